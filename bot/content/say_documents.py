"""Says verdicts about papers: which will usually do, what is missing, what to get next.

The words come from `data/content/documents.yml`; only the joining happens here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.content.content import Content
from bot.content.documents import Paper
from bot.journey.documents import NOT_SURE, Check, Standing, Verdict

SHOWN = (Check.IDENTITY, Check.ADDRESS, Check.RIGHT_TO_WORK)
MOST_SAID = 3


def say_verdicts(
    content: Content, verdicts: Mapping[Check, Verdict], held: Mapping[str, str], *, name: bool
) -> str:
    """Return a line for each check; `name`: one for a new name too."""
    checks = (*SHOWN, Check.NAME) if name else SHOWN
    return "\n".join(say_line(content, verdicts[check], held) for check in checks)


def say_line(content: Content, verdict: Verdict, held: Mapping[str, str]) -> str:
    """Return how somebody stands with one check."""
    words = content.documents.words
    rests, asked = joined(content, verdict.rests_on), joined(content, verdict.to_ask)
    need = words.needs.get(verdict.need or "", "")
    unsure = [one for one in _of_check(content, verdict.check) if held.get(one) == NOT_SURE]
    match verdict.standing:
        case Standing.ENOUGH:
            form = words.enough
        case Standing.MISSING:
            form = words.partly if rests else words.missing
        case Standing.ASK:
            form = words.ask_partly if rests and asked else words.ask if asked else words.ask_none
        case Standing.UNKNOWN:
            form = words.unsure if unsure else words.unknown
    papers = rests or asked or joined(content, unsure)
    check = words.checks[verdict.check]
    line = form.format(check=check, papers=papers, asked=asked, need=need)
    too = verdict.standing is Standing.MISSING and bool(asked)
    return words.ask_too.format(line=line, asked=asked) if too else line


def say_next(content: Content, verdict: Verdict) -> str | None:
    """Return the easiest next paper and how to come by it; None where nothing is missing."""
    if verdict.standing is Standing.ENOUGH or verdict.easiest is None:
        return None
    paper = content.documents.documents[verdict.easiest]
    named = a_paper(content, paper)
    return content.documents.words.next.format(paper=named, get=paper.get or paper.says)


def say_others(content: Content, ids: Iterable[str]) -> str | None:
    """Return further papers that count, as a list inside a sentence."""
    papers = joined(content, tuple(ids))
    return content.documents.words.others.format(papers=papers) if papers else None


def say_useless(content: Content, verdicts: Iterable[Verdict], held: Mapping[str, str]) -> str:
    """Return why papers that they have do not count, one line each, three at most."""
    papers = content.documents.documents
    seen: dict[str, str] = {}
    for verdict in verdicts:
        for one in verdict.useless:
            paper = papers[one]
            is_old = held.get(one) == "expired" or paper.always_old
            seen.setdefault(paper.family or one, str((is_old and paper.old) or paper.says))
    return "\n".join(list(seen.values())[:MOST_SAID])


def say_kept(content: Content, told: Mapping[str, str]) -> str:
    """Return what was noted: "passport, in date"."""
    words = content.documents.words
    papers = content.documents.documents
    named = [words.states[state].format(paper=papers[one].name) for one, state in told.items()]
    return words.kept.format(papers=words.listed_by.join(named))


def say_missing(content: Content, verdicts: Mapping[Check, Verdict]) -> str | None:
    """Return "You have a passport; you still need one proof of address", of identity as a whole.

    None where nothing is known of photo ID and address.
    """
    words = content.documents.words
    photo, address = verdicts[Check.IDENTITY], verdicts[Check.ADDRESS]
    mine = [*photo.rests_on, *address.rests_on]
    have = _join(content, [a_paper(content, content.documents.documents[one]) for one in mine])
    open_ones = [one for one in (photo, address) if one.standing is not Standing.ENOUGH]
    known = mine or any(one.standing is not Standing.UNKNOWN for one in open_ones)
    if not known:
        return None
    need = _join(content, [words.needs[one.need] for one in open_ones if one.need])
    if have and need:
        return words.have_and_need.format(papers=have, need=need)
    return words.have_all.format(papers=have) if have else words.need_only.format(need=need)


def a_paper(content: Content, paper: Paper) -> str:
    """Return a paper with its article: "a passport", "an eVisa", "a UK birth certificate"."""
    words = content.documents.words
    form = words.an if paper.name[:1].lower() in "aeio" else words.a
    return form.format(paper=paper.name)


def joined(content: Content, ids: Sequence[str]) -> str:
    """Return the names of papers, joined: "passport and bank statement"."""
    papers = content.documents.documents
    return _join(content, [papers[one].name for one in ids])


def _join(content: Content, names: Sequence[str]) -> str:
    words = content.documents.words
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return words.joined_last.format(first=words.joined_by.join(names[:-1]), last=names[-1])


def _of_check(content: Content, check: Check) -> list[str]:
    return [name for name, paper in content.documents.papers.items() if check in paper.counts]
