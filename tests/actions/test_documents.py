"""Papers for the checks, asked about with buttons and in words; nothing but their state is kept."""

from __future__ import annotations

from typing import Any

import pytest

from actions.documents import DocumentsAsk
from actions.documents_form import DocumentsForm
from actions.unreadable import ConversationUnreadable
from bot.journey.sensitive import MASK
from tests.actions.conftest import CHAT, Call, Heard
from tests.actions.walk import Walk


@pytest.fixture
def walk(samira: Call) -> Walk:
    return Walk(samira, form=DocumentsForm())


def held(store: Any) -> dict[str, str]:
    with store() as uow:
        chat = uow.chats.get(CHAT)
        found = uow.checks.documents(chat.resident_id)
    return {item: one.state for item, one in found.items()}


def texts(heard: Heard) -> str:
    return "\n".join(str(one.get("text") or "") for one in heard.messages)


def asks(walk: Walk, text: str, intent: str = "checks_identity") -> str:
    return texts(walk.asks(DocumentsAsk(), intent, text))


def test_only_what_is_needed_is_asked_and_the_verdict_says_what_is_missing(
    walk: Walk, store: Any
) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    assert walk.said == ["utter_documents_intro_identity", "utter_documents_passport"]
    walk.presses("Yes, in date")
    assert walk.said[-1] == "utter_documents_licence"
    walk.presses("No")
    assert walk.said[-1] == "utter_documents_papers"
    walk.presses("Bank statement")
    assert walk.said[-1] == "utter_documents_age"
    walk.presses("Yes")
    assert walk.said[-1] == "utter_documents_papers_more"
    heard = walk.presses("None of these")
    assert "✔ Photo ID: your passport" in texts(heard)
    assert "you have your bank statement. You still need one more proof of address" in texts(heard)
    assert "The easiest may be a benefits letter." in texts(heard)
    assert "Other papers that count" in heard.buttons
    assert held(store) == {"passport": "have", "driving_licence": "none", "bank_statement": "have"}


