"""The report as pages: tables and pictures in a folder, and tables in a page beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.nlu_compare import ROWS, Contender
from bot.cli.nlu_data import Taught
from bot.cli.nlu_picture import confusions_svg
from bot.cli.nlu_report import (
    FIGURES,
    MOST_CONFUSIONS,
    at,
    language,
    number,
    reach,
    taken_for,
    weakest_first,
)

EVALUATION = "mooring nlu evaluate --report {folder}"
COMPARISON = "mooring nlu compare --report {folder}"


def write(folder: Path, found: Mapping[str, Mapping[str, Any]], known: Taught, model: str) -> Path:
    """Write the page and pictures of measurements (by the name of their file) into `folder`.

    A page beside it that is called like the folder gets the table of figures too, between its lines
    `<!-- figures -->` and `<!-- /figures -->`, and that of languages in the same way. Returns the
    report's page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head = f"{_origin(EVALUATION, folder)} The model: `{model}`."
    lines = ["# What is understood, in figures", "", head, "", *_figures(found), ""]
    for file, figures in found.items():
        picture = folder / f"{Path(file).stem}.svg"
        picture.write_text(confusions_svg(file, figures, known), encoding="utf-8")
        lines += _of_file(file, figures, picture.name)
    page = folder / "report.md"
    page.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    beside = folder.with_name(folder.name + ".md")
    rewrite(beside, "figures", [*_figures(found), "", head])
    languages = {code: one for figures in found.values() for code, one in _languages(figures)}
    if languages:
        rewrite(beside, "languages", _language_table(languages))
    return page


def write_comparison(folder: Path, contenders: Sequence[Contender], summary: str) -> Path:
    """Write the comparison into `folder`, and into the page beside it (`<!-- comparison -->`)."""
    folder.mkdir(parents=True, exist_ok=True)
    table = _table(
        ["", *(one.name for one in contenders)],
        [[name, *(number(read(one), unit) for one in contenders)] for name, read, unit in ROWS],
    )
    head = f"{_origin(COMPARISON, folder)} {summary}."
    page = folder / "comparison.md"
    lines = ["# Beside Rasa's default pipeline", "", head, "", *table]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rewrite(folder.with_name(folder.name + ".md"), "comparison", [*table, "", head])
    return page


def rewrite(page: Path, name: str, lines: Iterable[str]) -> None:
    """Put lines between a page's `<!-- name -->` and `<!-- /name -->`, if it has these."""
    if not page.is_file():
        return
    text = page.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    body = "\n".join(lines)
    new = marks.sub(lambda found: f"{found[1]}{body}\n{found[2]}", text)
    page.write_text(new, encoding="utf-8")


def _origin(command: str, folder: Path) -> str:
    shown = folder.resolve()
    here = Path.cwd()
    where = shown.relative_to(here).as_posix() if shown.is_relative_to(here) else folder.name
    today = f"{datetime.now(UTC):%-d %B %Y}"
    return f"Written on {today} by `{command.format(folder=where)}`, which writes it anew."


def _figures(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    head = ["", *(f"`{Path(file).name}`" for file in found)]
    rows = [
        [name, *(number(at(figures, path), unit) for figures in found.values())]
        for name, path, unit in FIGURES
    ]
    return _table(head, rows)


def _of_file(file: str, figures: Mapping[str, Any], picture: str) -> list[str]:
    confusions = figures["confusions"]
    lines = [f"## {file}", ""]
    if figures["languages"]:
        lines += [*_language_table(dict(_languages(figures))), ""]
    if confusions:
        lines += [f"![What was taken for what; the table below has the most frequent]({picture})"]
        lines += ["", "The most frequent confusions:", "", *_confusions(confusions), ""]
    lines += ["How far its confidence can be believed:", ""]
    bands = [
        [reach(band), str(band["sentences"]), *_shares(band, "confidence", "right")]
        for band in figures["calibration"]["bands"]
    ]
    lines += [*_table(["confidence", "sentences", "on average", "right"], bands), ""]
    lines += ["Every intent, the weakest first:", "", *_intents(figures), ""]
    return lines


def _confusions(found: list[Mapping[str, Any]]) -> list[str]:
    rows = [
        [f"`{one['wanted']}`", f"`{one['got']}`", str(one["times"]), str(one["acted_on"])]
        for one in found[:MOST_CONFUSIONS]
    ]
    return _table(["meant", "taken for", "times", "acted on"], rows)


def _intents(figures: Mapping[str, Any]) -> list[str]:
    rows = []
    for name in weakest_first(figures["intents"]):
        found = figures["intents"][name]
        shares = _shares(found, "precision", "recall")
        taken = ", ".join(taken_for(name, figures["confusions"]))
        rows.append([f"`{name}`", str(found["sentences"]), *shares, taken])
    return _table(["intent", "sentences", "precision", "recall", "taken for"], rows)


def _languages(figures: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from figures["languages"].items()


def _language_table(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    rows = [
        [
            language(code),
            str(one["sentences"]),
            *_shares(one, "accuracy", "acted_on", "acted_on_right"),
        ]
        for code, one in found.items()
    ]
    rows.sort(key=lambda row: row[0])
    return _table(["language", "sentences", "right", "acted on", "right of those"], rows)


def _shares(found: Mapping[str, Any], *keys: str) -> list[str]:
    return [number(found[key], "%") for key in keys]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table; all columns but the first and those of words are set right."""
    words = {"", "meant", "taken for", "language", "intent", "confidence"}
    ruler = ["---" if title in words else "--:" for title in head]
    return [f"| {' | '.join(row)} |" for row in (head, ruler, *rows)]
