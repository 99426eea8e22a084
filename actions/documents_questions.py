"""How each question about papers is put, from what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guided import Question, button, titled
from actions.knowing import NO, YES, resident
from actions.turn import Turn
from bot.journey.documents import EXPIRED, HAVE, NONE, NOT_SURE, Check
from bot.services import documents
from bot.services.roles import SKIP

FORM = "documents_form"
About = Mapping[str, Any]
STATES = (HAVE, EXPIRED, NONE)
SHOWN_PAPERS = ("bank_statement", "energy_bill", "council_tax", "benefits_letter", "tenancy")
OF_WORK = ("british_passport", "birth_certificate", "share_code")
THAT_IS_ALL = "none"


def known(turn: Turn) -> dict[str, str]:
    """Return what they said of papers."""
    who = resident(turn).id
    with turn.parts.reading() as uow:
        return documents.held(uow, who)


def photo_question(turn: Turn, about: About) -> Question:
    """Ask for one photo ID, and if it is in date."""
    name = about["photo"]
    labels = ("paper_in_date", "paper_expired", "paper_none")
    buttons = [
        button(turn, FORM, label, state) for label, state in zip(labels, STATES, strict=True)
    ]
    return Question(
        "photo",
        f"utter_documents_{name}",
        buttons=buttons,
        about=dict(about),
        explained=f"utter_explain_documents_{name}",
    )


def papers_question(turn: Turn, about: About) -> Question:
    """Ask which papers have their name and address."""
    papers = turn.content.documents.documents
    held = known(turn)
    shown = [one for one in (*about.get("prefers", ()), *SHOWN_PAPERS) if one in papers]
    left = [one for one in dict.fromkeys(shown) if one not in held and _is_address(turn, one)]
    buttons = [titled(FORM, papers[one].label, one) for one in left[:5]]
    buttons.append(button(turn, FORM, "papers_none", THAT_IS_ALL))
    response = "utter_documents_papers_more" if about.get("found") else "utter_documents_papers"
    return Question("papers", response, buttons=buttons, free=True, about=dict(about))


def age_question(turn: Turn, about: About) -> Question:
    """Ask whether papers are three months old at most."""
    papers = turn.content.documents.documents
    named = " / ".join(papers[one].name for one in about["papers"])
    buttons = [
        button(turn, FORM, "yes", HAVE),
        button(turn, FORM, "no", EXPIRED),
        button(turn, FORM, "not_sure", NOT_SURE),
    ]
    values = {"papers": named}
    return Question("age", "utter_documents_age", values, buttons, about=dict(about))


def older_question(turn: Turn, about: About) -> Question:
    """Ask which of several papers is older."""
    papers = turn.content.documents.documents
    buttons = [titled(FORM, papers[one].label, one) for one in about["papers"]]
    buttons.append(button(turn, FORM, "all_of_them", "all"))
    return Question("older", "utter_documents_older", buttons=buttons, about=dict(about))


def work_question(turn: Turn, about: About) -> Question:
    """Ask which paper shows the right to work; no status is asked for."""
    papers = turn.content.documents.documents
    buttons = [titled(FORM, papers[one].label, one) for one in OF_WORK]
    buttons.append(button(turn, FORM, "papers_none", THAT_IS_ALL))
    buttons.append(button(turn, FORM, "rather_not", SKIP))
    return Question("work", "utter_documents_work", buttons=buttons, about=dict(about))


def ni_paper_question(turn: Turn, about: About) -> Question:
    """Ask for an official paper with the National Insurance number."""
    labels = {"yes": HAVE, "no": NONE, "not_sure": NOT_SURE}
    buttons = [button(turn, FORM, label, state) for label, state in labels.items()]
    return Question("ni_paper", "utter_documents_ni_paper", buttons=buttons, about=dict(about))


def media_question(turn: Turn, about: About) -> Question:
    """Answer a photograph or a file: it was not kept; whether the paper is in date is asked."""
    buttons = [button(turn, FORM, "yes", YES), button(turn, FORM, "no", NO)]
    return Question("in_date", "utter_documents_media", buttons=buttons, about=dict(about))


def which_paper_question(turn: Turn, about: About) -> Question:
    """Ask which paper it was that they sent."""
    papers = turn.content.documents.documents
    shown = ("passport", "driving_licence", "bank_statement", "birth_certificate")
    buttons = [titled(FORM, papers[one].label, one) for one in shown]
    buttons.append(button(turn, FORM, "something_else", SKIP))
    return Question("which_paper", "utter_documents_which_paper", buttons=buttons,
                    about=dict(about))  # fmt: skip


def _is_address(turn: Turn, paper: str) -> bool:
    return Check.ADDRESS in turn.content.documents.documents[paper].counts
