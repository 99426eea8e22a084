"""Tidies the words of one criterion: bullets, marks such as "(E)", capitals, assessment methods."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.journey.specification.criteria import Assessed, Need
from bot.journey.text import words

LONGEST_CRITERION = 400
"""Characters kept of one criterion; what is longer is no criterion but a page."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile(r"[^\S\n\t]")
BULLETS = "•●▪■◦○·∙‣⁃➢➤►▶→»✓✔☑❖◆♦*–—"
_BULLET = re.compile(
    rf"^\s{{0,40}}(?:[{BULLETS}](?=\s|\w|[(\"“])|-(?=\s|[A-Z])|o(?=\s{{1,8}}[A-Z\t])|"
    r"\d{1,2}(?:\.\d{1,2}){1,2}[.)]?(?=\s)|"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s|[A-Z])|[EDQ]\d{1,2}[.:)]?(?=\s))\s{0,8}"
)
# A list pasted from a table of Word has a tab after each bullet, which starts no cell.
_BULLET_TAB = re.compile(
    rf"((?:^|(?<=[\t\n]))[ ]?(?:[{BULLETS}-]|o|\d{{1,2}}[.)]))\t", re.MULTILINE
)
_MARKDOWN = re.compile(r"\*\*|__|^#{1,6} ", re.MULTILINE)
# Who wrote a forwarded message, and when.
_FORWARDED = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?\]?(?: -)? [^:\n]{1,40}: ",
    re.MULTILINE,
)
_NUMBER = re.compile(r"^\s{0,40}\(?\d{1,2}[.)]")
_LETTERED = re.compile(r"^\s{0,40}([ED])\d{1,2}[.:)]?\s")
_INLINE_NEED = re.compile(
    r"(?:^|(?<=[.;,])[^\S\n]{1,3}|\b(?:it says|they say|says|and|the|with)\s)"
    r"((?:essential|desirable)(?: criteria| requirements| skills)?)[^\S\n]?"
    r"(?::(?=[^\S\n]?\S)|=|\bis\b|\bare\b)[^\S\n]{0,2}",
    re.IGNORECASE | re.MULTILINE,
)
_MARK_NEED = {"e": Need.ESSENTIAL, "essential": Need.ESSENTIAL,
              "d": Need.DESIRABLE, "desirable": Need.DESIRABLE}  # fmt: skip
