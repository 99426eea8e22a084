"""The words of the papers that a resident gets, from `data/content/papers.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from bot.content.words import Frozen, Part, Words

FileName = Field(pattern=r"^[a-z]+(-[a-z]+)*$")


class PapersFile(Frozen):
    """Everything in the file."""

    statement_title: Part
    pack_title: Part
    for_role: Part
    for_role_and_employer: Part
    by: Part
    made: Part
    length: Words
    copy_intro: Words
    statement_heading: Part
    before_heading: Part
    gaps_intro: Words
    essential: Part
    desirable: Part
    history_heading: Part
    history_intro: Words
    history_none: Words
    gaps_heading: Part
    referees_heading: Part
    referees_intro: Words
    referees_none: Words
    permission: Mapping[str, Part]
    unsure_months: Part
    ai_heading: Part
    ai_intro: Words
    ai_line: Words
    page: Part
    statement_file: str = FileName
    pack_file: str = FileName
