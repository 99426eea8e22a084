"""Which language a message is written in, among those in which we can greet, explain and signpost.

A short message says little: a wrong guess would answer an English sentence in Italian. So a guess
must be sure, and a message with English little words in it ("the", "my", "want") is English.
"""

from __future__ import annotations

import re
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from bot.journey.language_words import COMMON
from bot.journey.script import is_mostly_latin

ENGLISH = "en"
LANGUAGES = ("en", "es", "pt", "pl", "ar", "fr", "tr", "it", "ro", "bn", "so")
"""ISO 639-1 codes of the languages that are told apart; English comes first."""

SURE = 0.5
"""The detector's confidence, 0 to 1, from which a guess counts."""
SURE_WITH_PHONE = 0.3
"""The same where the resident's phone is set to that language."""
FEWEST_WORDS = 2
"""A single Latin word ("wagwan", "vlorp") is a guess only if the phone says the same."""
SHARE_OF_ENGLISH = 0.2
"""From this share of English little words on, a message is English whatever else is in it."""
FEWEST_LETTERS = 4
LONGEST = 400
"""Characters that are read: enough to be sure, and no long story takes longer."""

# Little words of English that none of the other languages has, as residents write them.
_ENGLISH = frozenset(
    """the my this is it its im ive id am are was were have has had want need get got going gonna
    what wat when where who why how can cant cnt could do does dont dnt did didnt will wont
    would should i you u ur your they them their we our he she his her of for from with
    without about and but not no yes yeah please pls plz thanks any some someone something
    job jobs work working help hello hi hey apply application role roles money old new one
    two start stop still been be at on in to by so if or as that there here then now more
    all out up very good bad ok okay cheers salaam interview nervous shortlisted whats wats
    thats theres an test tests literacy star matter matters video nhs dbs reminders practise
    cancel rubbish drop pressed button gone show me speak clerk ward versus level free""".split()  # noqa: SIM905 - a hundred quoted words read worse
)
# Of these, what other languages write too: alone they prove nothing.
_SHARED = frozenset(
    """no do me on in so as to a i he is am u at be or all we ok okay by nhs dbs hello hi hey job
    jobs""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def notice(text: str, phone: str | None = None) -> str | None:
    """Return the code of the language of `text`, or None when it cannot be told.

    `phone`: the code of the language that the resident's phone is set to, if it is known.
    Never raises. `lingua` tells the languages apart by pieces of words (18 MB, 0.04 ms).
    """
    read = text[:LONGEST]
    words = [word.replace("’", "'").replace("'", "") for word in _WORD.findall(read.casefold())]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    if _is_english(words):
        return ENGLISH
    guess, sure = _guess(read)
    if guess is not None and guess == known(phone):
        return guess if sure >= SURE_WITH_PHONE else None
    if guess is None or sure < SURE:
        return None
    # In Latin letters, what is misspelt or means nothing looks like some language too.
    shows = not is_mostly_latin(read) or any(word in COMMON.get(guess, ()) for word in words)
    is_one_word = len(words) < FEWEST_WORDS and is_mostly_latin(read)
    return guess if shows and not is_one_word else None


def known(code: str | None) -> str | None:
    """Return our code for a code such as Telegram's "pt-br"; None when it is none of ours."""
    short = (code or "").lower().partition("-")[0].partition("_")[0]
    return short if short in LANGUAGES else None


def _is_english(words: list[str]) -> bool:
    little = [word for word in words if word in _ENGLISH]
    return any(word not in _SHARED for word in little) and (
        len(little) >= SHARE_OF_ENGLISH * len(words)
    )


def _guess(text: str) -> tuple[str | None, float]:
    values = _detector().compute_language_confidence_values(text)
    if not values:
        return None, 0.0
    return str(values[0].language.iso_code_639_1.name).lower(), float(values[0].value)


@cache
def _detector() -> LanguageDetector:
    languages = [
        Language.from_iso_code_639_1(IsoCode639_1.from_str(code.upper())) for code in LANGUAGES
    ]
    # Its more exact mode takes 330 MB and is no surer of three words.
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
