"""The picture of what was taken for what, as SVG: intents by stage, only confusions drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import sqrt
from typing import Any

from jinja2 import Environment, PackageLoader

from bot.cli.nlu_data import Taught

CELL = 13
NAMES = 140  # the longest name of an intent
STAGES = 150  # the longest name of a stage
HEAD = 70
MARGIN = 14
LABEL_ROWS = 4  # names of narrow stages stand above one another
LABEL_HEIGHT = 14
LETTER = 8.0  # of a stage's name, in the widest of the usual fonts
FULL_SIZE = 5  # so many times fill a cell, or the most frequent where that is more
OTHERS = "not understood"


def confusions_svg(file: str, figures: Mapping[str, Any], known: Taught) -> str:
    """Return the picture of one file's measurements, without intents that were never confused."""
    pairs: Sequence[Mapping[str, Any]] = figures["confusions"]
    rows = _in_order({pair["wanted"] for pair in pairs}, known)
    columns = _in_order({pair["got"] for pair in pairs}, known)
    left, top = STAGES + NAMES, HEAD + LABEL_ROWS * LABEL_HEIGHT + NAMES
    x = {name: left + CELL * place + CELL / 2 for place, name in enumerate(columns)}
    y = {name: top + CELL * place + CELL / 2 for place, name in enumerate(rows)}
    most = max([FULL_SIZE, *(pair["times"] for pair in pairs)])
    templates = Environment(loader=PackageLoader("bot.cli"), autoescape=True)
    return templates.get_template("confusions.svg").render(
        file=file,
        sentences=figures["sentences"],
        confused=sum(pair["times"] for pair in pairs),
        acted_on=sum(pair["acted_on"] for pair in pairs),
        width=left + CELL * len(columns) + STAGES,
        height=top + CELL * len(rows) + MARGIN,
        left=left,
        top=top,
        names=NAMES,
        half=CELL / 2,
        grid_width=CELL * len(columns),
        grid_height=CELL * len(rows),
        rows=[{"name": name, "middle": y[name]} for name in rows],
        columns=[{"name": name, "middle": x[name]} for name in columns],
        row_stages=_stages(rows, known, top),
        column_stages=_stages(columns, known, left),
        same=[{"x": x[name], "y": y[name]} for name in rows if name in x],
        spots=[
            {
                **pair,
                "x": x[pair["got"]],
                "y": y[pair["wanted"]],
                "radius": _radius(pair["times"], most),
                "inner": _radius(pair["acted_on"], most),
            }
            for pair in pairs
        ],
    )


def _radius(times: int, most: int) -> float:
    """Return the radius of a circle whose area grows with `times`; a single time can be seen."""
    smallest, largest = 2.0, CELL / 2 + 1
    share = (times - 1) / (most - 1)
    return round(sqrt(smallest**2 + share * (largest**2 - smallest**2)), 1) if times else 0.0


def _in_order(names: set[str], known: Taught) -> list[str]:
    """Return intents by stage, the stages in the order of the way to a job; others at the end."""
    order = {name: place for place, name in enumerate(known.examples)}
    first: dict[str, int] = {}
    for name, place in order.items():
        first.setdefault(known.stages[name], place)
    last = len(order)
    return sorted(
        names,
        key=lambda name: (first.get(known.stages.get(name, ""), last), order.get(name, last), name),
    )


def _stages(names: Sequence[str], known: Taught, start: int) -> list[dict[str, Any]]:
    """Return where each stage begins and how long it is; `label` is its own line over columns."""
    found = []
    place = start
    ends = [0.0] * LABEL_ROWS
    for stage, members in groupby(names, key=lambda name: known.stages.get(name, OTHERS)):
        size = CELL * len(list(members))
        words = stage.replace("_", " ")
        free = [line for line, end in enumerate(ends) if end <= place]
        line = free[0] if free else ends.index(min(ends))
        ends[line] = place + LETTER * len(words)
        label = HEAD + LABEL_HEIGHT * (line + 1)
        found.append({"name": words, "from": place, "size": size, "label": label})
        place += size
    return found
