"""The gateway asks, Rasa answers: over HTTP, with a trained model and a real action server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]


def test_a_greeting_is_answered_with_its_buttons_and_what_was_understood(
    rasa: Any, resident: str
) -> None:
    answer = rasa.say("hello", resident, "acme:1").json()

    assert answer["replies"] == [
        {
            "text": "Hello. Would you like tea?",
            "buttons": [
                {"title": "Tea please", "payload": "/order_tea"},
                {"title": "When are you open?", "payload": "/opening_ask"},
            ],
        }
    ]
    understanding = answer["understanding"]
    assert understanding["intent"] == "greet"
    assert 0.3 < understanding["confidence"] <= 1
    assert understanding["runner_up"] not in {None, "greet", "nlu_fallback"}
    assert understanding["runner_up_confidence"] < understanding["confidence"]
    assert understanding["fallback"] is False
    assert understanding["entities"] == []
    assert understanding["model"] == rasa.model
    assert answer["actions"] == ["utter_greet"]
    assert answer["policy"] == "RulePolicy"
    assert answer["repeated"] is False


def test_every_reply_comes_back_in_order_also_one_that_is_not_text(
    rasa: Any, resident: str
) -> None:
    answer = rasa.say("help", resident).json()

    assert answer["replies"] == [
        {"text": "You can order tea.", "buttons": []},
        {"text": "", "buttons": [], "custom": {"card": "tea", "steps": ["boil", "pour"]}},
    ]
    assert answer["actions"] == ["utter_help", "utter_card"]


def test_a_message_asked_twice_is_answered_the_same_and_counted_once(
    rasa: Any, resident: str
) -> None:
    first = rasa.say("count up", resident, "acme:7").json()
    version = rasa.row(resident)["version"]
    again = rasa.say("count up", resident, "acme:7").json()

    assert first["replies"] == [{"text": "Counted 1.", "buttons": []}]
    assert again == {**first, "repeated": True}
    assert rasa.row(resident)["version"] == version
    assert rasa.texts("count up", resident) == ["Counted 2."]


def test_a_message_before_the_last_is_remembered_too(rasa: Any, resident: str) -> None:
    rasa.say("hello", resident, "acme:1")
    earlier = rasa.say("count up", resident, "acme:2").json()
    rasa.say("when are you open", resident, "acme:3")

    assert rasa.say("count up", resident, "acme:2").json() == {**earlier, "repeated": True}


def test_a_resident_who_writes_nonsense_is_not_understood_but_the_best_guess_is_told(
    rasa: Any, resident: str
) -> None:
    answer = rasa.say("flibber wub snorgle", resident).json()

    assert answer["actions"] == ["action_not_understood"]
    assert answer["understanding"]["fallback"] is True
    assert answer["understanding"]["intent"] != "nlu_fallback"
    assert answer["understanding"]["confidence"] < 0.3


def test_the_row_belongs_to_the_bot_that_the_message_id_names(rasa: Any, resident: str) -> None:
    rasa.say("hello", resident, "acme:1")

    row = rasa.row(resident)
    assert (row["bot_id"], row["version"]) == ("acme", 1)


def test_two_messages_at_once_are_taken_one_after_the_other(rasa: Any, resident: str) -> None:
    rasa.say("hello", resident)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(rasa.texts, "count up", resident, f"acme:{n}") for n in range(4)]
        answered = sorted(answer.result()[0] for answer in asked)

    assert answered == ["Counted 1.", "Counted 2.", "Counted 3.", "Counted 4."]


def test_one_message_sent_twice_at_once_is_counted_once(rasa: Any, resident: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(rasa.say, "count up", resident, "acme:1") for _ in range(2)]
        answers = [answer.result().json() for answer in asked]

    assert [answer["replies"][0]["text"] for answer in answers] == ["Counted 1.", "Counted 1."]
    assert sorted(answer["repeated"] for answer in answers) == [False, True]


def test_a_turn_whose_action_fails_is_not_saved_and_can_be_asked_again(
    rasa: Any, resident: str
) -> None:
    rasa.texts("count up", resident)
    before = rasa.row(resident)
    answer = rasa.say("break it", resident, "acme:9")

    assert answer.status_code == 503
    assert "500" in answer.json()["error"]
    assert rasa.row(resident) == before
    assert rasa.say("break it", resident, "acme:9").status_code == 503
    assert rasa.texts("count up", resident) == ["Counted 2."]


def test_a_turn_waits_for_the_action_server_to_come_back(rasa: Any, resident: str) -> None:
    in_form = resident[::-1]
    rasa.texts("order tea", in_form)
    rasa.texts("Amina", in_form)
    before = rasa.row(in_form)
    rasa.actions.stop()
    try:
        away = [
            rasa.say("count up", resident, "acme:1"),
            # The form's own check runs on the action server as well.
            rasa.say("yes", in_form, "acme:2"),
        ]
    finally:
        rasa.actions.start()

    assert [answer.status_code for answer in away] == [503, 503]
    assert (rasa.row(resident), rasa.row(in_form)) == (None, before)
    answer = rasa.say("count up", resident, "acme:1").json()
    assert (answer["replies"][0]["text"], answer["repeated"]) == ("Counted 1.", False)
    assert rasa.texts("yes", in_form, "acme:2")[0].startswith("Where are you?")


def test_an_action_that_declines_is_no_failure(rasa: Any, resident: str) -> None:
    answer = rasa.say("please refuse it", resident)

    assert answer.status_code == 200
    # The fallback would be predicted ten times over; the resident hears it once.
    assert answer.json()["actions"] == ["action_not_understood"]
    assert rasa.texts("when are you open", resident) == ["We open at 9am."]


def test_rules_that_run_in_circles_do_not_silence_the_bot_for_ever(
    rasa: Any, resident: str
) -> None:
    assert rasa.say("/ping", resident).status_code == 200

    assert rasa.texts("when are you open", resident) == ["We open at 9am."]


def test_a_turn_that_was_overtaken_by_another_writer_is_a_conflict(
    rasa: Any, resident: str
) -> None:
    rasa.say("count up", resident)
    before = rasa.row(resident)
    answer = rasa.say("/overtake", resident, "acme:5")

    assert answer.status_code == 409
    assert rasa.row(resident)["state"] == before["state"]
    assert rasa.texts("count up", resident) == ["Counted 2."]


def test_a_database_error_is_heard_and_the_resident_is_not_forgotten(
    rasa: Any, resident: str
) -> None:
    rasa.texts("order tea", resident)
    rasa.change("ALTER TABLE trackers RENAME TO away")
    try:
        assert rasa.say("Amina", resident, "acme:2").status_code == 503
    finally:
        rasa.change("ALTER TABLE away RENAME TO trackers")

    assert rasa.texts("Amina", resident, "acme:2") == ["Would you like milk?"]


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"[]",
        b'{"conversation": "c", "message_id": "acme:1"}',
        b'{"conversation": "", "message_id": "acme:1", "text": "hello"}',
        b'{"conversation": "c", "message_id": 1, "text": "hello"}',
        b'{"conversation": "c", "message_id": "acme:1", "text": "   "}',
        b'{"conversation": "c", "message_id": "acme:1", "text": "hello", "metadata": "x"}',
        b'{"conversation": "' + b"c" * 37 + b'", "message_id": "acme:1", "text": "hello"}',
        b'{"conversation": "c", "message_id": "acme:1", "text": "' + b"a" * 8193 + b'"}',
    ],
)
def test_a_malformed_request_is_refused_in_words(rasa: Any, body: bytes) -> None:
    answer = httpx.post(f"{rasa.url}/webhooks/mooring/turn", content=body)

    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_the_health_page_names_the_model(rasa: Any) -> None:
    answer = httpx.get(f"{rasa.url}/webhooks/mooring/")

    assert answer.json() == {"status": "ok", "model": rasa.model}


def test_no_word_of_a_resident_reaches_the_log_even_when_it_says_everything(
    rasa: Any, resident: str
) -> None:
    # The server of these tests runs with --debug, where Rasa logs messages, slots and events.
    rasa.texts("order tea", resident)
    rasa.texts("Zebedee Quillfeather", resident)
    rasa.say("please break now zanzibarbecue", resident)
    rasa.say('/order_tea{"tea_place": "xylophonist"} and some', resident)
    rasa.say("/loganberry-nonsense words", resident)
    log = rasa.log.read_text()

    for word in ("Quillfeather", "zanzibarbecue", "xylophonist", "loganberry"):
        assert word not in log
    assert "the action server answered 500" in log
