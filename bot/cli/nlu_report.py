"""The page of figures that `mooring nlu evaluate` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

WORST_INTENTS = 10
GOOD_ENOUGH = 0.9


def lines(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield the report of the measurements `now`, beside those of the run `before`, if any."""
    yield from _figures(now, before)
    yield ""
    yield from _calibration(now["calibration"])
    yield ""
    yield from _worst(now["intents"])
    yield ""
    yield from _confusions(now["confusions"])


def _figures(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[str]:
    yield f"{'':38}{'now':>9}{'before':>9}{'change':>9}"
    for name, path, unit in (
        ("sentences", ("sentences",), ""),
        ("right", ("accuracy",), "%"),
        ("in scope: right", ("in_scope", "accuracy"), "%"),
        ("in scope: acted on", ("in_scope", "acted_on"), "%"),
        ("in scope: right of those acted on", ("in_scope", "acted_on_right"), "%"),
        ("out of scope: refused", ("out_of_scope", "refused"), "%"),
        ("confidence is off by (ECE)", ("calibration", "error"), "%"),
        ("a sentence, median, ms", ("milliseconds", "p50"), ""),
        ("a sentence, 95 in 100 within, ms", ("milliseconds", "p95"), ""),
    ):
        new, old = _at(now, path), _at(before, path)
        change = None if new is None or old is None else new - old
        cells = [_number(new, unit), _number(old, unit), _number(change, unit, sign="+")]
        yield f"{name:38}" + "".join(f"{cell:>9}" for cell in cells)


def _calibration(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'confidence':14}{'sentences':>11}{'on average':>12}{'right':>9}"
    for band in found["bands"]:
        reach = f"{band['from']:.1f} to {band['from'] + 0.1:.1f}"
        shares = f"{_number(band['confidence'], '%'):>12}{_number(band['right'], '%'):>9}"
        yield f"{reach:14}{band['sentences']:>11}{shares}"


def _worst(intents: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    def lower(name: str) -> float:
        found = intents[name]
        return min(_or_zero(found["recall"]), _or_zero(found["precision"]))

    weak = [name for name in sorted(intents, key=lower) if lower(name) < GOOD_ENOUGH]
    if not weak:
        yield "Every intent is found and right nine times in ten or more."
        return
    yield f"{'weakest intents':28}{'sentences':>11}{'precision':>11}{'recall':>9}"
    for name in weak[:WORST_INTENTS]:
        found = intents[name]
        shares = f"{_number(found['precision'], '%'):>11}{_number(found['recall'], '%'):>9}"
        yield f"{name:28}{found['sentences']:>11}{shares}"


def _confusions(found: list[Mapping[str, Any]]) -> Iterator[str]:
    if not found:
        yield "Nothing was taken for something else."
        return
    yield f"{'meant':28}{'taken for':28}{'times':>7}"
    for pair in found:
        yield f"{pair['wanted']:28}{pair['got']:28}{pair['times']:>7}"


def _at(figures: Any, path: tuple[str, ...]) -> float | None:
    for key in path:
        figures = figures.get(key) if isinstance(figures, Mapping) else None
    return figures if isinstance(figures, int | float) else None


def _or_zero(share: float | None) -> float:
    return share or 0.0


def _number(value: float | None, unit: str, sign: str = "") -> str:
    if value is None:
        return "-"
    if unit == "%":
        return f"{100 * value:{sign}.1f}%"
    return f"{value:{sign}d}" if isinstance(value, int) else f"{value:{sign}.1f}"
