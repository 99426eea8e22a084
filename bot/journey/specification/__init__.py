"""Reads a person specification that somebody pasted: its criteria, and which are essential.

`bot.journey.specification.reading` is the way in; `criteria` holds what comes out, `lines` tells
what each line is, `tables` reads rows with columns, `prose` reads running text.
"""

from bot.journey.specification.criteria import Assessed, Criterion, Need, Specification, Unread
from bot.journey.specification.reading import MOST_READ, is_list, read_specification

__all__ = [
    "MOST_READ",
    "Assessed",
    "Criterion",
    "Need",
    "Specification",
    "Unread",
    "is_list",
    "read_specification",
]
