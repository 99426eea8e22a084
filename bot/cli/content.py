"""`mooring content`: look over the facts and words under data/."""

from __future__ import annotations

from datetime import UTC, datetime

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
