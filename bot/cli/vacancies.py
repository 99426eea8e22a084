"""`mooring vacancies`: jobs for everybody, taken over from a file, listed and withdrawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import load_settings
from bot.cli.residents import ListFormat
from bot.clock import in_london

app = typer.Typer(
    help="Take vacancies over from a file, list them, and withdraw one.", no_args_is_help=True
)

FAULTY = 2


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file with a row of headings.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only check it; nothing is kept.")
    ] = False,
) -> None:
    """Take over vacancies from a spreadsheet: all of it, or nothing where a row is wrong."""
    from bot.bootstrap import clock, unit_of_work
    from bot.content.content import Content
    from bot.feeds.spreadsheet import SpreadsheetFeed
    from bot.services.vacancy_import import import_feed, say_fault

    settings = load_settings()
    content = Content.load(settings.content_dir)

    def role_named(text: str) -> str | None:
        role = content.roles.get(text) or content.find_role(text)
        return role.id if role else None

    with unit_of_work(settings)() as uow:
        at = clock(settings).now()
        result = import_feed(uow, SpreadsheetFeed(file), role_named, at=at)
        if not (dry_run or result.faults):
            uow.commit()
    if result.faults:
        for fault in result.faults:
            typer.echo(say_fault(fault), err=True)
        typer.echo("Nothing was kept. Put these right and import the file again.", err=True)
        raise typer.Exit(FAULTY)
    done = "would be added" if dry_run else "added"
    print(f"{result.added} {done}, {result.there} there already.")


@app.command("list")
def list_vacancies(
    *,
    every: Annotated[bool, typer.Option("--all", help="Closed and withdrawn ones too.")] = False,
    format: Annotated[ListFormat, typer.Option(help="table, or one JSON object a line.")] = (  # noqa: A002
        ListFormat.TABLE
    ),
) -> None:
    """List the vacancies that everybody may see, the newest first."""
    from bot.bootstrap import clock, unit_of_work

    settings = load_settings()
    today = in_london(clock(settings).now()).date()
    with unit_of_work(settings, reading=True)() as uow:
        found = uow.vacancies.shared(open_on=None if every else today)
    if format is ListFormat.JSONL:
        for one in found:
            line = {
                "id": one.id,
                "title": one.title,
                "employer": one.employer,
                "place": one.place,
                "role": one.role_id,
                "link": one.link,
                "closes_on": one.closes_on and one.closes_on.isoformat(),
                "source": one.source,
                "withdrawn_at": one.withdrawn_at and one.withdrawn_at.isoformat(),
            }
            print(json.dumps(line, ensure_ascii=False))
        return
    if not found:
        print("There are no vacancies.")
    for one in found:
        closes = one.closes_on.isoformat() if one.closes_on else "-"
        gone = "  withdrawn" if one.withdrawn_at else ""
        print(f"{one.id:>6}  {closes:<10}  {one.title}, {one.employer or '-'}{gone}")


@app.command("withdraw")
def withdraw_vacancy(
    vacancy: Annotated[int, typer.Argument(help="Its number, as `vacancies list` shows it.")],
) -> None:
    """Take a vacancy away, so that nobody is shown it any more; applications for it stay."""
    from bot.bootstrap import clock, unit_of_work
    from bot.errors import NotFoundError
    from bot.services.vacancies import withdraw

    settings = load_settings()
    with unit_of_work(settings)() as uow:
        if not withdraw(uow, vacancy, at=clock(settings).now()):
            raise NotFoundError(
                f"There is no open vacancy {vacancy}. `mooring vacancies list` shows them."
            )
        uow.commit()
    print("Withdrawn. Applications for it stay.")
