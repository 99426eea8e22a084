"""The one root of our errors and its named subclasses.

Every message ends in what the person in front of it can do; none carries a message text, a name
or a token, because errors reach logs.
"""


class MooringError(Exception):
    """Root of all errors that Mooring raises on purpose."""


class SettingsError(MooringError):
    """A setting is missing or wrong; the message names it and where it stands."""


class ContentError(MooringError):
    """A file under data/content is wrong; the message names the file and the place in it."""


class NotFoundError(MooringError):
    """What was asked for does not exist, or is not for this reader to see."""


class ConflictError(MooringError):
    """Somebody else changed the same thing meanwhile; reading it again and retrying is safe."""


class LeaseLostError(ConflictError):
    """A worker's lease on a chat ended and another worker took over; this turn must not commit."""


class DialogueUnavailableError(MooringError):
    """Rasa or the action server did not answer; the update stays and is tried again."""


class OldDatabaseError(MooringError):
    """The database is older than the program; the message names the command that mends it."""


class FeedError(MooringError):
    """A file or feed of vacancies cannot be read; the message says what is wrong with it."""
