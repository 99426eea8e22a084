"""Whatever Telegram sends is read, or kept aside in words that tell nothing about anybody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.incoming import Incoming, Kind
from bot.telegram.updates import clean, envelope, read

CHAT = {"id": 7, "type": "private", "first_name": "Samira"}
PERSON = {"id": 7, "is_bot": False, "first_name": "Samira"}


def message(**parts: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1770000000, "chat": CHAT, "from": PERSON, **parts}


def update(**parts: Any) -> dict[str, Any]:
    return {"update_id": 11, **parts}


def incoming(raw: dict[str, Any]) -> Incoming:
    return read(envelope(raw).payload)


def test_words_are_read_as_they_were_written() -> None:
    assert incoming(update(message=message(text=" hiya 🙂 "))) == Incoming(
        Kind.TEXT, "hiya 🙂", telegram_message_id=3
    )


def test_a_command_is_told_from_words() -> None:
    assert incoming(update(message=message(text="/help"))).kind is Kind.COMMAND


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}, "photo"),
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 2}}, "voice"),
        ({"document": {"file_id": "a", "file_unique_id": "b"}}, "document"),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, "location"),
        ({"contact": {"phone_number": "07700 900123", "first_name": "X"}}, "contact"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "other"),
        ({}, "other"),
    ],
)
def test_what_is_not_words_is_known_by_its_kind(parts: dict[str, Any], kind: str) -> None:
    assert incoming(update(message=message(**parts))).kind.value == kind


FILE = {"file_id": "AgACfetchme", "file_unique_id": "AQADfetch"}
EACH_WITH_SECRETS = [
    ({"photo": [{**FILE, "width": 90, "height": 90, "file_size": 5}]}, Kind.PHOTO),
    ({"document": {**FILE, "file_name": "Samira CV.pdf", "mime_type": "application/pdf"}},
     Kind.DOCUMENT),
    ({"document": {**FILE, "file_name": "passport Samira.jpg", "mime_type": "image/jpeg"}},
     Kind.PHOTO),
    ({"voice": {**FILE, "duration": 41, "mime_type": "audio/ogg"}}, Kind.VOICE),
    ({"audio": {**FILE, "duration": 41, "title": "Samira speaks"}}, Kind.VOICE),
    ({"video_note": {**FILE, "length": 240, "duration": 41}}, Kind.VOICE),
    ({"video": {**FILE, "width": 9, "height": 9, "duration": 41, "file_name": "Samira.mp4"}},
     Kind.VIDEO),
    ({"animation": {**FILE, "width": 9, "height": 9, "duration": 1},
      "document": {**FILE, "mime_type": "video/mp4"}}, Kind.OTHER),
    ({"sticker": {**FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False,
                  "is_video": False, "set_name": "Samira"}}, Kind.STICKER),
    ({"location": {"latitude": 53.80612, "longitude": -1.53341}}, Kind.LOCATION),
    ({"venue": {"location": {"latitude": 53.80612, "longitude": -1.53341},
                "title": "Samira", "address": "Elmfield 3"}}, Kind.LOCATION),
    ({"contact": {"phone_number": "07700 900123", "first_name": "Samira", "user_id": 99,
                  "vcard": "Samira"}}, Kind.CONTACT),
    ({"poll": {"id": "5", "question": "Samira?", "options": [{"text": "Samira", "voter_count": 0}],
               "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
               "type": "regular", "allows_multiple_answers": False}}, Kind.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "kind"), EACH_WITH_SECRETS)
def test_of_what_is_not_words_nothing_is_kept_but_its_kind(
    parts: dict[str, Any], kind: Kind
) -> None:
    bare = {**message(**parts), "chat": {"id": 7, "type": "private"}}
    bare["from"] = {"id": 7, "is_bot": False, "first_name": ""}
    kept = envelope(update(message=bare))
    assert read(kept.payload).kind is kind
    for secret in ("Samira", "fetch", "53.8", "1.53", "900123", "Elmfield", "99"):
        assert secret not in kept.payload


def test_words_below_a_photo_are_read() -> None:
    photo = [{**FILE, "width": 1, "height": 1}]
    assert incoming(update(message=message(photo=photo, caption="is it ok"))).text == "is it ok"


@pytest.mark.parametrize(
    "origin",
    [
        {"type": "user", "date": 1770000000, "sender_user": {**PERSON, "first_name": "Dele"}},
        {"type": "hidden_user", "date": 1770000000, "sender_user_name": "Dele"},
        {"type": "nonsense"},
    ],
)
def test_of_a_message_that_was_passed_on_nobody_knows_whose_it_was(origin: dict[str, Any]) -> None:
    old = {"forward_from": {**PERSON, "first_name": "Dele"}, "forward_date": 1770000000}
    passed_on = message(text="Porter wanted", forward_origin=origin, **old)
    kept = envelope(update(message=passed_on))
    assert "Dele" not in kept.payload
    one = read(kept.payload)
    assert (one.kind, one.text, one.forwarded) == (Kind.TEXT, "Porter wanted", True)
    assert not incoming(update(message=message(text="Porter wanted"))).forwarded


def test_what_is_said_in_a_group_is_not_kept() -> None:
    group = {"id": -5, "type": "group", "title": "Elmfield tenants"}
    kept = envelope(update(message={**message(text="my secret"), "chat": group}))
    assert (kept.chat_id, kept.problem) == (None, "It is not from a private chat.")
    for words in ("secret", "Elmfield", "Samira"):
        assert words not in kept.payload


def test_somebody_elses_number_in_a_contact_is_not_kept() -> None:
    parts = {"contact": {"phone_number": "07700 900123", "first_name": "X"}}
    assert "900123" not in envelope(update(message=message(**parts))).payload


def test_a_caption_with_a_share_code_is_masked_before_it_is_kept() -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    kept = envelope(update(message=message(photo=photo, caption="share code W3A BCD 9K2")))
    assert "9K2" not in kept.payload
    assert read(kept.payload).masked == {"share_code"}


@pytest.mark.parametrize("below", [None, message(text="OK?"), {**message(), "date": 0}])
def test_a_press_is_read_even_below_a_message_that_telegram_forgot(
    below: dict[str, Any] | None,
) -> None:
    press = {"id": "99", "from": PERSON, "chat_instance": "1", "data": "k3y"}
    if below is not None:
        press["message"] = below
    kept = envelope(update(callback_query=press))
    assert (kept.chat_id, kept.press_id) == (7, "99")
    assert read(kept.payload).key == "k3y"


def test_a_resident_who_blocks_the_bot_is_noticed() -> None:
    def member(status: str) -> dict[str, Any]:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": {**PERSON, "is_bot": True}, "status": status, **until}

    change = {
        "chat": CHAT,
        "from": PERSON,
        "date": 1770000000,
        "old_chat_member": member("member"),
        "new_chat_member": member("kicked"),
    }
    assert incoming(update(my_chat_member=change)).kind is Kind.BLOCKED


@pytest.mark.parametrize(
    "raw",
    [
        update(channel_post=message(text="x")),
        update(message={**message(text="x"), "chat": {"id": -5, "type": "group"}}),
        update(message={"text": "x"}),
        update(message="x"),
        update(),
        {"update_id": "11"},
        {"update_id": True, "message": message(text="x")},
        {"update_id": 2**70, "message": message(text="x")},
        update(message={**message(text="x"), "chat": {"id": 2**70, "type": "private"}}),
        ["x"],
        None,
        7,
    ],
)
def test_what_no_resident_sent_is_kept_aside(raw: Any) -> None:
    kept = envelope(raw)
    assert kept.problem is not None or kept.chat_id is None


def test_a_message_without_its_date_is_refused_without_its_words() -> None:
    broken = {"chat": CHAT, "text": "my secret"}
    with pytest.raises(ValueError, match="Telegram's form") as refusal:
        incoming(update(message=broken))
    assert "secret" not in str(refusal.value)


def test_characters_that_no_database_takes_are_left_out() -> None:
    raw = json.loads('{"update_id": 1, "message": {"text": "a\\u0000b\\ud800c"}}')
    raw["message"] = message(text=raw["message"]["text"])
    assert incoming(raw).text == "ab?c"
    assert clean("x\x00") == "x"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"update_id": st.integers()},
        optional={
            "message": st.dictionaries(
                st.sampled_from(["text", "chat", "date", "photo", "from", "caption"]), JSON
            ),
            "edited_message": JSON,
            "callback_query": JSON,
            "my_chat_member": JSON,
        },
    )
)
def test_nothing_that_can_be_sent_breaks_the_reading(raw: dict[str, Any]) -> None:
    kept = envelope(raw)
    if kept.problem is None:
        try:
            read(kept.payload)
        except ValueError:
            return
