"""The statement that a resident hands in, and the pack from which they fill in the form."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from docx.shared import Cm
from playwright.sync_api import Browser, sync_playwright

from bot.content import Content
from bot.documents import Document
from bot.documents.paper import (
    HistoryLine,
    RefereeLine,
    Whose,
    pack_paper,
    statement_paper,
)
from bot.documents.statement import pack_files, statement_files
from bot.journey.specification import Need
from bot.journey.statement import Point, Statement, assemble

CONTENT = Path(__file__).parents[2] / "data" / "content"
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OPENING = "I am applying for the role of Ward host at Lindenfield Hospital. I like to feed people."
FALL = "When my father-in-law fell in bathroom, I stay calm & call 111.\nNothing broken <3."


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(CONTENT)


@pytest.fixture(scope="module")
def statement(content: Content) -> Statement:
    return assemble(
        [
            Point(1, "Able to work calmly under pressure", Need.ESSENTIAL, text=FALL, story_id=1),
            Point(2, "Full driving licence", Need.ESSENTIAL, text="Yes.", is_fact=True),
            Point(3, "Team player", Need.ESSENTIAL),
            Point(4, "NVQ level 2", Need.DESIRABLE),
        ],
        content.statement.words,
        role="Ward host",
        employer="Lindenfield Hospital",
        interest="I like to feed people.",
    )


@pytest.fixture(scope="module")
def alone(content: Content, statement: Statement) -> tuple[Document, Document]:
    whose = Whose("Ward host", MADE, employer="Lindenfield Hospital", called="Samira")
    return statement_files(content, statement_paper(content, statement, whose))


@pytest.fixture(scope="module")
def pack(content: Content, statement: Statement) -> tuple[Document, Document]:
    history = [
        HistoryLine("Cared for my father-in-law", None, date(2020, 3, 1), None, is_current=True),
        HistoryLine("Cleaner", "Hotel Linden", date(2015, 1, 1), date(2019, 12, 1),
                    months_known=False),
        HistoryLine("Market stall", None, None, None),
    ]  # fmt: skip
    between = content.history.line("abroad", "January 2020", "February 2020")
    referees = [RefereeLine("Manager at the hotel", "yes"), RefereeLine("Teacher", "unasked")]
    paper = pack_paper(
        content,
        statement,
        Whose("Ward host", MADE),
        history=history,
        between=[between or ""],
        referees=referees,
    )
    return pack_files(content, paper)


def paragraphs(file: Document) -> list[tuple[str, str]]:
    word = Word(io.BytesIO(file.content))
    return [(one.style.name if one.style else "", one.text) for one in word.paragraphs]


def test_the_word_file_holds_the_statement_under_real_headings(
    alone: tuple[Document, Document],
) -> None:
    assert alone[0].name == "my-statement.docx"
    assert paragraphs(alone[0]) == [
        ("Heading 1", "Supporting statement"),
        ("Normal", "For: Ward host, Lindenfield Hospital"),
        ("Normal", "By: Samira"),
        ("Normal", "Made on 22 November 2026."),
        ("Normal", OPENING),
        ("Heading 2", "Able to work calmly under pressure"),
        ("Normal", FALL),
        ("Heading 2", "Full driving licence"),
        ("Normal", "Yes."),
        ("Normal", "Thank you for reading my application."),
    ]  # fmt: skip


def test_the_word_file_is_british_on_a4_with_numbered_pages_and_no_strangers_name(
    alone: tuple[Document, Document],
) -> None:
    word = Word(io.BytesIO(alone[0].content))
    section = word.sections[0]
    assert abs((section.page_width or 0) - Cm(21)) < 1_000
    assert abs((section.page_height or 0) - Cm(29.7)) < 1_000
    language = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    known = word.core_properties
    assert (known.author, known.title, known.language) == (
        "Samira",
        "Supporting statement",
        "en-GB",
    )
    assert known.last_modified_by == ""
    with zipfile.ZipFile(io.BytesIO(alone[0].content)) as parts:
        assert parts.testzip() is None
        assert b"python-docx" not in b"".join(parts.read(name) for name in parts.namelist())


def test_the_pack_holds_all_parts_of_the_form(pack: tuple[Document, Document]) -> None:
    found = paragraphs(pack[0])
    assert [text for style, text in found if style == "Heading 2"] == [
        "Supporting statement",
        "Before you send it",
        "Work history",
        "Times between",
        "Referees",
        "If the form asks about AI tools",
    ]
    texts = [text for _, text in found]
    for line in (
        "Team player (must have)",
        "NVQ level 2 (would help)",
        "March 2020 to now",
        "2015 to 2019 (please add the months)",
        "Cleaner, Hotel Linden",
        "please add the months",
        "January 2020 to February 2020: I was living in another country.",
        "Manager at the hotel (they said yes)",
        "Teacher (not asked yet)",
    ):
        assert line in texts, line
    assert not any(text.startswith("By:") for text in texts)


def test_an_empty_pack_says_so(content: Content) -> None:
    statement = assemble([], content.statement.words, role="Porter")
    files = pack_files(content, pack_paper(content, statement, Whose("Porter", MADE)))
    assert [text for _, text in paragraphs(files[0])].count("Nothing here yet.") == 2


def test_the_page_is_valid_needs_nothing_else_and_lets_nobody_write_into_it(
    pack: tuple[Document, Document],
) -> None:
    page = pack[1].content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    for outside in ("src=", "href=", "url(", "@import", "http:", "https:", "<script"):
        assert outside not in page
    assert "&lt;3" in page
    levels = [int(one) for one in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_letters_of_every_script_and_signs_that_no_file_holds_do_no_harm(content: Content) -> None:
    told = "سلام \x00\x0b আমি \ud800 😀"
    statement = assemble(
        [Point(1, "Kind\x01", text=told, story_id=1)], content.statement.words, role="Porter"
    )
    files = statement_files(content, statement_paper(content, statement, Whose("Porter", MADE)))
    assert ("Normal", "سلام  আমি  😀") in paragraphs(files[0])
    page = files[1].content.decode()
    assert "سلام" in page
    assert "\x00" not in page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.browser
def test_the_page_fits_a_phone_and_prints_on_a4(
    pack: tuple[Document, Document], browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_content(pack[1].content.decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.screenshot(path=str(tmp_path / "phone.png"), full_page=True)
    assert (tmp_path / "phone.png").stat().st_size > 10_000
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
