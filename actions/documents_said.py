"""What is said of papers: an answer to a question, a verdict, and the buttons below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from actions.turn import Turn
from bot.clock import in_london
from bot.content.document_situations import Situation
from bot.content.say_documents import (
    SHOWN,
    say_next,
    say_others,
    say_useless,
    say_verdicts,
)
from bot.content.say_facts import with_care
from bot.journey.documents import EXPIRED, Check, Standing, Verdict

IDENTITY, RIGHT_TO_WORK = "identity", "right_to_work"
BEGIN, OTHERS = "begin", "others"
MOST_PAPERS_ASKED = 2
Buttons = list[dict[str, str]]


def say_situation(turn: Turn, situation: Situation, buttons: Buttons | None = None) -> None:
    """Say what holds in a situation; the buttons stand below the last message."""
    last = with_care(turn.content, situation, situation.messages[-1], _today(turn))
    for text in situation.messages[:-1]:
        turn.say("utter_told", text=text)
    turn.say("utter_told", text=last, buttons=buttons)


def say_papers(
    turn: Turn, asked: Sequence[str], states: Mapping[str, str], buttons: Buttons | None = None
) -> None:
    """Say whether papers count that somebody asks about, two at most."""
    papers = [turn.content.documents.documents[one] for one in asked[:MOST_PAPERS_ASKED]]
    for at, paper in enumerate(papers):
        is_last = at == len(papers) - 1
        is_old = states.get(paper.id) == EXPIRED
        said = (is_old and paper.old) or paper.says
        text = with_care(turn.content, paper, said, _today(turn))
        turn.say("utter_told", text=text, buttons=buttons if is_last else None)


def below_answer(turn: Turn, scope: str | None, *, person: bool) -> Buttons | None:
    """Return the buttons below an answer: on to the questions, and a person where it matters."""
    if turn.form:
        return None
    buttons = []
    if scope == IDENTITY:
        buttons.append(_button(turn, "check_papers", _begin(IDENTITY)))
    if scope == RIGHT_TO_WORK:
        buttons.append(_button(turn, "check_work_papers", _begin(RIGHT_TO_WORK)))
    if person:
        buttons.append(_button(turn, "person", "/human"))
    return buttons or None


def say_verdict(
    turn: Turn,
    scope: str,
    verdicts: Mapping[Check, Verdict],
    held: Mapping[str, str],
    *,
    name: bool = False,
    short: bool = False,
) -> None:
    """Say how somebody stands: a line for each check, why (not where it is `short`), what is next.

    `name`: a line for a new name too.
    """
    content = turn.content
    turn.say("utter_told", text=say_verdicts(content, verdicts, held, name=name))
    if not short and (why := _why(turn, scope, verdicts, held)):
        turn.say("utter_told", text=why)
    _say_step(turn, scope, verdicts)


def say_other_papers(turn: Turn, verdicts: Mapping[Check, Verdict]) -> None:
    """Name further papers that count for what is missing."""
    missing = [verdicts[check] for check in SHOWN if verdicts[check].easiest]
    said = [text for one in missing if (text := say_others(turn.content, one.others))]
    buttons = below_answer(turn, IDENTITY, person=True)
    if not said:
        situation = turn.content.document_situations.situations["what_counts_address"]
        say_situation(turn, situation, buttons)
        return
    for text in said[:-1]:
        turn.say("utter_told", text=text)
    turn.say("utter_told", text=said[-1], buttons=buttons)


def _why(
    turn: Turn, scope: str, verdicts: Mapping[Check, Verdict], held: Mapping[str, str]
) -> str | None:
    """Return why papers do not count, or else the rule that the verdict rests on."""
    checks = (Check.RIGHT_TO_WORK,) if scope == RIGHT_TO_WORK else SHOWN[:2]
    mine = [verdicts[check] for check in checks]
    useless = say_useless(turn.content, mine, held)
    if useless:
        return useless
    reasons = turn.content.documents.reasons
    for one in mine:
        if one.standing is not Standing.ENOUGH or scope == RIGHT_TO_WORK:
            named = [reasons[reason] for reason in one.reasons]
            if named:
                return with_care(turn.content, named[0], str(named[0].says), _today(turn))
    return None


def _say_step(turn: Turn, scope: str, verdicts: Mapping[Check, Verdict]) -> None:
    """Say the next step, with buttons: other papers, right to work, a person."""
    checks = (Check.RIGHT_TO_WORK,) if scope == RIGHT_TO_WORK else SHOWN[:2]
    open_ones = [verdicts[check] for check in checks]
    open_ones = [one for one in open_ones if one.standing is not Standing.ENOUGH]
    buttons: Buttons = []
    text = next((said for one in open_ones if (said := say_next(turn.content, one))), None)
    if any(one.others for one in open_ones):
        buttons.append(_button(turn, "other_papers", f'/checks_identity{{"asks": "{OTHERS}"}}'))
    work = verdicts[Check.RIGHT_TO_WORK]
    if scope == IDENTITY and work.standing is Standing.UNKNOWN:
        buttons.append(_button(turn, "check_work_papers", _begin(RIGHT_TO_WORK)))
    photo = verdicts[Check.IDENTITY]
    if scope == RIGHT_TO_WORK and photo.standing is Standing.UNKNOWN:
        buttons.append(_button(turn, "check_papers", _begin(IDENTITY)))
    buttons.append(_button(turn, "person", "/human"))
    if text is not None:
        turn.say("utter_told", text=text, buttons=buttons)
    elif open_ones:
        turn.say("utter_documents_ask_employer", buttons=buttons)
    else:
        turn.say("utter_documents_enough", buttons=buttons)


def _begin(scope: str) -> str:
    return f'/checks_{scope}{{"asks": "{BEGIN}"}}'


def _button(turn: Turn, label: str, payload: str) -> dict[str, str]:
    return {"title": turn.label(label), "payload": payload}


def _today(turn: Turn) -> date:
    return in_london(turn.step.at).date()
