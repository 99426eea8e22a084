"""Mends capital letters, full stops, spaces and certain spellings in a resident's own words.

>>> tidy("i stay calm ,check he is breathing", spelling).text
'I stay calm, check he is breathing.'

Nothing else: no word is added, left out or put in another place, and grammar stays as it was said.
Every change is listed, so that the resident can be told what was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.spelling import MOST_LOOKED_UP, Spelling
from bot.journey.text import is_letter, words

MOST_READ = 20_000


class ChangeKind(StrEnum):
    """What kind of slip was mended."""

    CAPITAL = "capital"
    STOP = "stop"
    SPACE = "space"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Change:
    """One slip: what stood there, and what stands there now."""

    kind: ChangeKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """A text whose slips are mended, and every change in order; the same kind may come again."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """Return the kinds of changes, each once, in a fixed order."""
        made = {change.kind for change in self.changes}
        return tuple(kind for kind in ChangeKind if kind in made)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[Aa]&[Ee]|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?])[\"”’)]?\s{1,3}|\n)[\"“(‘]?([^\W\d_])")
_ABBREVIATIONS = words(
    "e.g. i.e. etc. approx. mr. mrs. ms. dr. st. no. vs. a.m. p.m. tel. hrs. min. mins."
)
_SPACE_BEFORE = re.compile(r"(?<=\w) {1,20}(?=[,;!?]|\.(?:\s|$|[^\W\d_]))")
_COMMA = re.compile(r"(?<=\w)([,;!?])(?=[^\W\d_])")
_STOP = re.compile(r"(?:(?<=[a-z]{2})|(?<=\s\d{4}))\.(?=([^\W\d_]{1,20}))")
_PLACES = words("com uk org net co nhs gov ac io info eu me tv html htm pdf doc docx jpg")
_SPACES = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r" {0,20}\n[\s\n]{0,200}")
# After these no sentence ends: a line that does was broken in its middle.
_GO_ON = words(
    "the a an to of and or but in on at for with my his her our their your i we he she they it is",
    "was are were so that because if when by from as than then not very",
)
_STARTS = words(
    "i i'm i've my we he she they it then after so but when one also finally in the there"
)
# Words by which English shows, so that "i" in Polish ("and") is left alone.
_ENGLISH = words(
    "the and my to was is a for in of he she it we they you with had have not on at but me her his",
    "did do are be as that this so when then from him them because what who how help work mean",
    "can will got get went look after if or an by all out up about there lol u clean cook call",
)


def tidy(text: str, spelling: Spelling) -> Tidied:
    """Return a resident's words with their slips mended, and what was mended; never raises.

    Tidying twice changes nothing more. Text that is hardly English only loses needless spaces.
    """
    changes: list[Change] = []
    known = _spaced(text[:MOST_READ].strip(), changes)
    if not known or not _is_english(known, spelling):
        return Tidied(known, tuple(changes))
    known = _quietened(known, spelling, changes)
    known = _spelt(known, spelling, changes)
    known = _with_capitals(known, changes)
    return Tidied(_stopped(known, changes), tuple(changes))


def _is_english(text: str, spelling: Spelling) -> bool:
    """Whether most words are English, some of them the small words that only English has."""
    found = [word.casefold().replace("’", "'") for word in _WORD.findall(text)[:200]]
    if not found:
        return False
    small = sum(word in _ENGLISH for word in found)
    known = sum(word in spelling.slips or spelling.known(word) for word in found)
    if small < max(1, len(found) // 12):
        return known >= 0.9 * len(found)
    return known >= 0.6 * len(found)


def _spaced(text: str, changes: list[Change]) -> str:
    """Mend spaces and broken lines."""

    def comma(found: re.Match[str]) -> str:
        changes.append(Change(ChangeKind.SPACE, found[0], f"{found[0]} "))
        return f"{found[1]} "

    linked = "://" in text or "www." in text or "@" in text

    def stop(found: re.Match[str]) -> str:
        after = found[1]
        if linked or after.casefold() in _PLACES or (len(after) == 1 and after not in "iI"):
            return found[0]
        changes.append(Change(ChangeKind.SPACE, ".", ". "))
        return ". "

    known = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = known
    known = _BREAK.sub(lambda found: _joined(lines, found, changes), lines)
    known = _SPACE_BEFORE.sub("", _SPACES.sub(" ", known))
    if known != text:
        changes.append(Change(ChangeKind.SPACE, "  ", " "))
    return _STOP.sub(stop, _COMMA.sub(comma, known))


def _joined(text: str, found: re.Match[str], changes: list[Change]) -> str:
    """Join two lines: an empty line stays, a sentence that ended gets its stop."""
    before, after = (
        text[max(0, found.start() - 40) : found.start()],
        text[found.end() : found.end() + 20],
    )
    paragraph = found[0].count("\n") > 1
    if before[-1:] in ".!?…:;,":
        return "\n\n" if paragraph else " "
    last, first = _WORD.findall(before), _WORD.findall(after)
    ended = bool(last and first) and last[-1].casefold() not in _GO_ON
    starts = ended and (paragraph or first[0].casefold() in _STARTS or first[0][0].isupper())
    if starts:
        changes.append(Change(ChangeKind.STOP, "", "."))
    return ("." if starts else "") + ("\n\n" if paragraph else " ")


def _quietened(text: str, spelling: Spelling, changes: list[Change]) -> str:
    """Take shouting down where the whole text is in capitals."""
    found = _TOKEN.findall(text)
    loud = [word for word in found if len(word) > 1]
    if len(loud) < 4 or not all(word.isupper() for word in loud):  # noqa: PLR2004
        return text

    def quiet(word: re.Match[str]) -> str:
        small = word[0].lower()
        if small in spelling.capitals:
            return spelling.capitals[small]
        # What no word list knows may be a name: it keeps its capital.
        return small if spelling.known(small) or small in spelling.slips else small.capitalize()

    changes.append(Change(ChangeKind.CAPITAL, found[0], found[0].lower()))
    return _TOKEN.sub(quiet, text)


def _spelt(text: str, spelling: Spelling, changes: list[Change]) -> str:
    """Mend certain spellings, apostrophes, hyphens and words that have capitals everywhere."""
    looked_up: set[str] = set()

    def mend(found: re.Match[str]) -> str:
        word = found[0]
        if "@" in word or "/" in word or "www." in word:
            return word
        small = word.casefold().replace("’", "'")
        capital = spelling.capitals.get(small)
        if capital is not None:
            return word if word.isupper() else _noted(word, capital, changes)
        right = _right(word, small, spelling, looked_up)
        if right is None:
            return word
        return _noted(word, right[:1].upper() + right[1:] if word[0].isupper() else right, changes)

    def hyphen(found: re.Match[str]) -> str:
        return _noted(found[0], spelling.hyphens[found[0].casefold()], changes)

    return spelling.hyphenated.sub(hyphen, _TOKEN.sub(mend, text))


def _right(word: str, small: str, spelling: Spelling, looked_up: set[str]) -> str | None:
    """Return the right word, or None where there is none or too much would be looked up."""
    if small == "i":
        return "I"
    if small in spelling.slips:
        # "IM" and "IVE" may be short for something; "Im" and "im" are not.
        return None if word.isupper() and len(word) > 1 else spelling.slips[small]
    if not word.islower() or len(looked_up) >= MOST_LOOKED_UP or spelling.known(small):
        return None
    looked_up.add(small)
    return spelling.right(small)


def _noted(before: str, after: str, changes: list[Change]) -> str:
    """Return what stands there now, and keep what was changed."""
    if before != after:
        same = before.casefold() == after.casefold()
        changes.append(Change(ChangeKind.CAPITAL if same else ChangeKind.SPELLING, before, after))
    return after


def _with_capitals(text: str, changes: list[Change]) -> str:
    """Start each sentence with a capital, but not after "e.g." or three dots."""

    def lift(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 12) : found.start()]
        word = (before.split() or [""])[-1].casefold()
        start = found.start(1) - found.start()
        after = text[found.start(1) : found.start(1) + 12]
        if word in _ABBREVIATIONS or word.endswith("..") or after.startswith(("http", "www.")):
            return found[0]
        letter = found[1].upper() if len(found[1].upper()) == 1 else found[1]
        if letter != found[1]:
            changes.append(Change(ChangeKind.CAPITAL, found[1], letter))
        return found[0][:start] + letter

    return _SENTENCE_START.sub(lift, text)


def _stopped(text: str, changes: list[Change]) -> str:
    """End the text with a full stop where it ends with a word or a number."""
    last = text.rsplit(maxsplit=1)[-1]
    ends_open = is_letter(text[-1]) or (text[-1] in ")”\"'’%" and text[-2:-1] not in ".!?")
    if not ends_open or "://" in last or "@" in last or last.startswith("www."):
        return text
    changes.append(Change(ChangeKind.STOP, "", "."))
    return f"{text}."
