"""The first part of a UK postcode from messy text. The second part is never returned.

Shape: A9, A99, AA9, AA99, A9A or AA9A, where the letters are a real postcode area.
"""

from __future__ import annotations

import re
import unicodedata

from bot.journey.text import words

AREAS = words(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT",
    "DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L",
    "LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S",
    "SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR",
    "WS WV YO ZE",
)
"""Royal Mail's postcode areas, with the Channel Islands and the Isle of Man."""

_CLOSE = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2})([0-9][0-9A-Z]?)(?: ?[0-9][A-Z]{2})?(?![A-Z0-9])")
_APART = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2}) ([0-9][0-9A-Z]?)(?: ?[0-9][A-Z]{2})?(?![A-Z0-9])")
_GLUED = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2})([0-9][0-9A-Z]?)[0-9][A-Z]{2}(?![A-Z0-9])")
_NOT_AN_ANSWER = frozenset({"E", "S", "N", "M", "B", "L", "G", "W"})
_PLACE = re.compile(
    r"(?<![A-Z])(?:IN|NEAR|AROUND|FROM|LIVE|LIVING|POSTCODE|AREA|BY|TO)(?: (?:THE|IS|S|AREA|"
    r"AROUND))* $"
)
MOST_READ = 400


def parse_outcode(text: str) -> str | None:
    """Return the outcode in a text ("LS9 7TA i think" gives "LS9"), or None.

    A letter O typed for a zero is read as one ("SEO5" is not a postcode, "SW1O" is read "SW10").
    """
    known = re.sub(
        r"[^A-Z0-9]+", " ", unicodedata.normalize("NFKC", text[:MOST_READ]).upper()
    ).strip()
    for pattern in (_GLUED, _CLOSE, _APART):
        for found in pattern.finditer(known):
            outcode = _valid(found.group(1), found.group(2))
            if outcode is None:
                continue
            if pattern is _APART and known != found.group(0) and found.group(1) in _NOT_AN_ANSWER:
                continue  # "b 15" alone is a postcode; "i have s 2 kids" is not
            return outcode
    return None


def find_outcode(text: str) -> str | None:
    """Return the outcode that stands in a longer text, where it can be nothing else, or None.

    "se5" is one wherever it stands; "e5" only after "in", "live" and the like, for "b1 english"
    and "c1 licence" are none.
    """
    known = re.sub(
        r"[^A-Z0-9]+", " ", unicodedata.normalize("NFKC", text[:MOST_READ]).upper()
    ).strip()
    for found in _CLOSE.finditer(known):
        outcode = _valid(found.group(1), found.group(2))
        sure = len(found.group(1)) > 1 or known == found.group(0)
        if outcode is not None and (sure or _PLACE.search(known[: found.start()])):
            return outcode
    return None


def _valid(area: str, district: str) -> str | None:
    if area not in AREAS:
        return None
    fixed = district.replace("O", "0") if district.endswith("O") else district
    if len(fixed) == 2 and fixed[0] == "0":  # noqa: PLR2004
        return None
    return area + fixed
