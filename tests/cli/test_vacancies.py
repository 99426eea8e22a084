"""What an operator does with vacancies: take them over from a file, list and withdraw them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from bot import bootstrap, settings
from bot.cli.main import app
from bot.errors import FeedError, NotFoundError
from bot.store.migrate import upgrade

SOON = datetime.now(UTC) + timedelta(days=20)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOORING_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("MOORING_DATABASE_URL", raising=False)
    upgrade(bootstrap.engine(settings.load(Path("no-such-file")).database))
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["vacancies", *words])


def listed() -> list[dict[str, Any]]:
    lines = run("list", "--format", "jsonl").stdout.splitlines()
    return [json.loads(line) for line in lines]


def csv(folder: Path, text: str, name: str = "jobs.csv", encoding: str = "utf-8") -> str:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return str(file)


def test_a_csv_file_is_taken_over_whatever_its_columns_are_called(folder: Path) -> None:
    file = csv(
        folder,
        "Salary;Closing date;JOB TITLE;Trust;Role;URL;Notes\n"
        f"£12.60 an hour;{SOON:%d/%m/%Y};Porter;St Oak’s;porter;www.jobs.nhs.uk/a;call Ann\n"
        ";;;;;;\n"
        ";;Cleaner;Elmfield;hospital cleaner;;\n",
        encoding="cp1252",
    )
    result = run("import", file)
    assert result.exit_code == 0
    assert result.stdout == "2 added, 0 there already.\n"
    cleaner, porter = listed()
    assert porter["employer"] == "St Oak’s"
    assert porter["closes_on"] == f"{SOON:%Y-%m-%d}"
    assert porter["link"] == "https://www.jobs.nhs.uk/a"
    assert (cleaner["role"], cleaner["source"]) == ("domestic_assistant", "file")
    assert run("import", file).stdout == "0 added, 2 there already.\n"


def test_dates_of_excel_are_read_also_where_cells_show_numbers(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    serial = (SOON.date() - datetime(1899, 12, 30, tzinfo=UTC).date()).days
    for row in ([None], ["Title", "Closes"], ["Porter", SOON.date()], ["Cook", serial]):
        sheet.append(row)
    book.save(folder / "jobs.xlsx")
    assert run("import", str(folder / "jobs.xlsx")).exit_code == 0
    assert [one["closes_on"] for one in listed()] == [f"{SOON:%Y-%m-%d}"] * 2


def test_a_dry_run_keeps_nothing(folder: Path) -> None:
    result = run("import", csv(folder, "title\nPorter\n"), "--dry-run")
    assert result.stdout == "1 would be added, 0 there already.\n"
    assert listed() == []


def test_every_fault_is_named_with_its_row_and_column_and_nothing_is_kept(folder: Path) -> None:
    file = csv(folder, "Title,Deadline,Role\nPorter,31/2/2027,\n,,\n,soon,astronaut\n")
    result = run("import", file)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        'Row 2, "Deadline": is no day of the calendar.',
        'Row 4, "Title": is empty.',
        'Row 4, "Deadline": is no date; write it as 4 December 2026.',
        'Row 4, "Role": is no role of the role cards.',
        "Nothing was kept. Put these right and import the file again.",
    ]
    assert listed() == []


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("", "jobs.csv", "The file is empty"),
        ("a,b\n1,2\n", "jobs.csv", 'No column is headed "Title"'),
        ("Title,Job\n1,2\n", "jobs.csv", "Two columns mean the same"),
        ("Title\nPorter\n", "jobs.xlsx", "no Excel workbook"),
        ("Title\nPorter\n", "jobs.pdf", "Only .csv and .xlsx"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(
    folder: Path, text: str, name: str, says: str
) -> None:
    result = run("import", csv(folder, text, name))
    assert isinstance(result.exception, FeedError)
    assert says in str(result.exception)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    result = run("import", str(folder / "none.csv"))
    assert "none.csv cannot be read" in str(result.exception)


def test_a_withdrawn_vacancy_is_listed_no_more(folder: Path) -> None:
    run("import", csv(folder, "Title\nPorter\n"))
    (porter,) = listed()
    assert run("withdraw", str(porter["id"])).exit_code == 0
    assert "There are no vacancies." in run("list").stdout
    assert "withdrawn" in run("list", "--all").stdout
    assert isinstance(run("withdraw", str(porter["id"])).exception, NotFoundError)
