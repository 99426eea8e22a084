"""What the dialogue is asked for the words that a resident types below a question."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.services.incoming import Edited, Incoming, Kind, asked_of, metadata_of
from bot.services.records import OfferedButton, Resident

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
COPY = (("Yes", "/data_copy_send"), ("No", "/data_leave"))
FIRST = (("Yes", "/data_delete_sure"), ("No", "/data_leave"))
LAST = (("Keep everything", "/data_leave"), ("Delete everything now", "/data_delete_now"))


def somebody(stage: str = "choosing") -> Resident:
    return Resident(
        "r1", "test", "Samira", "LS9", True, "en", stage, None, None, None, None, NOW, NOW
    )


def asked(text: str, *buttons: tuple[str, str], stage: str = "choosing") -> str | None:
    offered = [
        OfferedButton(str(at), "chat", 1, at, label, payload, None)
        for at, (label, payload) in enumerate(buttons)
    ]
    incoming = Incoming(Kind.TEXT, text)
    return asked_of(incoming, somebody(stage), offered=offered, pressed=None).text


@pytest.mark.parametrize(
    ("text", "below", "payload"),
    [
        ("yes", LAST, "/data_delete_sure"),
        ("yeah go on", LAST, "/data_delete_sure"),
        ("no", LAST, "/data_leave"),
        ("nah leave it", LAST, "/data_leave"),
        ("DELETE", LAST, "/data_delete_now"),
        ("delete everything", LAST, "/data_delete_now"),
        ("yep", FIRST, "/data_delete_sure"),
        ("nope", FIRST, "/data_leave"),
        ("delete", FIRST, "delete"),
        ("yeah", COPY, "/data_copy_send"),
        ("not now", COPY, "/data_leave"),
        ("what is a porter", LAST, "what is a porter"),
    ],
)
def test_a_typed_answer_below_a_question_about_data_means_what_it_says(
    text: str, below: tuple[tuple[str, str], ...], payload: str
) -> None:
    assert asked(text, *below) == payload


def edited(text: str, known: Edited) -> str | None:
    incoming = Incoming(Kind.EDIT, text, telegram_message_id=5)
    return asked_of(incoming, somebody(), offered=[], pressed=None, edited=known).text


def test_a_changed_message_that_was_not_understood_is_read_in_its_new_words() -> None:
    assert edited("find me a porter job", Edited(True, False)) == "find me a porter job"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("ls9", Edited(True, True)),  # it was taken as an answer: the question is another one now
        ("ls9", Edited(False, False)),
        ("/data_delete_now", Edited(True, False)),
        ("  ", Edited(True, False)),
    ],
)
def test_any_other_changed_message_stays_as_it_was_first_written(text: str, known: Edited) -> None:
    assert edited(text, known) == "/edited"


def test_the_dialogue_is_told_what_it_needs_to_answer_a_change_or_a_picture() -> None:
    changed = metadata_of(Incoming(Kind.EDIT, "ls9"), 3.0, Edited(True, True))
    assert changed["changed_last"]
    assert "captioned" not in changed
    photo = metadata_of(Incoming(Kind.PHOTO, "is this ok"), 3.0)
    assert photo["captioned"]
    assert "captioned" not in metadata_of(Incoming(Kind.PHOTO), 3.0)


def test_words_that_were_passed_on_show_nobodys_language() -> None:
    words = "Szukam pracy w szpitalu, czy możecie mi pomóc?"
    assert Incoming(Kind.TEXT, words).language == "pl"
    passed_on = Incoming(Kind.TEXT, words, forwarded=True)
    assert (passed_on.language, passed_on.written_as) == (None, "forwarded")


CHECK_IN = (
    ("Good", '/work_change{"work_wish": "good", "job": "job:4:week_13"}'),
    ("Hard", '/work_change{"work_wish": "hard", "job": "job:4:week_13"}'),
)


@pytest.mark.parametrize(
    "text", ["yeah still there 20 hrs but rota changes", "loving it", "i quit"]
)
def test_free_words_below_a_question_about_work_answer_it(text: str) -> None:
    payload = asked(text, *CHECK_IN, stage="in_work")
    assert payload is not None
    assert payload.startswith('/work_change{"work_wish": "told", "job": "job:4:week_13", "wrote": ')
    assert text in payload


@pytest.mark.parametrize("text", ["good morning", "stop", "how much is band 2?", "help", "hi"])
def test_what_says_nothing_of_work_is_no_answer_to_it(text: str) -> None:
    assert asked(text, *CHECK_IN, stage="in_work") == text


def test_below_other_questions_such_words_stay_what_they_are() -> None:
    assert asked("loving it", *COPY) == "loving it"
