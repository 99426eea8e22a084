"""Offers and checks, in actions: what is asked, what is kept, and what never is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from actions.check_topics import ChecksTopic
from actions.checks import ChecksAsk, ChecksDelay, ChecksUpdate
from actions.checks_change import ChecksChange
from actions.checks_form import ChecksForm
from actions.offers import OfferDecline, OfferReceived
from actions.tracking import ApplicationTold
from bot.journey.applying import ApplicationStage
from bot.services import applications
from bot.services.progress import Step, arrive
from tests.actions.conftest import CHAT, Call, Heard
from tests.actions.walk import Walk
from tests.conftest import FixedClock


class Talk(Walk):
    """Walks through the form of offers and checks; buttons outside of a form work too."""

    def presses(self, title: str) -> Heard:
        """Press a button below the last message."""
        payload = next(one["payload"] for one in self.buttons if one["title"] == title)
        intent, _, entities = payload.removeprefix("/").partition("{")
        given = json.loads("{" + entities) if entities else {}
        if intent == "inform":
            return self._answers(payload, payload, given)
        action = {"checks_change": ChecksChange, "offer_received": OfferReceived}[intent]
        return self.asks(action(), intent, payload, **given)

    def _answers(
        self, text: str, value: str, entities: dict[str, Any], intent: str = "inform"
    ) -> Heard:
        asked = str(self.call.slots["requested_slot"])
        events = [
            {"event": "action", "name": ChecksForm.form},
            {
                "event": "slot",
                "name": asked,
                "value": entities.get(asked, value),
                "timestamp": None,
            },
        ]
        heard = self.call(ChecksForm(), intent, text, entities=entities, events=events)
        return self._after(heard)

    @property
    def words(self) -> str:
        """What was said last."""
        assert self.heard is not None
        return "\n".join(
            str(one.get("line") or one.get("body") or one.get("job") or "")
            for one in self.heard.messages
        )


@pytest.fixture
def talk(call: Call, store: Any, clock: FixedClock) -> Talk:
    """Samira, who has joined."""
    with store() as uow:
        arrive(uow, Step(CHAT, "test:0", "test", clock.now()))
        uow.residents.update(uow.residents.list()[0].id, stage="choosing", called="Samira")
        uow.commit()
    return Talk(call)


@pytest.fixture
def applied(talk: Talk, store: Any, clock: FixedClock) -> Talk:
    """Samira, who was at the interview for a porter's job at Elmfield."""
    with store() as uow:
        step = Step(CHAT, "test:00", "test", clock.now())
        applications.start_application(
            uow, step, title="Porter", employer="Elmfield", stage=ApplicationStage.INTERVIEW
        )
    return talk


def stages(store: Any) -> list[str]:
    with store() as uow:
        return [one.stage for one in uow.applications.of(uow.residents.list()[0].id)]


def takes_the_offer(talk: Talk) -> Talk:
    talk.asks(OfferReceived(), "offer_received", "i got the job!!")
    talk.presses("Yes, in writing")
    talk.presses("Yes")
    talk.presses("Yes, I take it")
    return talk


def test_an_offer_is_congratulated_and_nobody_is_to_leave_a_job_yet(
    applied: Talk, store: Any
) -> None:
    applied.asks(OfferReceived(), "offer_received", "i got the job!!")
    assert "Congratulations, Samira. Porter, Elmfield" in applied.words
    assert "do not leave any job" in applied.words
    assert applied.question == "written"
    assert stages(store) == ["offer"]


def test_the_questions_lead_to_the_list_of_checks(applied: Talk, store: Any) -> None:
    takes_the_offer(applied)
    assert applied.asked == ["written", "conditional", "take", None]
    assert "Your checks at a glance" in applied.words
    assert "● Identity: your turn." in applied.words
    assert "○ Criminal record (DBS): the employer will send the form" in applied.words
    assert len(applied.buttons) <= 3
    assert stages(store) == ["checks"]


def test_what_was_told_with_the_offer_is_not_asked(applied: Talk) -> None:
    applied.asks(OfferReceived(), "offer_received", "got a conditional offer letter today!")
    assert "Conditional means" in applied.words
    assert applied.question == "take"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("yes i have the letter", "conditional"),
        ("they only rang me", "take"),
        ("dont know", "take"),
        ("skip", "take"),
    ],
)
def test_whether_it_is_in_writing_may_be_typed(applied: Talk, typed: str, question: str) -> None:
    applied.asks(OfferReceived(), "offer_received", "i got the job")
    applied.writes(typed)
    assert applied.question == question


