"""The people to be and what they can do with the phone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.telegram.sandbox.testing import SAMIRA, Hand, UnexpectedAnswerError


def test_a_new_sandbox_has_four_invented_people_who_have_not_started(hand: Hand) -> None:
    people = hand.control("GET", "people")["people"]
    assert [p["first_name"] for p in people] == ["Samira", "Dele", "Kim", "Arben"]
    assert not any(p["started"] for p in people)


def test_a_new_person_gets_a_free_id_and_a_language(hand: Hand) -> None:
    wish = {"first_name": " Ioana ", "language_code": "ro", "username": "ioana_practice"}
    person = hand.control("POST", "people", wish)["person"]
    assert (person["first_name"], person["language_code"]) == ("Ioana", "ro")
    hand.write("Salut", person["id"])
    sent = hand.result("sendMessage", chat_id="@Ioana_Practice", text="Hi")
    assert sent["chat"]["id"] == person["id"]


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"first_name": " "},
        {"first_name": "x" * 65},
        {"first_name": "x", "id": SAMIRA},
        {"first_name": "x", "id": "seven"},
        {"first_name": "x", "id": -4},
    ],
)
def test_a_person_without_a_name_or_with_a_taken_id_is_refused(
    hand: Hand, wish: dict[str, Any]
) -> None:
    response = hand.http.post("/sandbox/people", json=wish)
    assert response.status_code in (400, 409)
    assert response.json()["error"]


def test_start_carries_the_deep_links_payload(hand: Hand) -> None:
    hand.start("lincoln-green")
    message = hand.result("getUpdates")[0]["message"]
    assert message["text"] == "/start lincoln-green"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert hand.control("GET", "people")["people"][0]["started"] is True


def test_start_without_a_payload_is_the_bare_command(hand: Hand) -> None:
    assert hand.start()["messages"][0]["text"] == "/start"


def test_a_very_long_text_goes_out_as_several_messages(hand: Hand) -> None:
    sent = hand.write("😀" * 2100)
    assert [len(m["text"]) for m in sent["messages"]] == [2048, 52]
    assert len(hand.result("getUpdates")) == 2


@pytest.mark.parametrize("body", [{"text": " \n "}, {"text": 7}, {}, {"kind": "smoke"}])
def test_nothing_cannot_be_sent(hand: Hand, body: dict[str, Any]) -> None:
    response = hand.http.post(f"/sandbox/people/{SAMIRA}/messages", json=body)
    assert response.status_code == 400
    assert hand.result("getUpdates") == []


@pytest.mark.parametrize(
    ("kind", "has"),
    [
        ("photo", "file_size"),
        ("voice", "duration"),
        ("document", "file_name"),
        ("sticker", "emoji"),
        ("location", "latitude"),
        ("contact", "phone_number"),
        ("dice", "value"),
    ],
)
def test_a_person_can_send_more_than_text(hand: Hand, kind: str, has: str) -> None:
    shown = hand.send(kind)["messages"][0]
    assert shown["kind"] == kind
    content = hand.result("getUpdates")[0]["message"][kind]
    assert has in (content[-1] if isinstance(content, list) else content)
    if shown["file"]:
        assert hand.http.get(shown["file"]["url"]).status_code == 200


def test_a_caption_goes_with_a_photo(hand: Hand) -> None:
    hand.send("photo", caption="my letter")
    assert hand.result("getUpdates")[0]["message"]["caption"] == "my letter"
    with pytest.raises(UnexpectedAnswerError, match="at most 1024"):
        hand.send("photo", caption="x" * 1025)


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "photo", "content": "bm8gaW1hZ2U="},
        {"kind": "document", "content": "not base64!"},
        {"kind": "voice", "duration": 9999},
        {"kind": "location", "latitude": "north"},
    ],
)
def test_media_that_makes_no_sense_is_refused(hand: Hand, wish: dict[str, Any]) -> None:
    response = hand.http.post(f"/sandbox/people/{SAMIRA}/messages", json=wish)
    assert response.status_code == 400


def test_a_person_changes_their_own_words(chatting: Hand) -> None:
    wish = {"message_id": 1, "text": "Hello, /help"}
    shown = chatting.control("POST", f"people/{SAMIRA}/edit", wish)["messages"][0]
    assert shown["edit_date"] is not None
    edited = chatting.result("getUpdates")[0]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (1, "Hello, /help")
    assert edited["entities"][0]["type"] == "bot_command"


def test_nobody_changes_the_bots_words(chatting: Hand) -> None:
    number = chatting.ask()
    with pytest.raises(UnexpectedAnswerError, match="no text that this person wrote"):
        chatting.control("POST", f"people/{SAMIRA}/edit", {"message_id": number, "text": "x"})


def test_a_person_replies_to_a_message(chatting: Hand) -> None:
    number = chatting.ask()
    body = {"text": "Why?", "reply_to": number}
    chatting.control("POST", f"people/{SAMIRA}/messages", body)
    message = chatting.result("getUpdates")[0]["message"]
    assert message["reply_to_message"]["message_id"] == number


def test_blocking_and_unblocking_are_told_to_the_bot_once_each(chatting: Hand) -> None:
    for change in ("block", "block", "unblock"):
        chatting.control("POST", f"people/{SAMIRA}/{change}")
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in chatting.result("getUpdates")
    ]
    assert statuses == ["kicked", "member"]


def test_somebody_who_blocked_the_bot_cannot_write(chatting: Hand) -> None:
    chatting.control("POST", f"people/{SAMIRA}/block")
    with pytest.raises(UnexpectedAnswerError, match="unblock it first"):
        chatting.write("Hello?")


def test_an_unknown_person_or_deed_is_refused(hand: Hand) -> None:
    assert hand.http.post("/sandbox/people/5/messages", json={"text": "x"}).status_code == 404
    assert hand.http.post(f"/sandbox/people/{SAMIRA}/dance", json={}).status_code == 404


def test_history_gives_what_changed_and_waits_for_more(chatting: Hand) -> None:
    path = f"people/{SAMIRA}/messages"
    first = chatting.control("GET", f"{path}?since=0")
    assert [m["text"] for m in first["messages"]] == ["Hello"]
    nothing = chatting.control("GET", f"{path}?since={first['seq']}")
    assert nothing["messages"] == []
    number = chatting.ask()
    chatting.result("deleteMessage", chat_id=SAMIRA, message_id=number)
    later = chatting.control("GET", f"{path}?since={first['seq']}&wait=5")
    assert [(m["message_id"], m["deleted"]) for m in later["messages"]] == [(number, True)]
    assert chatting.http.get(f"/sandbox/{path}?since=x").status_code == 400


def test_the_menu_is_the_one_for_this_person(hand: Hand) -> None:
    help_ = [{"command": "help", "description": "Help"}]
    hand.result("setMyCommands", commands=help_)
    hand.result("setMyDescription", description="I help.")
    hand.result(
        "setMyCommands",
        commands=[{"command": "help", "description": "مساعدة"}],
        scope={"type": "all_private_chats"},
        language_code="ar",
    )
    samira = hand.control("GET", f"people/{SAMIRA}/commands")
    dele = hand.control("GET", f"people/{SAMIRA + 1}/commands")
    assert samira["commands"][0]["description"] == "مساعدة"
    assert dele == {"commands": help_, "description": "I help."}


@pytest.mark.parametrize(
    ("commands", "why"),
    [
        ("[", "can't parse commands JSON object"),
        ({}, "expected an Array of BotCommand"),
        (["x"], "can't parse BotCommand: expected an Object"),
        ([{"command": "Big Letters", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "x", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_a_wrong_menu_is_refused(hand: Hand, commands: object, why: str) -> None:
    assert hand.refusal("setMyCommands", commands=commands) == (400, f"Bad Request: {why}")


def test_descriptions_have_a_limit(hand: Hand) -> None:
    assert hand.refusal("setMyDescription", description="x" * 513)[0] == 400
    assert hand.refusal("setMyShortDescription", short_description="x" * 121)[0] == 400
