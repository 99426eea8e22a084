"""`mooring content`: look over the facts and words under data/."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from bot.cli.common import load_settings

app = typer.Typer(help="Look over the facts and words that residents read.", no_args_is_help=True)


@app.callback()
def content() -> None:
    """Look over the facts and words that residents read."""


@app.command()
def check() -> None:
    """Check every text and fact: shape, sources, dates, length. Exit code 1 when one is wrong.

    Facts that a person should look at again, and advice on wording, are shown and fail nothing.
    """
    from bot.clock import in_london
    from bot.content.check import check as find_problems
    from bot.content.check import failures

    problems = find_problems(load_settings().content_dir, in_london(datetime.now(UTC)).date())
    for problem in problems:
        print(f"{problem.severity.upper():6} {problem}")
    wrong = len(failures(problems))
    if wrong:
        print(f"{wrong} to correct.")
        raise typer.Exit(1)
    print(f"The content is in order; {len(problems)} to look at when there is time.")


@app.command()
def due(
    before: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="A day such as 2027-03-01; else in 30 days."),
    ] = None,
) -> None:
    """List the facts that a person looks at again before a day, the earliest first.

    A fact whose day has passed is still said, with when it was checked and whom to ask.
    """
    from bot.clock import in_london
    from bot.content.due import reviews

    today = in_london(datetime.now(UTC)).date()
    until: date = before.date() if before else today + timedelta(days=30)
    found = reviews(load_settings().content_dir, until)
    for review in found:
        print(f"{review}{' overdue' if review.review_by < today else ''}")
    print(f"{len(found)} to look at before {until}.")
