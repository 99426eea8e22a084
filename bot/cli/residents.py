"""`mooring resident` and `mooring transcript`: list, copy and erase what is held about people."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import load_settings

app = typer.Typer(
    help="List residents; copy or erase what is held about one.", no_args_is_help=True
)

ResidentId = Annotated[str, typer.Argument(help="The resident's id, as `resident list` shows it.")]


class ListFormat(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSONL = "jsonl"


@app.command("list")
def list_residents(
    *,
    format: Annotated[ListFormat, typer.Option(help="table, or one JSON object a line.")] = (  # noqa: A002
        ListFormat.TABLE
    ),
) -> None:
    """List the residents, the newest last."""
    from bot.bootstrap import unit_of_work

    with unit_of_work(load_settings(), reading=True)() as uow:
        residents = uow.residents.list()
    if format is ListFormat.JSONL:
        for one in residents:
            print(
                json.dumps(
                    {
                        "id": one.id,
                        "stage": one.stage,
                        "called": one.called,
                        "outcode": one.outcode,
                        "campaign": one.campaign,
                        "created_at": one.created_at.isoformat(),
                        "last_seen_at": one.last_seen_at and one.last_seen_at.isoformat(),
                    },
                    ensure_ascii=False,
                )
            )
        return
    if not residents:
        print("Nobody has written yet.")
    for one in residents:
        seen = f"{one.last_seen_at:%Y-%m-%d %H:%M}" if one.last_seen_at else "-"
        print(f"{one.id}  {one.stage:<12} {one.outcode or '-':<5} {seen:<17} {one.called or '-'}")


@app.command()
def export(
    resident: ResidentId,
    to: Annotated[Path, typer.Option(help="The folder for the two files.")] = Path(),
) -> None:
    """Write all that is held about a resident, as JSON and as a page to read."""
    from bot.bootstrap import clock, unit_of_work
    from bot.content.content import Content
    from bot.documents.copy import copy_data, copy_page
    from bot.services.dossier import copy_of_data

    settings = load_settings()
    content = Content.load(settings.content_dir)
    with unit_of_work(settings, reading=True)() as uow:
        data = copy_of_data(uow, resident)
    to.mkdir(parents=True, exist_ok=True)
    json_file, page = to / f"resident-{resident}.json", to / f"resident-{resident}.html"
    json_file.write_bytes(copy_data(data))
    page.write_bytes(copy_page(content, data, clock(settings).now()))
    print(json_file)
    print(page)


@app.command()
def erase(
    resident: ResidentId,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a resident: no row, no word and no name of theirs stays."""
    from bot.bootstrap import clock, forgetting, unit_of_work
    from bot.services.dossier import the_resident
    from bot.services.erasing import erase as erase_resident

    settings = load_settings()
    with unit_of_work(settings, reading=True)() as uow:
        the_resident(uow, resident)
    if not yes:
        typer.confirm("This cannot be undone. Erase everything about this person?", abort=True)
    with unit_of_work(settings)() as uow:
        erase_resident(uow, resident, at=clock(settings).now(), by="operator")
        uow.commit()
    if not forgetting(settings)():
        print("Somebody is reading the database: old pages leave its log when Mooring next stops.")
    print("Erased. Telegram keeps its own copy: the resident can delete the chat there.")


def transcript(resident: ResidentId) -> None:
    """Print a resident's conversation, one JSON object a line, in order."""
    from bot.bootstrap import unit_of_work
    from bot.services.dossier import transcript_lines

    with unit_of_work(load_settings(), reading=True)() as uow:
        for line in transcript_lines(uow, resident):
            print(json.dumps(line, ensure_ascii=False))
