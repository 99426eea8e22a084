"""`mooring interview`: what is read in answers to interview questions, and how well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.common import ROOT
from bot.errors import MooringError, NotFoundError

app = typer.Typer(help="Read answers to interview questions.", no_args_is_help=True)

LABELLED = "tests/journey/answers/answers*.yml"
FIELDS = (
    "situation", "task", "action", "result", "owner", "concrete", "names_others", "off_topic",
    "words",
)  # fmt: skip


class AnswersFileError(MooringError):
    """A file of answers has a line that cannot be read."""


@app.callback()
def interview() -> None:
    """Read answers to interview questions."""


@app.command()
def assess(
    file: Annotated[
        Path,
        typer.Option(
            "--input",
            help='A text file, one JSON object a line: {"question": …, "answer": …}.',
            dir_okay=False,
        ),
    ],
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the words that each element rests on.")
    ] = False,
) -> None:
    """Print one JSON line for each line: what the answer has by docs/interview-rubric.md.

    The same code gives residents their feedback. Practice only: there is no total.
    """
    from bot import bootstrap
    from bot.journey.answers import Asked
    from bot.journey.answers import assess as read

    lines = _read(file)
    reader = bootstrap.answer_reader()
    for question, answer in lines:
        found = read(Asked(question), answer, reader).to_json()
        shown = found if explain else {name: found[name] for name in FIELDS}
        # Half a character, which JSON can hold, cannot be printed.
        line = json.dumps(shown, ensure_ascii=False)
        print(line.encode(errors="replace").decode())


@app.command()
def agreement(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files of labelled answers.", exists=True)
    ] = None,
    *,
    missed: Annotated[
        bool, typer.Option("--missed", help="Show where a person and the code differ.")
    ] = False,
) -> None:
    """Print how often the code agrees with people who labelled answers by the rubric."""
    from bot import bootstrap
    from bot.answer_reader.agreement import COMPARED
    from bot.answer_reader.agreement import agreement as measure

    chosen = files or sorted(ROOT.glob(LABELLED))
    if not chosen:
        raise NotFoundError(f"There is nothing to measure with: no {LABELLED}.")
    reader = bootstrap.answer_reader()
    for file in chosen:
        found = measure(file, reader)
        print(f"{file.name}: {found.answers} answers, {found.milliseconds:.0f} ms each")
        for name in COMPARED:
            print(f"  {name:12} {found.share(name):6.1%}")
        for one in found.differences if missed else ():
            print(f"    {one.element}: {one.by_person} by hand, {one.by_code} read: {one.answer}")


def _read(file: Path) -> list[tuple[str, str]]:
    """Return questions and answers. Raises `NotFoundError`, `AnswersFileError`."""
    if not file.is_file():
        raise NotFoundError(f"{file} is not there; give --input a file with a JSON object a line.")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersFileError(f"{file} is not UTF-8 text; save it as UTF-8.") from error
    # Only line ends end a line: residents' own odd signs do not.
    lines = text.replace("\r\n", "\n").split("\n")
    return [
        _answer(file, number, line) for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _answer(file: Path, number: int, line: str) -> tuple[str, str]:
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise AnswersFileError(f"{file}: line {number} is not JSON; correct that line.") from error
    question, answer = _texts(found)
    if question is None or answer is None:
        raise AnswersFileError(
            f'{file}: line {number} is not an object with the texts "question" and "answer".'
        )
    return question, answer


def _texts(found: Any) -> tuple[str | None, str | None]:
    if not isinstance(found, dict):
        return None, None
    question, answer = found.get("question"), found.get("answer")
    return (
        question if isinstance(question, str) else None,
        answer if isinstance(answer, str) else None,
    )
