"""Whether a typed answer to a yes/no question means yes or no.

Used only where a yes/no question is open; "ok" counts as yes here and nowhere else.
"""

from __future__ import annotations

from bot.journey.text import plain, single, words

_YES = words(
    "yes y ya yah yea yeah yeh yep yup yess ye yas aye ok okay oky k kk sure fine alright",
    "aight certainly definitely absolutely correct right agree agreed true do go si sí sim",
    "tak oui da sì evet haa haan ha ji naam hyan",
    "نعم ايوه أيوه اه হ্যাঁ হা জি جی",
)
_NO = words(
    "no n nah na nope naw nay never not dont don't non nie nu não nao nei hayır",
    "hayir maya لا না نہیں",
)
# Read in this order: what sounds like no and means yes, then no, then yes.
_YES_IN_SPITE = ("no problem", "no worries", "not a problem", "dont mind", "why not")
_NO_PHRASES = (
    "no thanks", "no thank you", "id rather not", "rather not", "not really", "not ok", "i dont",
    "i do not", "dont want", "do not want", "no way", "not now", "i disagree", "prefer not",
    "of course not", "i am not", "im not", "dont agree", "not fine",
)  # fmt: skip
_YES_PHRASES = (
    "of course", "go on", "go ahead", "thats ok", "that is ok", "thats fine", "i do", "i agree",
    "i am", "sounds good", "if you want",
)  # fmt: skip
_SIGNS = {"👍": True, "👌": True, "✅": True, "✔": True, "👎": False, "❌": False}
MOST_WORDS = 8


def parse_yes_no(text: str) -> bool | None:
    """Return True for yes, False for no, None when neither can be told or both are said.

    "ok but not my landlord" is None: such an answer is asked about again.
    """
    signs = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    known = single_run(plain(text))
    if not known and len(signs) == 1:
        return signs.pop()
    spoken = known.split()
    if not spoken or len(spoken) > MOST_WORDS:
        return None
    phrase = _by_phrase(f" {known} ")
    return _by_word(spoken) if phrase is None else phrase


def _by_phrase(padded: str) -> bool | None:
    if " not sure " in padded:
        return None
    for meaning, phrases in ((True, _YES_IN_SPITE), (False, _NO_PHRASES), (True, _YES_PHRASES)):
        if any(f" {phrase} " in padded for phrase in phrases):
            mixed = meaning and " but " in padded
            return None if mixed else meaning
    return None


def _by_word(spoken: list[str]) -> bool | None:
    first, rest = spoken[0], spoken[1:]
    if first in _NO:
        return None if any(word in _YES for word in rest) else False
    if first in _YES:
        return None if any(word in _NO for word in rest) else True
    return None


def single_run(text: str) -> str:
    """Return "yees" as "yes" and "noo" as "no" where the first word was drawn out."""
    first, _, rest = text.partition(" ")
    short = single(first)
    if first not in _YES | _NO and short in _YES | _NO:
        first = short
    return f"{first} {rest}".strip()