def test_whoever_has_two_photo_ids_needs_one_proof_of_address(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    walk.writes("yes british, its fine till 2030")
    walk.writes("provisional")
    heard = walk.writes("council tax bill")
    assert "✔ Proof of address: your council tax bill will usually do." in texts(heard)
    assert "✔ Right to work: your British or Irish passport will usually do." in texts(heard)
    assert "utter_documents_enough" in heard.responses


def test_no_photo_id_leads_to_the_card_and_then_to_the_signed_photo(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    walk.writes("ran out years ago")
    walk.writes("never had one")
    assert walk.said[-1] == "utter_documents_card"
    walk.writes("no")
    heard = walk.writes("none of these")
    said = texts(heard)
    assert "● Photo ID: you still need a photo ID that is in date." in said
    assert "An expired British or Irish one usually still counts for right to work." in said
    assert "The easiest may be a provisional licence." in said


def test_several_papers_told_at_once_are_kept_and_judged(walk: Walk, store: Any) -> None:
    said = asks(walk, "i only have a provisional and a bank letter")
    assert held(store) == {
        "provisional_licence": "have",
        "bank_letter": "have",
        "passport": "none",
    }
    assert "✔ Photo ID: your provisional licence will usually do." in said
    assert "you still need two proofs of address. Ask if they take your bank letter." in said


def test_one_paper_told_leads_to_the_question_that_is_open(walk: Walk, store: Any) -> None:
    said = asks(walk, "my pasport ran out")
    assert "An expired passport does not count as photo ID." in said
    assert walk.question == "photo"
    assert walk.said[-1] == "utter_documents_licence"
    assert held(store) == {"passport": "expired"}


@pytest.mark.parametrize(
    ("text", "intent", "says"),
    [
        ("is a mobile bill ok", "checks_identity", "usually does not count"),
        ("can i use my bus pass as id", "checks_identity", "usually do not count as photo ID"),
        ("my provisional ran out in may, can i still use it", "checks_identity", "does not count"),
        ("do they accept a bank statement off the app", "checks_identity", "Many employers refuse"),
        ("p45 or p60 for my address, will it do", "checks_identity", "One trust refuses a P45"),
        ("i live with my cousin no bills", "checks_identity", "Many people live with others"),
        ("i changed my name when i married", "checks_identity", "marriage certificate"),
        ("i live in a hostel how do i prove address", "checks_identity", "Ask the hostel"),
        ("just moved, nothing with my new adress", "checks_identity", "Tell your bank"),
        ("im a care leaver and have no documents", "checks_identity", "leaving care team"),
        ("can a teacher sign that its me, i got no photo id", "checks_identity", "two years"),
        ("who counts as id", "checks_identity", "passport"),
        ("my boss has my passport", "checks_identity", "08000 121 700"),
        ("whats a share code", "checks_right_to_work", "nine signs that begin with W"),
        ("how long does share code last", "checks_right_to_work", "90 days"),
        ("my brp expired", "checks_right_to_work", "by the end of 2024"),
        ("i have pre settled status", "checks_right_to_work", "share code"),
        ("im british but no passport how do i prove i can work", "checks_right_to_work",
         "birth certificate"),
        ("i am asylum seeker, can i work", "checks_right_to_work", "not tell me about your claim"),
        ("got refugee status last month what do i show", "checks_right_to_work", "any job"),
        ("student visa how many hours", "checks_right_to_work", "term time"),
        ("do they sponsor visas", "checks_right_to_work", "very likely a fraud"),
        ("i lived in spain 3 years do i need a police check from there", "checks_identity",
         "police certificate"),
    ],
)  # fmt: skip
def test_what_is_asked_is_answered_from_the_rules(
    walk: Walk, text: str, intent: str, says: str
) -> None:
    assert says in asks(walk, text, intent)


def test_what_is_asked_inside_another_question_opens_no_new_one(samira: Call) -> None:
    samira.form = "roles_finder_form"
    heard = samira(DocumentsAsk(), "checks_identity", "is a mobile bill ok")
    assert heard.followed_by == "roles_finder_form"
    assert all(not one.get("buttons") for one in heard.messages)


def test_right_to_work_is_chosen_by_paper_and_may_be_left_out(walk: Walk, store: Any) -> None:
    walk.asks(DocumentsAsk(), "checks_right_to_work")
    assert walk.said == ["utter_documents_intro_right_to_work", "utter_documents_work"]
    walk.presses("UK or Irish birth certificate")
    assert walk.said[-1] == "utter_documents_ni_paper"
    heard = walk.presses("Yes")
    assert "✔ Right to work: your UK or Irish birth certificate and official paper" in texts(heard)
    assert held(store) == {"birth_certificate": "have", "ni_paper": "have"}


def test_whoever_would_rather_not_say_is_asked_nothing_more(walk: Walk, store: Any) -> None:
    walk.asks(DocumentsAsk(), "checks_right_to_work")
    heard = walk.presses("Rather not")
    assert heard.responses == ["utter_documents_work_skipped"]
    assert walk.question is None
    assert held(store) == {}


def test_none_of_the_papers_for_work_leads_to_a_person(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_right_to_work")
    heard = walk.presses("None of these")
    assert "This is best looked at with a person." in texts(heard)
    assert "Talk to a person" in heard.buttons


def test_an_old_british_passport_still_shows_the_right_to_work(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_right_to_work")
    heard = walk.writes("my uk passport but it ran out")
    assert "✔ Right to work: your British or Irish passport will usually do." in texts(heard)
    assert "An old British or Irish passport usually still shows your right to work." in texts(
        heard
    )


def test_a_code_that_was_taken_out_keeps_the_step(walk: Walk, store: Any) -> None:
    walk.asks(DocumentsAsk(), "checks_right_to_work")
    walk.writes(MASK)
    assert walk.said[-2:] == ["utter_documents_masked", "utter_documents_work"]
    assert held(store) == {}
    walk.writes(f"its my share code {MASK}")
    assert held(store) == {"share_code": "have"}


def test_a_photograph_is_answered_by_the_date_alone(walk: Walk, store: Any) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    heard = walk.asks(ConversationUnreadable(), "media_photo")
    assert heard.responses == ["utter_documents_media"]
    assert heard.buttons == ["Yes", "No"]
    walk.presses("No")
    assert held(store) == {"passport": "expired"}
    assert walk.said[-1] == "utter_documents_licence"


def test_a_photograph_while_the_checks_are_under_way_asks_which_paper_it_was(
    walk: Walk, store: Any
) -> None:
    with store() as uow:
        uow.residents.update(uow.chats.get(CHAT).resident_id, stage="checking")
        uow.commit()
    walk.asks(ConversationUnreadable(), "media_document")
    assert walk.said == ["utter_documents_media"]
    walk.writes("yes its in date")
    assert walk.said[-1] == "utter_documents_which_paper"
    walk.writes("my driving licence")
    assert held(store) == {"driving_licence": "have"}


def test_a_photograph_anywhere_else_is_answered_as_before(samira: Call) -> None:
    heard = samira(ConversationUnreadable(), "media_photo")
    assert heard.responses == ["utter_conversation_media_photo"]


def test_a_card_that_ran_out_is_answered_in_few_words(walk: Walk, store: Any) -> None:
    heard = walk.asks(DocumentsAsk(), "checks_right_to_work", "my brp expired what do i show")
    assert len(heard.messages) == 2
    assert heard.buttons == ["Papers for right to work"]
    assert held(store)["brp"] in {"have", "expired"}


def test_an_answer_that_cannot_be_read_keeps_the_question(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    heard = walk.writes("purple elephants")
    assert any(one["event"] == "action_execution_rejected" for one in heard.events)


def test_an_answer_that_says_where_they_live_is_heard(walk: Walk) -> None:
    walk.asks(DocumentsAsk(), "checks_identity")
    walk.presses("Yes, in date")
    walk.presses("No")
    heard = walk.writes("i live in a hostel")
    assert "Ask the hostel, the council or your support worker" in texts(heard)
    assert "letter from the hostel or the council" in str(heard.messages)
