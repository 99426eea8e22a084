"""`mooring content`: look over the facts and words under data/content."""

from __future__ import annotations

import typer

from bot.cli.common import load_settings

app = typer.Typer(help="Look over the facts and words in data/content.", no_args_is_help=True)


@app.command()
def check() -> None:
    """Check every content file: shape, sources, review dates. Exit code 1 when one is wrong."""
    from bot.content.check import check as run_check

    problems = run_check(load_settings().content_dir)
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print("The content is in order.")