def test_of_an_offer_of_which_nothing_is_known_only_the_job_is_asked(
    talk: Talk, store: Any
) -> None:
    talk.asks(OfferReceived(), "offer_received", "i got the job!!")
    assert talk.question == "job"
    talk.writes("ward host")
    assert "Congratulations, Samira. Ward host" in talk.words
    assert stages(store) == ["offer"]


def test_whoever_does_not_know_the_name_of_the_job_is_helped_all_the_same(
    talk: Talk, store: Any
) -> None:
    talk.asks(OfferReceived(), "offer_received", "i got the job!!")
    talk.writes("not sure")
    assert talk.question == "written"
    with store() as uow:
        kept = uow.applications.of(uow.residents.list()[0].id)
    assert [one.title for one in kept] == ["Job that you found"]


def test_news_of_a_check_without_an_offer_leads_to_the_offer(talk: Talk) -> None:
    talk.asks(ChecksUpdate(), "checks_update", "dbs came back")
    assert [one["title"] for one in talk.buttons] == ["I have an offer", "Undo"]


def test_a_job_that_is_named_is_not_asked_for(talk: Talk, store: Any) -> None:
    talk.asks(OfferReceived(), "offer_received", "i got the porter job", role="porter")
    assert talk.question == "written"
    assert stages(store) == ["offer"]


def test_an_offer_for_another_job_is_no_news_of_this_one(applied: Talk, store: Any) -> None:
    applied.asks(OfferReceived(), "offer_received", "i got the ward clerk job", role="ward_clerk")
    assert sorted(stages(store)) == ["interview", "offer"]


def test_an_offer_with_signs_of_a_false_one_is_not_kept_unless_they_wish(
    talk: Talk, store: Any
) -> None:
    talk.asks(OfferReceived(), "offer_received", "got the job but i have to pay for my dbs first")
    assert "It asks you to pay" in talk.words
    assert talk.question == "real"
    talk.presses("Leave it")
    assert stages(store) == []


def test_a_question_about_giving_notice_is_answered_and_changes_nothing(
    applied: Talk, store: Any
) -> None:
    applied.asks(OfferReceived(), "offer_received", "should i hand in my notice now?")
    assert "do not leave any job" in applied.words
    assert stages(store) == ["interview"]


def test_who_says_no_gets_words_and_can_undo_it(applied: Talk, store: Any) -> None:
    applied.asks(OfferReceived(), "offer_received", "i got the job")
    applied.asks(OfferDecline(), "offer_decline", "gonna say no to it")
    assert "you owe nobody a reason" in applied.words
    assert stages(store) == ["withdrawn"]
    declined = applied.heard
    applied.presses("Words for an email")
    assert "Thank you very much for the offer of Porter" in applied.words
    applied.heard = declined
    applied.presses("Undo")
    assert stages(store) == ["offer"]


def test_an_offer_that_is_taken_back_is_answered_kindly_and_a_person_is_told(
    applied: Talk, store: Any
) -> None:
    takes_the_offer(applied)
    applied.asks(OfferReceived(), "offer_received", "they took the offer back")
    assert "I am very sorry" in applied.words
    assert stages(store) == ["rejected"]
    with store() as uow:
        requests = uow.progress.help_requests(uow.residents.list()[0].id)
    assert [one.reason for one in requests] == ["offer_taken_back"]


@pytest.mark.parametrize("text", ["they lost my form", "they rejected my proof of address"])
def test_news_of_a_check_that_sounds_like_a_no_ends_no_application(
    applied: Talk, store: Any, text: str
) -> None:
    takes_the_offer(applied)
    heard = applied.call(ApplicationTold(), "application_rejected", text, confidence=0.49)
    assert heard.responses[-1] in {"utter_checks_check", "utter_checks_line"}
    assert stages(store) == ["checks"]


def test_a_plain_no_after_an_offer_is_an_offer_taken_back(applied: Talk, store: Any) -> None:
    takes_the_offer(applied)
    applied.asks(ApplicationTold(), "application_rejected", "they said no after all")
    assert "I am very sorry" in applied.words
    assert stages(store) == ["rejected"]


def test_silence_after_an_offer_is_about_the_checks(applied: Talk, store: Any) -> None:
    takes_the_offer(applied)
    applied.asks(ApplicationTold(), "application_no_reply", "nothing yet")
    assert "What it most likely waits for now" in applied.words
    assert stages(store) == ["checks"]


