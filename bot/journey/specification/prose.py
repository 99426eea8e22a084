"""Finds criteria in running text, and several of them in one line."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.journey.specification.criteria import Need
from bot.journey.specification.wording import BULLETS
from bot.journey.text import plain
from bot.journey.themes import Themes

_INLINE = re.compile(rf"(?:^|\s)[{BULLETS.replace('–', '').replace('—', '')}]\s?(?=\S)")
_DASHES = re.compile(r"(?:^|\s)[-–]\s(?=\S)")
_NUMBERED = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s?(?=[^\W\d])")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"”'][.!?])\s{1,8}(?=[A-Z\"“(])")
_AND_MORE = re.compile(
    r",?\s(?:and|also)\s(?:(?:you|he|she|they|who)\s)?(?:(?:must|should|will|need to|is|are)\s)?"
    r"(?=(?:have|has|can|knows?|likes?|be able|able to|be|hold|enjoy|willing|good|excellent|"
    r"experience|an?\s(?:good|full|clean|friendly|calm|caring|understanding|interest|ability))\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:ideally|also|so|therefore|in addition|additionally|to be successful(?: in this role)?|"
    r"for this role|to apply)\b,?\s)?"
    r"(?:(?:it says|the advert says|they say),?\s)?"
    r"(?:(?:you|they(?: are|re|’re)?(?: want| need| ask for| looking for)?|candidates|applicants|"
    r"the (?:ideal|successful|right) (?:candidate|person|applicant)|"
    r"the post ?holder|we(?: are|’re|'re| re)? (?:looking for|need|want|would like|require|expect)|"
    r"you(?:’|')ll)\s?)"
    r"(?:(?:someone|somebody|people|a person|people who|you)\s)?(?:(?:who|that)\s)?"
    r"(?:(?:will|must|should|would|do|may|can|also|ideally|already|ll|to)\s){0,4}"
    r"(?:(?:need|have|be|is|are|has|require|possess)\s(?:to\s)?(?:(?:have|be|possess)\s)?)?",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(?:desirable|advantage|advantageous|ideally|preferabl[ey]|preferred|beneficial|helpful|"
    r"a bonus|a plus|nice to have|would help|not essential|but not required|an asset)\b",
    re.IGNORECASE,
)
_ONLY_NICE = re.compile(
    r"\b(?:(?:is|are|would be|but) (?:also )?(?:desirable|preferred|preferable|advantageous|"
    r"helpful|beneficial|an advantage|a bonus|a plus|not essential)|desirable but|"
    r"though not essential)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:essential|must|required?|requires|need(?:s|ed)?(?: to)?|mandatory|have to)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:able|ability|experienced?|knowledge|understanding|willing(?:ness)?|skills?|confident|"
    r"good|excellent|strong|proven|committed|commitment|aware(?:ness)?|looking for|"
    r"should|qualifications?|qualified|flexible|reliable|passion(?:ate)?|enthusiastic|licen[cs]e|"
    r"gcses?|nvq|level [1-3])\b",
    re.IGNORECASE,
)


def pieces_of(text: str, themes: Themes) -> list[str]:
    """Split a line that holds several criteria: at bullets, numbers, semicolons or commas.

    Full stops and commas part criteria only where each piece is about something of its own: "a
    team player, reliable, good with computers".
    """
    marked = _at_marks(text)
    split = [
        piece
        for one in marked
        for part in _at_semicolons(one)
        for piece in _at_sentences(part, themes)
    ]
    return [piece for one in split for piece in _at_commas(one, themes)]


def sentences_of(text: str, themes: Themes) -> list[str]:
    """Split running text into sentences, and these where they ask for a second thing."""
    found = []
    for sentence in _SENTENCE_END.split(text):
        found += _at_and(sentence, themes)
    return found


def is_prose(text: str) -> bool:
    """Whether a line is running text and no entry of a list."""
    return _SENTENCE_END.search(text) is not None or bool(_led(text))


def is_wanted(text: str) -> bool:
    """Whether a sentence asks for something in whoever applies."""
    return any(cue.search(text) for cue in (_NICE, _MUST, _WANTED))


def need_in(text: str) -> Need | None:
    """Return how much a sentence wants what it asks for, where it says so."""
    if _NICE.search(text):
        return Need.DESIRABLE
    return Need.ESSENTIAL if _MUST.search(text) else None


def is_only_desirable(text: str) -> bool:
    """Whether a line says itself that it is only desirable, whatever heading it stands under."""
    return _ONLY_NICE.search(text) is not None


def without_lead(text: str) -> str:
    """Return a sentence without "You will need to have" and the like."""
    led = _led(text)
    rest = text[led:]
    return rest if len(rest) > 3 else text  # noqa: PLR2004


def _led(text: str) -> int:
    found = _LEAD.match(text[:200])
    return found.end() if found else 0


def _at_marks(text: str) -> list[str]:
    for pattern, fewest in ((_INLINE, 1), (_DASHES, 2)):
        if len(pattern.findall(text)) >= fewest and len(text) > 12:  # noqa: PLR2004
            found = [piece for piece in pattern.split(text) if _says_something(piece)]
            if len(found) > 1:
                return found
    numbers = list(_NUMBERED.finditer(text))
    in_order = [int(one[1]) for one in numbers]
    if len(numbers) > 1 and all(after == one + 1 for one, after in pairwise(in_order)):
        starts = [*(one.end() for one in numbers)]
        ends = [*(one.start() for one in numbers[1:]), len(text)]
        before = text[: numbers[0].start()]
        return [piece for piece in
                (before, *(text[one:end] for one, end in zip(starts, ends, strict=True)))
                if _says_something(piece)]  # fmt: skip
    return [text]


def _at_semicolons(text: str) -> list[str]:
    found = [piece.strip() for piece in text.split(";")]
    if len(found) > 1 and all(_says_something(piece) for piece in found if piece):
        return [_without_and(piece) for piece in found if piece]
    return [text]


def _at_sentences(text: str, themes: Themes) -> list[str]:
    parts = [part for part in _SENTENCE_END.split(text[:1200]) if part]
    about = [themes.of(part) for part in parts]
    apart = len(parts) > 1 and None not in about and len(set(about)) == len(about)
    return parts if apart and len(text) <= 1200 else [text]  # noqa: PLR2004


def _at_commas(text: str, themes: Themes) -> list[str]:
    if text.count(",") < 1 or len(text) > 600:  # noqa: PLR2004
        return [text]
    parts = [_without_and(part.strip()) for part in text.split(",")]
    if len(parts) < 3 or not all(parts):  # noqa: PLR2004
        return [text]
    last = parts[-1].split(" and ")
    parts = [*parts[:-1], *last] if len(last) == 2 else parts  # noqa: PLR2004
    about = [themes.of(part) for part in parts]
    apart = None not in about and len(set(about)) == len(about)
    return parts if apart and len(parts) > 2 else [text]  # noqa: PLR2004


def _at_and(sentence: str, themes: Themes) -> list[str]:
    """Split "able to work in a team and have good English" where both halves are known."""
    parts = [part for part in _AND_MORE.split(sentence[:1200]) if part]
    about = [themes.of(part) for part in parts]
    if len(parts) > 1 and None not in about and len(set(about)) == len(about):
        return parts
    return [sentence]


def _without_and(text: str) -> str:
    return text[4:] if text[:4].casefold() == "and " else text


def _says_something(text: str) -> bool:
    return len(plain(text)) > 2  # noqa: PLR2004
