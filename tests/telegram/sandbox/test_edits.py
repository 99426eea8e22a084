"""Editing and deleting."""

from __future__ import annotations

from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand, button


def test_a_message_is_edited_and_loses_its_buttons(chatting: Hand) -> None:
    number = chatting.ask()
    edited = chatting.result("editMessageText", chat_id=SAMIRA, message_id=number, text="Thanks")
    assert edited["text"] == "Thanks"
    assert "reply_markup" not in edited
    shown = chatting.control("GET", f"people/{SAMIRA}/messages")["messages"][-1]
    assert shown["edit_date"] is not None
    assert shown["buttons"] == []


def test_the_same_content_again_is_not_modified(chatting: Hand) -> None:
    number = chatting.ask("Is that OK?")
    markup = {"inline_keyboard": [[button("Yes", "yes"), button("No", "no")]]}
    code, description = chatting.refusal(
        "editMessageText",
        chat_id=SAMIRA,
        message_id=number,
        text="Is that OK?",
        reply_markup=markup,
    )
    assert code == 400
    assert description.startswith("Bad Request: message is not modified: ")


def test_only_the_buttons_can_be_taken_away_and_the_phone_shows_no_edit(chatting: Hand) -> None:
    number = chatting.ask()
    wish = {"chat_id": SAMIRA, "message_id": number}
    edited = chatting.result("editMessageReplyMarkup", **wish)
    assert edited["text"] == "Is that OK?"
    assert "reply_markup" not in edited
    shown = chatting.control("GET", f"people/{SAMIRA}/messages")["messages"][-1]
    assert shown["edit_date"] is None
    assert "not modified" in chatting.refusal("editMessageReplyMarkup", **wish)[1]


def test_what_is_not_there_or_not_the_bots_cannot_be_edited(chatting: Hand) -> None:
    unknown = chatting.refusal("editMessageText", chat_id=SAMIRA, message_id=99, text="x")
    assert unknown == (400, "Bad Request: message to edit not found")
    theirs = chatting.refusal("editMessageText", chat_id=SAMIRA, message_id=1, text="x")
    assert theirs == (400, "Bad Request: message can't be edited")
    nothing = chatting.refusal("editMessageText", chat_id=SAMIRA, text="x")
    assert nothing == (400, "Bad Request: message identifier is not specified")


def test_a_message_of_another_chat_is_not_found(chatting: Hand) -> None:
    chatting.write("Hello", DELE)
    number = chatting.ask(person=DELE)
    refusal = chatting.refusal("editMessageText", chat_id=SAMIRA, message_id=number, text="x")
    assert refusal == (400, "Bad Request: message to edit not found")


def test_messages_of_both_sides_can_be_deleted_once(chatting: Hand) -> None:
    number = chatting.ask()
    for message_id in (1, number):
        assert chatting.result("deleteMessage", chat_id=SAMIRA, message_id=message_id) is True
    assert chatting.control("GET", f"people/{SAMIRA}/messages")["messages"] == []
    refusal = chatting.refusal("deleteMessage", chat_id=SAMIRA, message_id=number)
    assert refusal == (400, "Bad Request: message to delete not found")


def test_messages_older_than_two_days_stay(chatting: Hand) -> None:
    number = chatting.ask()
    chatting.control("POST", "clock", {"advance_seconds": 48 * 3600 + 60})
    refusal = chatting.refusal("deleteMessage", chat_id=SAMIRA, message_id=number)
    assert refusal == (400, "Bad Request: message can't be deleted for everyone")
    fresh = chatting.ask()
    ids = [number, fresh, 999]
    assert chatting.result("deleteMessages", chat_id=SAMIRA, message_ids=ids) is True
    left = chatting.control("GET", f"people/{SAMIRA}/messages")["messages"]
    assert number in [m["message_id"] for m in left]
    assert fresh not in [m["message_id"] for m in left]


def test_too_many_or_odd_message_ids_are_refused(chatting: Hand) -> None:
    many = chatting.refusal("deleteMessages", chat_id=SAMIRA, message_ids=list(range(101)))
    assert many == (400, "Bad Request: too many message identifiers specified")
    odd = chatting.refusal("deleteMessages", chat_id=SAMIRA, message_ids="x")
    assert odd == (400, "Bad Request: can't parse message identifiers JSON object")