def test_updates_are_read_back_in_a_sentence_each_and_can_be_undone(applied: Talk) -> None:
    takes_the_offer(applied)
    applied.asks(
        ChecksUpdate(), "checks_update", "id done, dbs form sent, still waiting on my refs"
    )
    assert "Identity: done," in applied.words
    assert "DBS: your part is done," in applied.words
    assert "References: still with" in applied.words
    applied.presses("Undo")
    assert applied.said[-1] == "utter_checks_undone"
    applied.asks(ChecksAsk(), "checks_ask", "my checks")
    assert "● Identity: your turn." in applied.words


def test_what_is_unclear_is_asked(applied: Talk) -> None:
    takes_the_offer(applied)
    applied.asks(ChecksUpdate(), "checks_update", "they lost my form")
    assert applied.question == "check"
    applied.presses("Health")
    assert "Health: your turn again" in applied.words
    applied.asks(ChecksUpdate(), "checks_update", "occupational health rang")
    assert applied.question == "what"
    applied.writes("they want another form")
    assert "Health: your turn" in applied.words


def test_before_an_offer_they_can_get_ready(talk: Talk) -> None:
    talk.asks(ChecksAsk(), "checks_ask", "what do they check")
    assert "After an offer there are six checks" in talk.words
    talk.presses("What can I get ready?")
    assert "○ Health: comes after an offer" in talk.words
    assert "● Identity: your turn." in talk.words


def test_a_delay_is_measured_and_the_likely_block_named_with_words_to_send(
    applied: Talk, clock: FixedClock
) -> None:
    takes_the_offer(applied)
    applied.asks(ChecksUpdate(), "checks_update", "id done, right to work done, waiting on my refs")
    applied.asks(ChecksDelay(), "checks_delay", "been waiting 6 weeks since the offer")
    assert "It is 42 days since the offer." in applied.words
    assert "longer than usual" in applied.words
    assert "References: waiting for your referee" in applied.words
    applied.presses("Words for your referee")
    assert "The employer wrote to you for a reference" in applied.words
    applied.presses("I asked again")
    assert "References: you asked again" in applied.words


@pytest.mark.parametrize(
    ("intent", "text", "fragment"),
    [
        ("checks_dbs", "who pays for the dbs", "Usually the employer pays"),
        ("checks_dbs", "will my caution show up", "Please do not tell me what it was"),
        ("checks_dbs", "how long does dbs take", "one to two weeks"),
        ("checks_dbs", "what is dbs", "three levels"),
        ("checks_health", "do i need jabs", "which jabs you had"),
        ("checks_health", "can they turn me down because of epilepsy", "rarely a plain no"),
        ("checks_health", "who reads my health form", "The manager usually hears only"),
        ("checks_qualifications", "lost my gcse certificate", "exam board"),
        ("checks_qualifications", "my diploma is from another country", "UK ENIC"),
        ("checks_qualifications", "do i have to register with anyone", "General Dental Council"),
    ],
)
def test_questions_about_a_check_are_answered(
    talk: Talk, intent: str, text: str, fragment: str
) -> None:
    talk.asks(ChecksTopic(), intent, text)
    assert fragment in talk.words


def test_whoever_is_to_pay_for_a_dbs_is_warned(talk: Talk) -> None:
    talk.asks(ChecksTopic(), "checks_dbs", "recruiter says registration fee and pay for the dbs")
    assert "Real employers do not ask you to pay" in talk.words


def test_when_all_is_done_the_start_date_is_next(applied: Talk) -> None:
    takes_the_offer(applied)
    applied.asks(ChecksUpdate(), "checks_update", "all my checks are done")
    assert "All your checks are done" in applied.words
    assert [one["title"] for one in applied.buttons] == [
        "I have a start date",
        "Words for an email",
    ]


def test_an_old_button_of_something_that_is_gone_is_answered_kindly(talk: Talk) -> None:
    for wish in ("words", "news", "sent", "help", "offer_words", "topic", "accept", "reopen"):
        talk.asks(ChecksChange(), "checks_change", check_wish=wish, check_of="999")
        assert talk.said[-1] == "utter_checks_job_gone"


def test_who_asks_what_dbs_means_amid_other_questions_hears_what_it_means(talk: Talk) -> None:
    talk.call.form = "roles_finder_form"
    heard = talk.call(ChecksTopic(), "checks_dbs", "whats dbs mean")
    assert heard.responses == ["utter_word_explained"]
