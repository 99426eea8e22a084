"""The questions about papers: only what is needed, answered by button or in free words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions.documents_answers import TAKE
from actions.documents_media import take_in_date, take_which_paper
from actions.documents_questions import (
    FORM,
    About,
    age_question,
    media_question,
    ni_paper_question,
    older_question,
    papers_question,
    photo_question,
    which_paper_question,
    work_question,
)
from actions.guided import Done, GuidedForm, Question
from actions.turn import Turn

BUILD: Mapping[str, Callable[[Turn, About], Question]] = {
    "photo": photo_question,
    "papers": papers_question,
    "age": age_question,
    "older": older_question,
    "work": work_question,
    "ni_paper": ni_paper_question,
    "in_date": media_question,
    "which_paper": which_paper_question,
}
_OF_MEDIA = {"in_date": take_in_date, "which_paper": take_which_paper}


def take_answer(turn: Turn, name: str, about: About, value: str) -> Question | Done | None:
    """Keep an answer to the question of that name and return what is next; None: unread."""
    return {**TAKE, **_OF_MEDIA}[name](turn, about, value)


class DocumentsForm(GuidedForm):
    """Asks which papers somebody has, and says what they are enough for."""

    form = FORM

    def build(self, turn: Turn, name: str, about: About) -> Question | None:
        """Put a question anew."""
        return BUILD[name](turn, about)

    def take(self, turn: Turn, name: str, about: About, value: str) -> Question | Done | None:
        """Keep what is said of papers, and ask for what is needed next."""
        return take_answer(turn, name, about, value)
