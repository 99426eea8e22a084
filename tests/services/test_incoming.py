"""What the dialogue is asked for the words that a resident types below a question."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.services.incoming import Incoming, Kind, asked_of
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