_BRACKETS = re.compile(r"\s?[(\[]\s?([A-Za-z][A-Za-z/,&. ]{0,60})[)\]]")
_TRAILING = re.compile(r"\s?[-–:,|]\s?((?i:essential|desirable)|(?<=\s)[ED])\.?$")
_LETTERS = re.compile(
    r"(?<!grade)(?<!level)(?<!vitamin)(?<!class)(?<!category)(?<!band)\s([ED])"
    r"(?:\s{1,3}((?:AF?|I|T|R|C)(?:\s?[/,&]\s?(?:AF?|I|T|R|C))*))?$"
)
_LEADING = re.compile(r"^(?:((?i:essential|desirable))\s?[-–:|]|([ED])\s?[–:|]|([ED])\s-)\s?(?=\S)")
_METHODS = {
    Assessed.APPLICATION: words("a af app application form applications cv statement"),
    Assessed.INTERVIEW: words("i int interview interviews"),
    Assessed.TEST: words("t test tests testing assessment presentation p task exercise"),
    Assessed.REFERENCE: words("r ref refs reference references"),
    Assessed.CERTIFICATE: words("c cert certificate certificates certification evidence document "
                                "documents documentary"),
}  # fmt: skip
_METHOD_WORDS = frozenset().union(*_METHODS.values())
_METHOD_JOINERS = words("and or at of the by in via method assessed how process selection")
# What stays in capitals when a shouted line is taken down.
_CAPITALS = words(
    "NHS GCSE GCSES NVQ QCF BTEC ICT IT DBS SIA PPE COSHH UK CV ECDL ESOL CCTV HGV LGV IELTS MS",
    "ID PTS HIV GDC NMC HCPC BSL PC",
)
# What has capitals wherever it stands.
_SHORT_FORMS = {
    one.casefold(): one
    for one in ("NHS", "GCSE", "GCSEs", "NVQ", "BTEC", "DBS", "COSHH", "PPE", "English")
}
_SHORT = re.compile(rf"\b(?:{'|'.join(_SHORT_FORMS)})\b", re.IGNORECASE)
_NAMES = {"english": "English", "microsoft": "Microsoft", "word": "Word", "excel": "Excel",
          "outlook": "Outlook", "level": "level"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A criterion's words without its marks, and what the marks said."""

    text: str
    need: Need | None = None
    assessed: frozenset[Assessed] = frozenset()


def cleaned(text: str) -> str:
    """Return pasted text with plain spaces, plain line ends and no invisible signs."""
    known = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    known = known.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n")
    known = _SPACES.sub(" ", _UNSEEN.sub("", known.replace("\uf0b7", "•").replace("\uf0a7", "•")))
    known = _MARKDOWN.sub("", _FORWARDED.sub("", known))
    return _BULLET_TAB.sub(r"\1 ", known)


def without_bullet(line: str) -> tuple[str, bool]:
    """Return a line without its bullet or number, and whether it had one."""
    found = _BULLET.match(line)
    return (line[found.end() :], True) if found else (line, False)


def is_numbered(line: str) -> bool:
    """Whether a line starts with a number and a stop, as headings do too."""
    return _NUMBER.match(line) is not None


def need_of_number(line: str) -> Need | None:
    """Return what "E4" or "D2" before a criterion says of it."""
    found = _LETTERED.match(line)
    return _MARK_NEED[found[1].casefold()] if found else None


def with_headings_apart(text: str) -> str:
    """Put "Essential: …" and "desirable is …" within a line on lines of their own."""
    return _INLINE_NEED.sub(lambda found: f"\n{found[1]}: ", text)


def methods(text: str) -> frozenset[Assessed] | None:
    """Read "A/I" or "Application form and interview"; None where a text is something else."""
    tokens = re.split(r"[^a-z]+", text[:120].casefold())
    known = [token for token in tokens if token and token not in _METHOD_JOINERS]
    if not known or not all(token in _METHOD_WORDS for token in known):
        return None
    return frozenset(one for one, shown in _METHODS.items() if not shown.isdisjoint(known))


def worded(text: str) -> Wording:
    """Take marks of need and of assessment out of a criterion, and tidy what is left."""
    found = _leading(" ".join(text[: 2 * LONGEST_CRITERION].split()))
    for bracket in list(_BRACKETS.finditer(found.text))[:8]:
        found = _bracket(found, bracket)
    letters = _LETTERS.search(found.text)
    if letters and len(found.text.split()) > 2:  # noqa: PLR2004
        assessed = methods(letters[2] or "") or frozenset()
        need = found.need or _MARK_NEED[letters[1].casefold()]
        found = Wording(found.text[: letters.start()], need, found.assessed | assessed)
    trailing = _TRAILING.search(found.text)
    if trailing:
        need = found.need or _MARK_NEED[trailing[1].casefold()]
        found = replace(found, text=found.text[: trailing.start()], need=need)
    return replace(found, text=tidied(found.text))


def _leading(text: str) -> Wording:
    found = _LEADING.match(text)
    if not found:
        return Wording(text)
    return Wording(text[found.end() :], _MARK_NEED[found[found.lastindex or 1].casefold()])


def _bracket(found: Wording, bracket: re.Match[str]) -> Wording:
    """Take one pair of brackets away where it holds a mark."""
    inside = bracket[1].strip()
    need = _MARK_NEED.get(inside.casefold().rstrip("."))
    assessed = None if need else methods(inside)
    # One letter in brackets is a mark, but not that of "GCSE maths, grade 4 (C)".
    is_grade = inside in {"B", "C"} or "grade" in found.text[: bracket.start()].casefold()[-10:]
    if need is None and (assessed is None or is_grade or inside[0].islower()):
        return found
    left = found.text.replace(bracket[0], "", 1)
    return Wording(left, need or found.need, found.assessed | (assessed or frozenset()))


def tidied(text: str) -> str:
    """Return a criterion with single spaces, one capital, no stray signs, and not shouted."""
    known = " ".join(text.split()).strip(f" \t{BULLETS}-_|;,:")
    if known.endswith(".") and not known.endswith(".."):
        known = known[:-1].rstrip()
    if len(known) > LONGEST_CRITERION:
        known = known[:LONGEST_CRITERION].rsplit(" ", 1)[0] + " …"
    letters = [sign for sign in known if sign.isalpha()]
    if len(letters) > 8 and all(sign.isupper() for sign in letters):  # noqa: PLR2004
        known = quietened(known)
    known = _SHORT.sub(lambda found: _SHORT_FORMS[found[0].casefold()], known)
    return known[:1].upper() + known[1:]


def quietened(text: str) -> str:
    """Take shouting down, but leave what is always written in capitals."""
    return " ".join(_quiet(word) for word in text.split(" "))


def _quiet(word: str) -> str:
    bare = re.sub(r"[^A-Za-z]", "", word)
    if bare.upper() in _CAPITALS and bare:
        return word.replace("GCSES", "GCSEs")
    lower = word.lower()
    name = _NAMES.get(bare.lower())
    return lower.replace(bare.lower(), name) if name and name != bare.lower() else lower
