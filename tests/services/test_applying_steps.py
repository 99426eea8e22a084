"""What an application takes over, and what it never does."""

from __future__ import annotations

from bot.content.content import Content
from bot.journey.specification import read_specification
from bot.services import preparing, starting, statements, story_bank
from bot.services.preparing import ON_THE_FORM, Preparing
from bot.services.starting import Offer
from tests.services.conftest import Journey

LIST = """Essential
- Able to work in a team
- Full driving licence
- Eligible to work in the UK
"""
STORY = "When it was busy, I helped the others with the bags. In the end everyone was happy."


def begun(journey: Journey, content: Content, offer: str) -> starting.Begun:
    with journey.store() as uow:
        return starting.begin(uow, content, journey.message(), Offer(offer, ""))


def listed(journey: Journey, content: Content, work: Preparing) -> Preparing:
    read = read_specification(LIST, content.themes)
    step = journey.message()
    with journey.store() as uow:
        number = work.application.id
        preparing.keep_list(uow, step, number, read.criteria, source="paste")
        return preparing.opened(uow, content, step, number) or work


def first_done(journey: Journey, content: Content) -> Preparing:
    work = listed(journey, content, begun(journey, content, "role:porter").work)
    team, driving, _ = work.criteria
    with journey.store() as uow:
        draft = story_bank.tell(uow, content, journey.message(), team, STORY)
        story_bank.keep(uow, content, journey.message(), team, draft.story)
        preparing.answer_fact(uow, journey.message(), driving, "yes")
        for section in ("details", "declarations"):
            preparing.settle_section(uow, journey.message(), work, section, "done")
    return work


def test_declarations_are_never_taken_over_and_other_parts_are(
    journey: Journey, content: Content
) -> None:
    first_done(journey, content)
    second = begun(journey, content, "role:ward_host")

    assert second.taken.sections == ("details",)
    assert second.work.sections["declarations"] == "todo"
    assert second.work.sections["details"] == "done"


def test_a_licence_is_the_same_for_every_employer_but_the_right_to_work_is_not_kept(
    journey: Journey, content: Content
) -> None:
    first_done(journey, content)
    second = listed(journey, content, begun(journey, content, "role:ward_host").work)
    with journey.store() as uow:
        from_before = preparing.opened(uow, content, journey.message(), second.application.id)

    assert from_before is not None
    assert [one.answer for one in from_before.criteria] == [None, None, ON_THE_FORM]


def test_the_statement_holds_own_words_and_leaves_out_what_belongs_on_the_form(
    journey: Journey, content: Content
) -> None:
    work = first_done(journey, content)
    with journey.store() as uow:
        now = preparing.opened(uow, content, journey.message(), work.application.id) or work
        built = statements.built(uow, content, journey.message(), now)

    assert "I helped the others with the bags" in built.statement.text
    assert "Eligible to work" not in built.statement.text
    assert built.statement.gaps == ()


def test_a_story_that_is_told_anew_asks_for_the_statement_again(
    journey: Journey, content: Content
) -> None:
    work = first_done(journey, content)
    with journey.store() as uow:
        statements.agree(uow, journey.message(), work, "as it is")
        story = uow.stories.of(journey_id := work.application.resident_id)[0]
        assert uow.applications.of(journey_id)[0].statement_at is not None
        story_bank.keep(uow, content, journey.message(), work.criteria[0], story)
        assert uow.applications.of(journey_id)[0].statement_at is None
