"""Vacancies as advisers keep them, by hand and from a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from bot.services.application_records import Vacancy
from bot.store.engine import Engine
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.applying import an_application
from tests.console.people import a_resident
from tests.console.visitor import Seen, Visitor

Units = Callable[[], SqlUnitOfWork]
DAY = timedelta(days=1)
PORTER: dict[str, Any] = {
    "key": "a-key-of-the-form",
    "title": "Porter",
    "employer": "Elmfield NHS Trust",
    "place": "Peckham, SE15",
    "role_id": "porter",
    "link": "www.jobs.nhs.uk/candidate/jobadvert/C9123-26-0042?x=1",
    "closes_on": "27 March 2026",
    "hours": "Part time",
    "limit": "1500 words",
    "specification": "Essential\n- Can work in a team\n- Kind to people\nDesirable\n- First aid",
}


def kept(units: Units) -> list[Vacancy]:
    with units() as unit:
        return unit.vacancies.shared()


def audited(units: Units) -> list[str]:
    with units() as unit:
        return [one.what for one in unit.audit.lines()]


@pytest.fixture
def porter(adviser: Visitor, units: Units) -> int:
    adviser.get("/vacancies/new")
    adviser.send("/vacancies/new", **PORTER)
    return kept(units)[0].id


def test_no_vacancies_yet_is_said_with_what_to_do(adviser: Visitor) -> None:
    assert "No open vacancies" in adviser.get("/vacancies").words
    assert "No vacancies found" in adviser.get("/vacancies?state=closed").words


def test_an_adviser_adds_a_vacancy_and_sees_what_was_read(
    adviser: Visitor, units: Units, porter: int
) -> None:
    page = adviser.get(f"/vacancies/{porter}")
    assert page.heading == "Porter"
    for part in (
        "The vacancy is added",
        "3 points read: 2 essential, 1 desirable.",
        "Can work in a team Essential",
        "First aid Desirable",
        "Closes 27 March",
        "1,500 words at most",
        "Nobody near has chosen the role “Porter” so far.",
        "Added by an adviser",
    ):
        assert part in page.words
    (one,) = kept(units)
    assert one.link is not None
    assert one.link in page.links
    assert one.reference == "C9123-26-0042"
    assert audited(units)[:2] == ["vacancy.read", "vacancy.added"]


def test_a_form_sent_twice_and_the_same_advert_again_are_one_vacancy(
    adviser: Visitor, units: Units, porter: int, clock: FixedClock
) -> None:
    clock.move(DAY)
    twice = adviser.send("/vacancies/new", **PORTER)
    assert twice.headers["location"] == f"/vacancies/{porter}"
    adviser.send("/vacancies/new", **{**PORTER, "key": "another-form-of-theirs", "title": "Job"})
    assert "That advert was here already" in adviser.get(f"/vacancies/{porter}").words
    bare: dict[str, Any] = {"key": "a-third-form-of-theirs", "title": "Cleaner"}
    first = adviser.send("/vacancies/new", **bare).headers["location"]
    clock.move(DAY)
    assert adviser.send("/vacancies/new", **bare).headers["location"] == first
    assert len(kept(units)) == 2
    assert audited(units).count("vacancy.added") == 2


@pytest.mark.parametrize(
    ("field", "entered", "problem"),
    [
        ("title", " ", "Enter the job title"),
        ("title", "x" * 161, "The job title must have 160 characters or fewer"),
        ("link", "see the advert", "Enter a web address"),
        ("link", "javascript:alert(1)", "Enter a web address"),
        ("closes_on", "soon", "Enter a date"),
        ("closes_on", "31 February 2026", "There is no such day"),
        ("closes_on", "1 March 2026", "The closing date must be today or later"),
        ("role_id", "astronaut", "Choose a role from the list"),
        ("limit", "two pages", "Enter a length up to 50,000"),
        ("specification", "x" * 20_001, "must have 20,000 characters or fewer"),
    ],
)
def test_what_is_wrong_with_a_vacancy_is_said_beside_its_field_and_nothing_is_lost(
    adviser: Visitor, units: Units, field: str, entered: str, problem: str
) -> None:
    adviser.get("/vacancies/new")
    page = adviser.sends("/vacancies/new", 422, **{**PORTER, field: entered})
    assert page.words.count(problem) == 2
    assert f"#{field}" in page.links
    assert page.by_id("employer").get("value") == "Elmfield NHS Trust"
    assert kept(units) == []


def test_an_adviser_puts_a_vacancy_right(
    adviser: Visitor, units: Units, porter: int, clock: FixedClock
) -> None:
    path = f"/vacancies/{porter}/edit"
    form = adviser.get(path)
    assert form.by_id("closes_on").get("value") == "27 March 2026"
    assert form.by_id("limit").get("value") == "1500 words"
    adviser.send(path, **PORTER)
    assert "It was like that already" in adviser.get(f"/vacancies/{porter}").words
    clock.move(30 * DAY)
    adviser.send(path, **{**PORTER, "hours": "Full time", "guaranteed_interview": "yes"})
    shown = adviser.get(f"/vacancies/{porter}").words
    assert "Your change is saved" in shown
    assert "Closed" in shown
    assert "Interview Guaranteed" in shown
    adviser.sends(path, 422, **{**PORTER, "closes_on": "26 March 2026"})
    assert audited(units).count("vacancy.changed") == 1


def test_a_vacancy_is_taken_away_and_brought_back(
    adviser: Visitor, units: Units, porter: int
) -> None:
    path = f"/vacancies/{porter}"
    adviser.get(path)
    adviser.send(f"{path}/withdraw")
    adviser.send(f"{path}/withdraw")
    away = adviser.get(path)
    assert "Taken away" in away.words
    assert "Bring it back" in away.words
    assert "Porter" not in adviser.get("/vacancies").words.replace("Porter Ward clerk", "")
    assert "Porter Elmfield" in adviser.get("/vacancies?state=withdrawn").words
    adviser.send(f"{path}/bring-back")
    adviser.send(f"{path}/bring-back")
    assert "Porter Elmfield" in adviser.get("/vacancies").words
    names = audited(units)
    assert names.count("vacancy.withdrawn") == names.count("vacancy.brought_back") == 1


def test_vacancies_are_searched_and_filtered(
    adviser: Visitor, units: Units, porter: int, clock: FixedClock
) -> None:
    assert porter
    today = clock.now().date()
    with units() as unit:
        for title, more in (
            ("Clerk", {"role_id": "ward_clerk", "closes_on": today + DAY}),
            ("Cook", {"closes_on": today - DAY}),
        ):
            unit.vacancies.add(title=title, source="file", at=clock.now(), key=title, **more)
        found = a_resident(unit, "Dele", at=clock.now())
        unit.vacancies.add(
            title="Secret",
            source="resident",
            at=clock.now(),
            key="s",
            resident_id=found.resident_id,
        )
        unit.commit()

    def titles(query: str) -> list[str]:
        page = adviser.get(f"/vacancies?{query}")
        known = {"Porter", "Clerk", "Cook", "Secret"}
        return [text for one in page.all("a") if (text := "".join(one.itertext())) in known]

    assert titles("") == ["Clerk", "Porter"]
    assert titles("role=ward_clerk") == ["Clerk"]
    assert titles("q=elmfield") == ["Porter"]
    assert titles("q=SE15") == ["Porter"]
    assert titles("q=C9123-26-0042") == ["Porter"]
    assert titles("q=%25") == []
    assert titles("state=closed") == ["Cook"]
    assert titles("state=all") == ["Cook", "Clerk", "Porter"]
    assert titles("state=%00&page=99x&role=") == ["Clerk", "Porter"]
    assert adviser.leads("/vacancies?page=9&q=Porter") == "/vacancies?q=Porter"


def test_a_vacancy_says_whom_it_fits_who_is_told_and_who_applied(
    adviser: Visitor, units: Units, porter: int, clock: FixedClock
) -> None:
    with units() as unit:
        near = a_resident(unit, "Samira", at=clock.now(), outcode="SE22")
        far = a_resident(unit, "Dele", at=clock.now(), outcode="LS1")
        for one in (near, far):
            unit.progress.add_interest(
                one.resident_id, role_id="porter", source="chat", at=clock.now()
            )
        unit.progress.set_preference(
            near.resident_id, name="vacancies_tell", value=True, at=clock.now()
        )
        number = an_application(unit, near, at=clock.now(), vacancy_id=porter)
        unit.commit()
    page = adviser.get(f"/vacancies/{porter}")
    assert "Fits 1 resident who chose the role “Porter”." in page.words
    assert "1 of them asks to be told of new vacancies" in page.words
    assert "Samira Getting it ready since 12 March" in page.words
    assert f"/residents/{near.resident_id}/applications/{number}" in page.links
    assert "1 person" in adviser.get("/vacancies").words


def test_what_a_resident_found_and_what_another_bot_has_is_not_found(
    adviser: Visitor, units: Units, engine: Engine, clock: FixedClock
) -> None:
    with units() as unit:
        found = a_resident(unit, "Dele", at=clock.now())
        own = unit.vacancies.add(
            title="Own",
            source="resident",
            at=clock.now(),
            key="s",
            resident_id=found.resident_id,
        )
        unit.commit()
    with SqlUnitOfWork(engine, "other") as unit:
        theirs = unit.vacancies.add(title="Theirs", source="adviser", at=clock.now(), key="s")
        unit.commit()
    adviser.get("/")
    for number in (own, theirs, 9_999):
        for rest in ("", "/edit"):
            adviser.get(f"/vacancies/{number}{rest}", 404)
        for rest in ("/edit", "/withdraw", "/bring-back"):
            adviser.sends(f"/vacancies/{number}{rest}", 404, **PORTER)
    assert "Theirs" not in adviser.get("/vacancies?state=all").words


# From a file


def sends_a_file(visitor: Visitor, content: bytes, name: str, status: int = 200) -> Seen:
    visitor.get("/vacancies/upload")
    answer = visitor.client.post(
        "/vacancies/upload", data={"csrf": visitor.csrf}, files={"file": (name, content)}
    )
    assert answer.status_code == status, answer.text[:200]
    return visitor._seen(answer)


def a_workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_file_is_looked_over_before_anything_is_kept(
    adviser: Visitor, units: Units, porter: int, clock: FixedClock
) -> None:
    assert porter
    closes = clock.now() + 20 * DAY
    content = a_workbook(
        ["Job title", "Trust", "Closing date", "Role"],
        ["Porter", "Elmfield NHS Trust", None, "porter"],
        ["Clerk", "Hillside <b>Trust</b>", closes.replace(tzinfo=None), "ward_clerk"],
        ["", "Nobody", "soon", "porter"],
    )
    page = sends_a_file(adviser, content, "jobs.XLSX")
    for part in (
        "1 row cannot be added",
        'Row 4, "Closing date": is no date',
        "1 vacancy to add",
        "Clerk",
        "Hillside <b>Trust</b>",
        "1 April",
        "1 vacancy here already",
    ):
        assert part in page.words
    assert len(kept(units)) == 1
    rows = page.hidden("rows")
    adviser.send("/vacancies/upload/keep", rows=rows)
    assert "The vacancies are added" in adviser.get("/vacancies").words
    adviser.send("/vacancies/upload/keep", rows=rows)
    clerk, _ = kept(units)
    assert (clerk.title, clerk.source, clerk.role_id) == ("Clerk", "file", "ward_clerk")
    assert clerk.closes_on == closes.date()
    assert audited(units).count("vacancies.imported") == 1


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"", "jobs.csv", "The file is empty"),
        (b"Name,Age\nA,1\n", "jobs.csv", "No column is headed"),
        (b"PK", "jobs.xlsx", "no Excel workbook"),
        (b"%PDF", "jobs.pdf", "Only .csv and .xlsx"),
        (b"Title\nPorter\n", "../../jobs", "Only .csv and .xlsx"),
        (b"Title\n", "", "Choose a file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    adviser: Visitor, content: bytes, name: str, problem: str
) -> None:
    assert problem in sends_a_file(adviser, content, name, 422).words


def test_no_file_and_forged_rows_are_answered(adviser: Visitor, units: Units) -> None:
    adviser.get("/vacancies/upload")
    assert "Choose a file" in adviser.sends("/vacancies/upload", 422).words
    for rows in ("", "x", "[]", "[[1]]", '[[1, {"title": ""}]]', '{"a": 1}', "[[[]]]"):
        adviser.sends("/vacancies/upload/keep", 422, rows=rows)
    assert kept(units) == []


def test_a_file_that_is_too_large_or_from_elsewhere_is_refused(
    adviser: Visitor, units: Units
) -> None:
    sends_a_file(adviser, b"Title\n" + b"x" * 2_000_001, "jobs.csv", 403)
    answer = adviser.client.post(
        "/vacancies/upload",
        data={"csrf": "forged"},
        files={"file": ("jobs.csv", b"Title\nPorter\n")},
    )
    assert answer.status_code == 403
    assert kept(units) == []
