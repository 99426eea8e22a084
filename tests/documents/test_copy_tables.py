"""What somebody told stands on their page in plain words, whole and theirs alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.documents.copy_tables import (
    HANGING_NAMES,
    IN_ORDER,
    NOT_SAID,
    OF_AN_APPLICATION,
    SAID_AS_TITLE,
    SHORT,
)
from bot.documents.maker import DocumentMaker
from bot.services.records import Chat
from bot.store.dossier import STAFF, TECHNICAL
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.telling import told

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
    """Samira; what Dele told is beside it in the same tables."""
    with work() as uow:
        told(uow, clock.now(), 8, "Dele")
        chat = told(uow, clock.now(), 7, "Samira")
        uow.commit()
    return chat


@pytest.fixture
def page(samira: Chat, work: Work, content: Content, clock: FixedClock) -> str:
    """Her page, without its style, its tags between lines taken out."""
    whole = DocumentMaker(work, content, clock)(samira.id, "copy_page").content.decode()
    return re.sub(r"</?(dt|dd|dl|h\d|span|strong)[^>]*>", "|", whole.partition("</style>")[2])


@pytest.mark.parametrize(
    "words",
    [
        "|Your applications|",
        "|Ward host at Elmfield NHS Trust|",
        "|Where it is now||Sent|",
        "|Since||10 March 2026|",
        "|How long the statement may be||500 words|",
        "|Your statement||I am Samira and I stay calm.|",
        "Sent, 10 March 2026 (who said so: You)",
        "• Able to stay calm (must have): you have a story for it",
        "• A driving licence (good to have): nothing to show yet",
        "Referees: done, 12 March 2026",
        "|{pressure}|",
        "|What happened||Samira saw a fall|",
        "|How far it is||kept for your applications|",
        "|How it read before||Samira stay calm.|",
        "|Cared for the father of Samira|",
        "|What kind||caring for someone|",
        "|From||May 2020|",
        "|Goes on now||yes|",
        "|the teacher of Samira|",
        "|Did they say yes||yes|",
        "|{email}||In place, 12 March 2026",
        "|{id}||Still needed, 12 March 2026",
        "|{childcare} (the main one)||still there, 12 March 2026",
        "|Elmfield nursery|",
        "|What for||{childcare}|",
        "|What came of it||it helped|",
        "|Ward host for Samira at Elmfield NHS Trust|",
        "|Closing date||2 April 2026|",
        "|One that you asked for|",
        "|In your words||Samira sends the form|",
        "|What they told you||Samira spoke well|",
        "|A talk with the manager|",
        "• Question: Why here; Which try: 1; Your answer: I, Samira, like people;",
        "; What was heard in it: what it was about, what you did; When: 12 March 2026",
        "• About: Doses; Your answer: 12; Right: yes; Asked: 12 March 2026",
        "|Hangs on checks||yes|",
        "|DBS check|",
        "|For||Ward host at Elmfield NHS Trust|",
        "|Whose turn it is||the employer|",
        "|What holds it up||There is no answer|",
        "|How often asked again||1|",
        "|{passport}||you have it, 12 March 2026",
        "|Hours a week||37.5|",
        "• Asked about: a week of work; Week or month: 4; To be asked on: 4 May 2026;",
        "; What became of it: answered; How it was: hard; Still there: yes; Hours: 30;",
        "; What was hard: Rota or hours; In your words: Samira is tired",
        "|Standard 3||done, 12 March 2026",
    ],
)
def test_the_page_says_what_was_told(page: str, words: str, content: Content) -> None:
    theme = str(content.criteria.themes["pressure"].name)
    shown = words.format(
        email=content.readiness.things["email"].label,
        passport=content.documents.documents["passport"].label,
        id=content.readiness.things["id"].label,
        childcare=content.barriers.barriers["childcare"].label,
        pressure=theme[:1].upper() + theme[1:],
    )
    assert shown in page.replace("||\n", "||").replace("|\n|", "||")


def test_there_is_nothing_of_anybody_else_in_either_file(
    samira: Chat, work: Work, content: Content, clock: FixedClock
) -> None:
    make = DocumentMaker(work, content, clock)
    assert b"Dele" not in make(samira.id, "copy_page").content
    assert b"Dele" not in make(samira.id, "copy_data").content


def test_the_file_holds_every_table(
    samira: Chat, work: Work, content: Content, clock: FixedClock
) -> None:
    held = json.loads(DocumentMaker(work, content, clock)(samira.id, "copy_data").content)
    for name in (*IN_ORDER, *OF_AN_APPLICATION, *HANGING_NAMES):
        assert held["also_kept"][name], name


def test_no_name_of_a_column_or_a_table_stands_on_the_page(page: str) -> None:
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", page)
    for name in ("Stage on", "Resident id", "Is current", "Application sections", "Readiness"):
        assert name not in page


@pytest.mark.parametrize("name", [*(set(IN_ORDER) - set(SHORT)), *HANGING_NAMES])
def test_every_column_has_words(name: str, content: Content) -> None:
    left_out = NOT_SAID | TECHNICAL | STAFF | {SAID_AS_TITLE.get(name)}
    columns = {column.name for column in metadata.tables[name].columns} - left_out

    assert columns == set(content.rights.copy_.tables[name].fields)
