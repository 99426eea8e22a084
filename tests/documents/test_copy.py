"""The page that a resident gets can be read by people, and holds what they wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.documents.maker import DocumentMaker
from bot.errors import NotFoundError
from bot.services.records import Chat
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock

CONTENT = Path(__file__).parents[2] / "data" / "content"
Work = Callable[[], SqlUnitOfWork]


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(CONTENT)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    yield lambda: SqlUnitOfWork(engine, "test")
    engine.dispose()


@pytest.fixture
def samira(work: Work, clock: FixedClock) -> Chat:
    """Somebody who has joined, wishes for school hours, and has saved a role."""
    now = clock.now()
    with work() as uow:
        chat = uow.chats.open(now=now, chat_id=None, telegram_chat_id=7)
        one = chat.resident_id
        uow.residents.update(one, called="Samira", outcode="LS9", stage="preparing")
        uow.residents.update(one, sixteen_or_over=True)
        uow.progress.record_consent(
            one, purpose="adviser_reads_chat", granted=True, wording="1", at=now
        )
        hours = {"start": "09:30:00", "end": "14:30:00"}
        uow.progress.set_preference(one, name="hours", value=hours, at=now)
        uow.progress.set_preference(one, name="experience", value=["caring"], at=now)
        uow.progress.add_interest(one, role_id="porter", source="chat", at=now)
        step = {"who": "resident", "action": "a", "at": now}
        uow.progress.log(one, what="chose:porter", key="k", **step)  # type: ignore[arg-type]
        uow.progress.log(one, what="something_new", key="l", **step)  # type: ignore[arg-type]
        uow.progress.ask_for_person(one, reason="asked", key="k", at=now)
        uow.audit.add(what="transcript.read", at=now, user_id="ruth", resident_id=one)
        uow.transcript.add(chat=chat, at=now, author="resident", text="<script>alert(1)</script>")
        uow.transcript.add(chat=chat, at=now, author="resident", kind="photo", text="")
        uow.transcript.add(chat=chat, at=now, author="bot", text="سلام")
        uow.commit()
    return chat


@pytest.fixture
def make(work: Work, content: Content, clock: FixedClock) -> DocumentMaker:
    return DocumentMaker(work, content, clock)


def test_the_page_says_in_plain_words_what_is_kept(samira: Chat, make: DocumentMaker) -> None:
    page = make(samira.id, "copy_page").content.decode()
    for words in (
        "Made on 12 March 2026 at 9.30am.",
        "Samira",
        "LS9",
        "getting an application ready",
        "Advisers read this chat to help you: yes, since 12 March 2026, 9.30am.",
        "9.30am to 2.30pm",
        "You chose a role: Porter",
        "Something new",
        "You wanted to talk to a person (still open)",
        "Somebody of the team read the conversation",
        "a photo, not kept",
        "سلام",
        "Your number in Telegram",
    ):
        assert words in page, words


def test_what_somebody_wrote_is_text_and_never_a_part_of_the_page(
    samira: Chat, make: DocumentMaker
) -> None:
    page = make(samira.id, "copy_page").content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_needs_nothing_but_itself_and_can_be_printed(
    samira: Chat, make: DocumentMaker
) -> None:
    page = make(samira.id, "copy_page").content.decode()
    for outside in ("src=", "href=", "url(", "@import", "http:", "https:"):
        assert outside not in page
    assert "@media print" in page
    assert '<meta name="viewport"' in page


def test_the_page_of_somebody_new_says_that_there_is_nothing_yet(
    work: Work, make: DocumentMaker, clock: FixedClock
) -> None:
    with work() as uow:
        chat = uow.chats.open(now=clock.now(), chat_id=None, telegram_chat_id=8)
        uow.commit()
    assert make(chat.id, "copy_page").content.decode().count("Nothing yet.") >= 7


def test_the_file_holds_the_same_with_letters_as_they_are(
    samira: Chat, make: DocumentMaker
) -> None:
    file = make(samira.id, "copy_data")
    held = json.loads(file.content)
    assert file.name == "my-mooring-data.json"
    assert held["resident"]["called"] == "Samira"
    assert held["answers"]["experience"] == ["caring"]
    assert held["also_kept"]["chats"][0]["telegram_chat_id"] == 7
    assert held["record_opened"][0]["what"] == "transcript.read"
    assert "ruth" not in file.content.decode()
    assert "سلام" in file.content.decode()


def test_a_note_is_named_by_its_day_alone(
    samira: Chat, work: Work, make: DocumentMaker, clock: FixedClock
) -> None:
    at = clock.move(timedelta(days=1))
    with work() as uow:
        ruth = uow.accounts.add_user(
            email="r@example.org", name="Ruth", role="adviser", password_hash=None, at=at
        )
        assert ruth is not None
        uow.caseload.add_note(
            samira.resident_id, author_id=ruth.id, text="Her sister called.", at=at, same_since=at
        )
        uow.commit()
    page = make(samira.id, "copy_page").content.decode()
    assert "<li>13 March 2026, 9.30am</li>" in page
    assert "sister" not in page


def test_there_is_no_file_of_another_name_or_of_somebody_erased(
    samira: Chat, work: Work, make: DocumentMaker
) -> None:
    with pytest.raises(NotFoundError):
        make(samira.id, "../../secrets")
    with work() as uow:
        uow.residents.erase(samira.resident_id)
        uow.commit()
    with pytest.raises(NotFoundError):
        make(samira.id, "copy_page")
