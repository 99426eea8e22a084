"""What the reasons for asking for a person are called on a page, and what to do about them."""

from __future__ import annotations

from bot.console.words import plain

# Reasons for asking for a person: (what happened, what to do about it, danger?).
REASONS: dict[str, tuple[str, str, bool]] = {
    "asked": ("Asked to speak to a person", "Read the last messages and get in touch.", False),
    "human": ("Asked to speak to a person", "Read the last messages and get in touch.", False),
    "not_understood": (
        "The bot did not understand two answers in a row",
        "Read what they wrote and answer it.",
        False,
    ),
    "under_16": (
        "Says they are under 16",
        "Follow your safeguarding policy. The bot asks them nothing more.",
        True,
    ),
    "safety": (
        "Said something worrying",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_crisis": (
        "May be in crisis. The bot showed who to call",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_danger": (
        "May be in danger. The bot showed who to call",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_distress": (
        "Is finding things hard",
        "Read it today and get in touch.",
        True,
    ),
    "safety_scam": (
        "May have met a job scam",
        "Check that they have sent no money or documents.",
        False,
    ),
    "complain": (
        "Made a complaint",
        "Confirm it within 30 days and ask what it is about. Follow your complaints policy.",
        False,
    ),
    "data_export": (
        "Has a copy of their data, without your notes about them",
        "Take other people's details out of the notes, and send them within one month.",
        False,
    ),
    "data_correct": (
        "Says that something stored about them is wrong",
        "Ask what it is and put it right within one month.",
        False,
    ),
    "language_change": (
        "Wants to use another language",
        "Find a colleague or an interpreter.",
        False,
    ),
    "voice": ("Sent a voice message", "The bot cannot listen to it. Ask what they need.", False),
    "declined": ("Said no to the privacy notice", "Offer another way to get help.", False),
    "story_help": (
        "Wants help with the English of a story",
        "Open their stories and mend it together. It is not a test.",
        False,
    ),
    "application_list": (
        "Could not give the bot the person specification",
        "Find it in the advert with them, and add it to the vacancy.",
        False,
    ),
    "at_risk": (
        "Has a job that may end soon",
        "Talk about notice, other posts and time for interviews.",
        False,
    ),
}
# What a reason for help begins with that names what it is about, and what to do about it.
REFERRALS = {
    "barrier:": ("Wants help with what is in their way", "Find help near them, and tell them."),
    "way:": ("Is interested in another way in", "Find out what is open near them."),
    "work:": ("Has something hard at work", "Talk it over with them. Promise nothing."),
    "not_helped:": ("Says that help did not help", "Look for something better with them."),
}


def reason(identifier: str) -> tuple[str, str, bool]:
    """Return what happened, what to do, and whether it is about danger."""
    known = REASONS.get(identifier)
    if known is not None:
        return known
    if identifier.startswith("safety"):
        return REASONS["safety"]
    for kind, (what, todo) in REFERRALS.items():
        if identifier.startswith(kind):
            return f"{what} ({plain(identifier.removeprefix(kind)).lower()})", todo, False
    return f"Needs a person ({plain(identifier).lower()})", "Read what they wrote.", False
