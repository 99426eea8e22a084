"""A first day, the months after it, and a job that is over, as residents tell of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from actions.barriers import BarriersTell
from actions.base import ResidentAction
from actions.guided import GuidedForm
from actions.starting import StartForm, StartTell
from actions.training import WaysUpdate
from actions.work import WorkChange, WorkForm, WorkGood, WorkLeft, WorkProblem
from bot.services.work_records import CheckIn, Job
from tests.actions.conftest import Call, Heard

FORMS: dict[str, GuidedForm] = {"start_form": StartForm(), "work_form": WorkForm()}
CHAT = "chat-of-samira"


@dataclass
class Worker:
    """Somebody who writes about their job; each turn carries what the forms remember."""

    call: Call
    store: Any
    resident_id: str
    heard: Heard | None = None
    said: list[str] = field(default_factory=list)

    def tells(self, action: ResidentAction, intent: str, text: str = "", **entities: str) -> Heard:
        """Say something outside of a question, or press a button of weeks ago."""
        return self._after(self.call(action, intent, text, entities=entities))

    def writes(self, text: str) -> Heard:
        return self._answers(text, text, {})

    def presses(self, title: str) -> Heard:
        """Press a button below the last message."""
        assert self.heard is not None
        buttons = self.heard.messages[-1]["buttons"]
        payload = next(one["payload"] for one in buttons if one["title"] == title)
        if payload == "/skip":
            return self.skips()
        if not payload.startswith("/inform"):
            intent, _, rest = payload.removeprefix("/").partition("{")
            entities = json.loads("{" + rest) if rest else {}
            action = {"work_change": WorkChange(), "start_date": StartTell()}[intent]
            return self._after(self.call(action, intent, payload, entities=entities))
        return self._answers(payload, payload, json.loads(payload.removeprefix("/inform")))

    def skips(self) -> Heard:
        return self._answers("skip", "skip", {}, intent="skip")

    @property
    def question(self) -> str | None:
        return (self.call.slots.get("conversation_guide") or {}).get("name")

    @property
    def job(self) -> Job:
        return self.jobs[0]

    @property
    def jobs(self) -> list[Job]:
        with self.store() as uow:
            return list(uow.jobs.of(self.resident_id))

    @property
    def stage(self) -> str:
        with self.store() as uow:
            return str(uow.residents.get(self.resident_id).stage)

    @property
    def requests(self) -> list[str]:
        with self.store() as uow:
            return [one.reason for one in uow.progress.help_requests(self.resident_id)]

    @property
    def steps(self) -> list[str]:
        with self.store() as uow:
            return [one.what for one in uow.progress.of(self.resident_id)]

    def check_in(self, week: int, kind: str = "work") -> CheckIn:
        with self.store() as uow:
            mine = uow.jobs.check_ins(self.resident_id)
        found: CheckIn = next(one for one in mine if (one.kind, one.number) == (kind, week))
        return found

    def is_asked(self, week: int, kind: str = "work") -> str:
        """Let a check-in be asked, and return its subject."""
        one = self.check_in(week, kind)
        with self.store() as uow:
            uow.jobs.update_check_in(
                self.resident_id, one.id, now=uow_now(self), state="asked", asked_at=uow_now(self)
            )
            uow.commit()
        return f"job:{one.job_id}:{'week' if kind == 'work' else 'month'}_{week}"

    def _answers(
        self, text: str, value: str, entities: dict[str, Any], intent: str = "inform"
    ) -> Heard:
        assert self.call.form is not None
        form = FORMS[self.call.form]
        asked = str(self.call.slots["requested_slot"])
        given = next(iter(entities.values()), value)
        events: list[dict[str, Any]] = [
            {"event": "action", "name": form.form},
            {"event": "slot", "name": asked, "value": given, "timestamp": None},
        ]
        return self._after(self.call(form, intent, text, entities=entities, events=events))

    def _after(self, heard: Heard) -> Heard:
        self.heard = heard
        self.call.slots.update(heard.slots)
        self.said += heard.responses
        loops = [one["name"] for one in heard.events if one["event"] == "active_loop"]
        if loops:
            self.call.form = loops[-1]
        if self.call.slots.get("requested_slot") is None:
            self.call.form = None
            self.call.slots["conversation_guide"] = None
        return heard


def uow_now(worker: Worker) -> Any:
    from actions import parts as joined

    return joined.parts().clock.now()


@pytest.fixture
def worker(samira: Call, store: Any) -> Worker:
    with store() as uow:
        resident_id = uow.chats.get(CHAT).resident_id
    return Worker(samira, store, resident_id)


@pytest.fixture
def starts(worker: Worker) -> Worker:
    """Somebody who has told a first day and nothing more (today is 12 March 2026)."""
    worker.tells(StartTell(), "start_date", "i start on 16 march")
    while worker.call.form:
        worker.skips()
    return worker


def test_a_first_day_that_is_told_out_of_the_blue_is_kept_at_once(worker: Worker) -> None:
    heard = worker.tells(StartTell(), "start_date", "i start on 16 march")
    assert heard.responses == ["utter_start_kept_coming", "utter_start_ask_job"]
    assert worker.job.starts_on == date(2026, 3, 16)
    assert worker.job.state == "expected"
    assert worker.stage == "in_work"


def test_only_what_is_missing_is_asked_and_all_of_it_can_be_skipped(worker: Worker) -> None:
    worker.tells(StartTell(), "start_date", "starting monday 16 march at 7, 30 hours, permanent")
    asked = []
    while worker.call.form:
        asked.append(worker.question)
        worker.skips()
    assert asked == ["job", "where", "employer"]
    job = worker.job
    assert (job.first_time, job.hours_per_week, job.contract) == ("07:00", 30.0, "permanent")


def test_answers_in_words_are_kept(worker: Worker) -> None:
    worker.tells(StartTell(), "start_date", "i start on 16 march")
    worker.writes("porter at st elsewhere")
    worker.writes("half 7")
    worker.writes("its nhs bank")
    worker.writes("main reception, ask for Julie")
    worker.writes("16 to 20")
    worker.writes("the nhs")
    job = worker.job
    assert job.title == "Porter at st elsewhere"
    assert (job.first_time, job.contract, job.hours_per_week) == ("07:30", "bank", 16.0)
    assert (job.first_place, job.first_who) == ("main reception", "Julie")
    assert job.employer_type == "nhs"
    assert worker.call.form is None
    assert worker.said[-1] == "utter_start_done"
    assert "utter_told" in worker.said


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("i start on 31 february", "utter_start_day_impossible"),
        ("i start in december", "utter_start_day_unclear"),
        ("my start date is 4 december 2029", "utter_start_day_too_far"),
        ("i started on 3 june 2009", "utter_start_day_long_ago"),
    ],
)
def test_a_day_that_cannot_be_kept_has_an_answer_of_its_own(
    worker: Worker, text: str, response: str
) -> None:
    heard = worker.tells(StartTell(), "start_date", text)
    assert heard.responses == [response, "utter_start_ask_day"]
    assert worker.jobs == []
    again = worker.writes(text)
    assert again.responses == [response, "utter_start_ask_day"]
    worker.writes("16 march")
    assert worker.job.starts_on == date(2026, 3, 16)


def test_whoever_does_not_know_the_day_yet_is_not_pressed(worker: Worker) -> None:
    worker.tells(StartTell(), "start_date", "got my start date")
    heard = worker.writes("dunno they havent said")
    assert heard.responses == ["utter_told", "utter_start_no_day"]
    assert worker.call.form is None
    assert worker.jobs == []


def test_a_day_that_is_past_means_that_they_work_there_already(worker: Worker) -> None:
    worker.tells(StartTell(), "start_date", "i started on 2 february")
    assert worker.job.state == "started"
    assert worker.question == "job"
    worker.skips()
    assert worker.question == "contract"  # neither a time nor a place is asked of what is past
    assert worker.check_in(4).state == "dropped"
    assert worker.check_in(13).state == "planned"


def test_a_question_about_the_first_day_is_answered_and_keeps_nothing(worker: Worker) -> None:
    heard = worker.tells(StartTell(), "start_date", "when do i get paid first?")
    assert heard.responses == ["utter_told", "utter_start_tell_me"]
    assert worker.jobs == []


def test_the_application_with_an_offer_is_the_one_that_starts(worker: Worker, store: Any) -> None:
    with store() as uow:
        for title, stage in (("Porter", "checks"), ("Ward clerk", "submitted")):
            uow.applications.start(
                worker.resident_id,
                title=title,
                stage=stage,
                stage_on=date(2026, 2, 1),
                at=uow_now(worker),
                key=title,
            )
        uow.commit()
    worker.tells(StartTell(), "start_date", "i start on 16 march")
    assert worker.job.title == "Porter"
    with store() as uow:
        stages = {one.title: one.stage for one in uow.applications.of(worker.resident_id)}
    assert stages == {"Porter": "start", "Ward clerk": "submitted"}


def test_of_two_offers_it_is_asked_which(worker: Worker, store: Any) -> None:
    with store() as uow:
        for title in ("Porter", "Ward clerk"):
            uow.applications.start(
                worker.resident_id,
                title=title,
                stage="offer",
                stage_on=date(2026, 2, 1),
                at=uow_now(worker),
                key=title,
            )
        uow.commit()
    heard = worker.tells(StartTell(), "start_date", "i start on 16 march")
    assert heard.responses == ["utter_start_ask_which"]
    worker.writes("the clerk one")
    assert worker.job.title == "Ward clerk"


def test_a_start_that_moves_takes_its_check_ins_with_it(starts: Worker) -> None:
    starts.tells(StartTell(), "start_date", "start date moved to 30 march")
    assert len(starts.jobs) == 1
    assert starts.check_in(1).due_on == date(2026, 4, 6)


def test_another_job_that_is_named_is_another_job(starts: Worker) -> None:
    starts.tells(StartTell(), "start_date", "i started as porter on 2 february", role="porter")
    while starts.call.form:
        starts.skips()
    starts.tells(StartTell(), "start_date", "i start as ward clerk on 30 march", role="ward_clerk")
    assert [one.title for one in starts.jobs] == ["Ward clerk", "Porter"]


def test_leaving_is_heard_in_the_middle_of_other_questions(starts: Worker) -> None:
    starts.call.form = "roles_finder_form"
    starts.tells(WorkLeft(), "job_left", "i quit")
    assert starts.question == "old_or_new"


def test_a_first_day_that_moved_is_asked_for_and_the_old_one_is_forgotten(
    starts: Worker,
) -> None:
    subject = f"job:{starts.job.id}:tomorrow"
    starts.tells(WorkChange(), "work_change", work_wish="moved", job=subject)
    assert starts.said[-2:] == ["utter_work_moved", "utter_start_ask_day"]
    assert starts.job.starts_on is None
    assert starts.check_in(1).state == "dropped"
    starts.writes("30 march")
    assert starts.job.starts_on == date(2026, 3, 30)
    assert starts.check_in(1).state == "planned"
    assert len(starts.jobs) == 1


def test_the_first_evening_tells_that_they_have_started(starts: Worker, clock: Any) -> None:
    clock.move(timedelta(days=4, hours=10))
    subject = f"job:{starts.job.id}:evening"
    starts.tells(WorkChange(), "work_change", work_wish="ok", job=subject)
    assert starts.job.state == "started"
    assert starts.said[-2:] == ["utter_work_ok", "utter_work_kept"]


def test_good_is_said_in_a_word_and_then_whether_they_are_still_there(starts: Worker) -> None:
    subject = starts.is_asked(4)
    heard = starts.tells(WorkChange(), "work_change", work_wish="good", job=subject)
    assert heard.responses == ["utter_told", "utter_work_ask_still_hours"]
    starts.presses("About 20")
    one = starts.check_in(4)
    assert (one.state, one.feeling, one.still_there, one.hours) == ("answered", "good", True, 20.0)
    assert starts.said[-1] == "utter_work_thanks"
    assert starts.job.hours_per_week == 20.0


def test_an_answer_in_free_words_tells_everything_at_once(starts: Worker) -> None:
    starts.is_asked(13)
    words = "yeah still there 20 hrs but manager keeps changing rota"
    heard = starts.tells(WorkProblem(), "inwork_problem", words)
    assert heard.responses == ["utter_told", "utter_told", "utter_work_ask_person"]
    one = starts.check_in(13)
    assert (one.still_there, one.hours, one.trouble) == (True, 20.0, "rota")
    assert one.words == words
    starts.presses("No thanks")
    assert starts.said[-1] == "utter_work_no_person" or starts.said[-1] == "utter_work_thanks"
    assert starts.call.form is None


def test_who_says_hard_may_say_what_and_is_offered_a_person(starts: Worker) -> None:
    subject = starts.is_asked(1)
    starts.tells(WorkChange(), "work_change", work_wish="hard", job=subject)
    assert starts.question == "trouble"
    starts.writes("my supervisor shouts at me")
    assert starts.question == "person"
    starts.writes("yes pls")
    assert starts.requests == ["work:bullying"]
    assert starts.question == "still"
    starts.writes("yes still there about 16 hours")
    assert starts.check_in(1).hours == 16.0
    assert "work_trouble:bullying" in starts.steps


def test_nobody_has_to_say_what_is_hard(starts: Worker) -> None:
    starts.tells(WorkProblem(), "inwork_problem", "its horrible")
    assert starts.question == "trouble"
    starts.skips()
    assert starts.said[-2:] == ["utter_work_not_said", "utter_work_kept"]
    assert starts.requests == []


def test_trouble_of_a_job_that_nobody_knew_is_answered_too(worker: Worker) -> None:
    heard = worker.tells(WorkProblem(), "inwork_problem", "they didnt pay me")
    assert heard.responses == ["utter_told", "utter_told", "utter_work_ask_person"]
    worker.presses("Yes")
    assert worker.requests == ["work:not_paid"]


def test_who_is_not_safe_at_work_gets_help_and_no_form(starts: Worker) -> None:
    heard = starts.tells(WorkProblem(), "inwork_problem", "my manager hit me")
    assert "utter_safety_line" in heard.responses
    assert starts.call.form is None
    assert "safety" in starts.requests


def test_good_news_of_a_job_that_nobody_knew_asks_since_when(worker: Worker) -> None:
    worker.tells(WorkGood(), "inwork_good", "loving my new job")
    assert worker.said == ["utter_told", "utter_start_ask_since"]
    worker.writes("3 weeks ago")
    assert worker.job.state == "started"


def test_leaving_is_kept_without_blame_and_leads_back(starts: Worker) -> None:
    starts.tells(StartTell(), "start_date", "i started on 2 february")
    while starts.call.form:
        starts.skips()
    starts.tells(WorkLeft(), "job_left", "i quit yesterday")
    assert starts.job.state == "ended"
    assert starts.job.ended_on == date(2026, 3, 11)
    assert starts.job.end_reason == "own_choice"
    assert starts.said[-1] == "utter_work_next"
    assert starts.stage == "choosing"
    with starts.store() as uow:
        states = {one.state for one in uow.jobs.check_ins(starts.resident_id)}
    assert states == {"dropped"}


def test_being_sacked_asks_for_day_and_reason_and_both_can_be_skipped(starts: Worker) -> None:
    starts.tells(StartTell(), "start_date", "i started on 2 february")
    while starts.call.form:
        starts.skips()
    starts.tells(WorkLeft(), "job_left", "they let me go")
    assert starts.question == "last_day"
    starts.skips()
    assert starts.job.end_reason == "sacked"
    assert starts.call.form is None
    assert starts.said[-1] == "utter_work_next"


def test_a_slip_is_put_right_and_the_job_goes_on(starts: Worker) -> None:
    subject = starts.is_asked(4)
    starts.tells(WorkChange(), "work_change", work_wish="left", job=subject)
    while starts.call.form:
        starts.skips()
    starts.presses("That is wrong")
    assert starts.job.state in {"started", "expected"}
    assert starts.stage == "in_work"
    assert starts.check_in(13).state == "planned"


def test_who_quits_before_a_first_day_may_mean_the_job_before(starts: Worker) -> None:
    starts.tells(WorkLeft(), "job_left", "i quit my job")
    assert starts.question == "old_or_new"
    starts.writes("my old one")
    assert starts.job.state == "expected"


def test_i_did_not_quit_changes_nothing(starts: Worker) -> None:
    heard = starts.tells(WorkLeft(), "job_left", "i didnt quit")
    assert heard.responses == ["utter_work_not_left"]
    assert starts.job.state == "expected"


def test_going_round_again_keeps_the_first_job(starts: Worker) -> None:
    subject = starts.is_asked(4)
    starts.tells(WorkChange(), "work_change", work_wish="left", job=subject)
    while starts.call.form:
        starts.skips()
    starts.tells(StartTell(), "start_date", "i start a new job on 20 april")
    assert [one.state for one in starts.jobs] == ["expected", "never_started"]
    assert starts.stage == "in_work"


def test_a_placement_is_asked_month_by_month(worker: Worker) -> None:
    worker.tells(StartTell(), "start_date", "my placement starts 16 march")
    assert worker.job.contract == "placement"
    assert worker.check_in(6, "placement").due_on == date(2026, 9, 16)
    while worker.question != "hours":
        worker.skips()
    assert worker.heard is not None
    assert worker.heard.buttons == ["About 16", "About 25", "About 30"]
    subject = worker.is_asked(5, "placement")
    worker.call.form = None
    worker.tells(WorkChange(), "work_change", work_wish="ok", job=subject)
    worker.writes("25")
    assert worker.said[-2:] == ["utter_told", "utter_work_thanks_placement"]


def test_standards_are_kept_by_words_by_buttons_and_shown(starts: Worker) -> None:
    starts.tells(WorkGood(), "inwork_good", "finished care certificate standards 1 to 3")
    assert starts.question == "standards"
    starts.presses("4 Equality and human rights")
    starts.writes("2 more done")
    assert "utter_work_standards_which" in starts.said
    starts.writes("infection control and 6")
    starts.presses("That is all")
    with starts.store() as uow:
        done = sorted(n for n, one in uow.jobs.standards(starts.resident_id).items())
    assert done == [1, 2, 3, 4, 6, 15]
    assert starts.call.form is None


def test_an_old_button_of_a_job_that_is_over_is_answered(starts: Worker) -> None:
    subject = starts.is_asked(1)
    starts.tells(WorkChange(), "work_change", work_wish="left", job=subject)
    while starts.call.form:
        starts.skips()
    heard = starts.tells(WorkChange(), "work_change", work_wish="good", job=subject)
    assert heard.responses


def test_inside_another_question_it_is_kept_and_that_question_comes_back(starts: Worker) -> None:
    starts.call.form = "applying_form"
    heard = starts.tells(WorkProblem(), "inwork_problem", "they keep changing my rota")
    assert heard.followed_by == "applying_form"
    assert "utter_work_ask_person" not in heard.responses


def test_free_words_below_a_check_in_answer_it_whole(starts: Worker) -> None:
    subject = starts.is_asked(4)
    words = "still there, 25 hours, its ok"
    starts.tells(WorkChange(), "work_change", work_wish="told", job=subject, wrote=words)
    one = starts.check_in(4)
    assert (one.feeling, one.still_there, one.hours, one.words) == ("ok", True, 25.0, words)
    assert starts.said[-2:] == ["utter_work_ok", "utter_work_thanks"]
    assert starts.call.form is None


def test_no_to_still_there_is_asked_about(starts: Worker) -> None:
    starts.tells(StartTell(), "start_date", "i started on 2 february, 20 hours")
    while starts.call.form:
        starts.skips()
    subject = starts.is_asked(13)
    starts.tells(WorkChange(), "work_change", work_wish="good", job=subject)
    assert starts.said[-1] == "utter_work_ask_still"
    starts.writes("no")
    assert starts.question == "no"
    starts.writes("its 30 hours now")
    assert starts.check_in(13).hours == 30.0
    assert starts.job.hours_per_week == 20.0  # what was told first stays what it was then


def test_around_a_start_benefits_are_a_matter_for_a_work_coach(starts: Worker) -> None:
    heard = starts.tells(BarriersTell(), "benefits_ask", "will i lose my universal credit")
    assert heard.responses == ["utter_told", "utter_told", "utter_barriers_refer"]
    texts = [one.get("text") or str(one) for one in heard.messages]
    assert any("Talk to your work coach" in text for text in texts)


def test_before_any_offer_barriers_are_answered_as_before(worker: Worker) -> None:
    heard = worker.tells(BarriersTell(), "travel_ask", "buses dont run that early")
    assert heard.responses == ["utter_told", "utter_barriers_keep"]


def test_a_standard_told_as_news_of_a_course_is_kept_too(starts: Worker) -> None:
    starts.tells(WaysUpdate(), "training_update", "finished standard 3 of my care certificate")
    assert starts.question == "standards"
