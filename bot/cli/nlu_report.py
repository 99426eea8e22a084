"""The page of figures that `mooring nlu evaluate` prints, and what the report shares with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lingua import IsoCode639_1, Language

MOST_CONFUSIONS = 15
CONFUSIONS_OF_AN_INTENT = 2
GOOD_ENOUGH = 0.9
MOST_CHANGES = 5

FIGURES = (
    ("sentences", ("sentences",), ""),
    ("right", ("accuracy",), "%"),
    ("in scope: right", ("in_scope", "accuracy"), "%"),
    ("in scope: acted on", ("in_scope", "acted_on"), "%"),
    ("in scope: right of those acted on", ("in_scope", "acted_on_right"), "%"),
    ("out of scope: sentences", ("out_of_scope", "sentences"), ""),
    ("out of scope: refused", ("out_of_scope", "refused"), "%"),
    ("confidence is off by (ECE)", ("calibration", "error"), "%"),
    ("a sentence, median, ms", ("milliseconds", "p50"), ""),
    ("a sentence, 95 in 100 within, ms", ("milliseconds", "p95"), ""),
)
"""What is told of every evaluation: its name, where it stands in the measurements, its unit."""


def lines(
    now: Mapping[str, Any], before: Mapping[str, Any] | None, *, every_intent: bool = False
) -> Iterator[str]:
    """Yield the report of the measurements `now`, beside those of the run `before`, if any.

    Intents that are found and right nine times in ten are only counted, unless `every_intent`.
    """
    yield from _figures(now, before)
    if now["languages"]:
        yield ""
        yield from _languages(now["languages"])
    yield ""
    yield from _calibration(now["calibration"])
    yield ""
    yield from _intents(now, every_intent=every_intent)
    yield ""
    yield from _confusions(now["confusions"])
    changes = list(_changes(now["intents"], (before or {}).get("intents", {})))
    if changes:
        yield ""
        yield from changes


def _figures(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[str]:
    yield f"{'':38}{'now':>9}{'before':>9}{'change':>9}"
    for name, path, unit in FIGURES:
        new, old = at(now, path), at(before, path)
        change = None if new is None or old is None else new - old
        cells = [number(new, unit), number(old, unit), number(change, unit, sign="+")]
        yield f"{name:38}" + "".join(f"{cell:>9}" for cell in cells)


def _languages(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield f"{'language':20}{'sentences':>11}{'right':>9}{'acted on':>11}{'right of those':>16}"
    for code, figures in found.items():
        shares = f"{number(figures['accuracy'], '%'):>9}{number(figures['acted_on'], '%'):>11}"
        sure = number(figures["acted_on_right"], "%")
        yield f"{language(code):20}{figures['sentences']:>11}{shares}{sure:>16}"


def _calibration(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'confidence':14}{'sentences':>11}{'on average':>12}{'right':>9}"
    for band in found["bands"]:
        shares = f"{number(band['confidence'], '%'):>12}{number(band['right'], '%'):>9}"
        yield f"{reach(band):14}{band['sentences']:>11}{shares}"


def _intents(now: Mapping[str, Any], *, every_intent: bool) -> Iterator[str]:
    intents = now["intents"]
    order = weakest_first(intents)
    shown = [name for name in order if every_intent or weakness(intents[name]) < GOOD_ENOUGH]
    if shown:
        first = "intents, weakest first"
        yield f"{first:28}{'sentences':>11}{'precision':>11}{'recall':>9}  taken for"
    for name in shown:
        found = intents[name]
        shares = f"{number(found['precision'], '%'):>11}{number(found['recall'], '%'):>9}"
        taken = ", ".join(taken_for(name, now["confusions"]))
        yield f"{name:28}{found['sentences']:>11}{shares}  {taken}".rstrip()
    if len(shown) < len(order):
        others = len(order) - len(shown)
        yield f"{others} of {len(order)} intents are found and right nine times in ten or more."


def _confusions(found: list[Mapping[str, Any]]) -> Iterator[str]:
    if not found:
        yield "Nothing was taken for something else."
        return
    yield f"{'meant':28}{'taken for':28}{'times':>7}{'acted on':>10}"
    for pair in found[:MOST_CONFUSIONS]:
        counts = f"{pair['times']:>7}{pair['acted_on']:>10}"
        yield f"{pair['wanted']:28}{pair['got']:28}{counts}"
    if len(found) > MOST_CONFUSIONS:
        rest = found[MOST_CONFUSIONS:]
        times = sum(pair["times"] for pair in rest)
        acted = sum(pair["acted_on"] for pair in rest)
        yield f"{f'{len(rest)} other pairs':56}{times:>7}{acted:>10}"


def _changes(now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    changed = {
        name: _or_zero(now[name]["recall"]) - _or_zero(before[name]["recall"])
        for name in now
        if name in before and now[name]["recall"] != before[name]["recall"]
    }
    for title, least_first in (("found less than before", 1), ("found more than before", -1)):
        names = [name for name in changed if changed[name] * least_first < 0]
        if names:
            names.sort(key=lambda name: -abs(changed[name]))
            told = [f"{name} ({number(changed[name], '%', '+')})" for name in names[:MOST_CHANGES]]
            rest = f" and {len(names) - len(told)} more" if len(names) > len(told) else ""
            yield f"{title}: {', '.join(told)}{rest}"


def weakest_first(intents: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the names of intents, those first that are seldom found or seldom right."""
    return sorted(intents, key=lambda name: (weakness(intents[name]), name))


def weakness(found: Mapping[str, Any]) -> float:
    """Return the lower one of an intent's precision and recall; nothing counts as 0."""
    return min(_or_zero(found["recall"]), _or_zero(found["precision"]))


def taken_for(name: str, confusions: list[Mapping[str, Any]]) -> list[str]:
    """Return what sentences of an intent are most often taken for, with how often."""
    mine = [pair for pair in confusions if pair["wanted"] == name]
    return [f"{pair['got']} {pair['times']}×" for pair in mine[:CONFUSIONS_OF_AN_INTENT]]


def reach(band: Mapping[str, Any]) -> str:
    """Return a band of confidence as words: "0.6 to 0.7"."""
    return f"{band['from']:.1f} to {band['from'] + 0.1:.1f}"


def language(code: str) -> str:
    """Return the English name of a language's ISO 639-1 code, or the code itself."""
    try:
        known = Language.from_iso_code_639_1(IsoCode639_1.from_str(code))
    except ValueError:
        return code
    return known.name.capitalize()


def at(figures: Any, path: tuple[str, ...]) -> float | None:
    """Return the number that stands under these keys of the measurements, or None."""
    for key in path:
        figures = figures.get(key) if isinstance(figures, Mapping) else None
    return figures if isinstance(figures, int | float) else None


def number(value: float | None, unit: str, sign: str = "") -> str:
    """Return a share (`unit` is "%") or a number as it is shown; None is a dash."""
    if value is None:
        return "-"
    if unit == "%":
        return f"{100 * value:{sign}.1f}%"
    return f"{value:{sign}d}" if isinstance(value, int) else f"{value:{sign}.1f}"


def _or_zero(share: float | None) -> float:
    return share or 0.0
