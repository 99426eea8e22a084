"""Whether a typed answer to a yes/no question means yes or no.

Used only where a yes/no question is open; "ok" counts as yes here and nowhere else.
"""

from __future__ import annotations

from bot.journey.text import plain, single

_YES = frozenset(
    "yes y ya yah yea yeah yeh yep yup yess ye yas aye ok okay oky k kk sure fine alright aight certainly definitely absolutely "
    "correct right agree agreed true do go si sí sim tak oui da haa haan ha ji naam نعم হ্যাঁ جی".split()
)
_NO = frozenset(
    "no n nah na nope naw nay never not dont don't non nie nu não nao nei لا না نہیں".split()
)
_YES_PHRASES = (
    "of course", "go on", "go ahead", "thats ok", "that is ok", "thats fine", "no problem", "no worries",
    "i do", "i agree", "i am", "sounds good", "why not", "if you want", "not a problem", "dont mind", "i dont mind",
)  # fmt: skip
_NO_PHRASES = ("no thanks", "no thank you", "id rather not", "rather not", "not really", "not ok", "i dont", "i do not",
    "dont want", "do not want", "no way", "not now", "i disagree", "prefer not")  # fmt: skip
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
    words = known.split()
    if not words or len(words) > MOST_WORDS:
        return None
    padded = f" {known} "
    if any(f" {phrase} " in padded for phrase in _YES_PHRASES) and "not ok" not in known:
        return True
    if any(f" {phrase} " in padded for phrase in _NO_PHRASES):
        return False
    if words[0] in _NO:
        return None if any(word in _YES for word in words[1:]) else False
    if words[0] in _YES:
        return None if any(word in _NO for word in words[1:]) else True
    return None


def single_run(text: str) -> str:
    """Return "yees" as "yes" and "noo" as "no" where the first word was drawn out."""
    first, _, rest = text.partition(" ")
    short = single(first)
    if first not in _YES | _NO and short in _YES | _NO:
        first = short
    return f"{first} {rest}".strip()
