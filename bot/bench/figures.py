"""Percentiles and ratios, and how they are written. Times are seconds unless a name says more."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` (0 to 1) of all values do not exceed.

    Nearest rank: always one of the values, never something between two. Raises `ValueError` when
    there is no value or the share is outside 0 to 1.
    """
    if not values:
        message = "a percentile needs at least one value"
        raise ValueError(message)
    if not 0 <= share <= 1:
        message = "a share is between 0 and 1"
        raise ValueError(message)
    rank = max(1, math.ceil(share * len(values)))
    return sorted(values)[rank - 1]


def median(values: Sequence[float]) -> float:
    """Return the 50th percentile."""
    return percentile(values, 0.5)


def ratio_of_medians(values: Sequence[float], against: Sequence[float]) -> float:
    """Return how many times as large the median of `values` is as the other's."""
    return median(values) / median(against)


def in_ms(seconds: float) -> str:
    """Return "123 ms"."""
    return f"{seconds * 1000:.0f} ms"


def spread(values: Sequence[float]) -> str:
    """Return "p50 12 ms, p95 30 ms, most 80 ms (200 turns)" for values in seconds."""
    if not values:
        return "nothing was measured"
    return (
        f"p50 {in_ms(median(values))}, p95 {in_ms(percentile(values, 0.95))}, "
        f"most {in_ms(max(values))} ({len(values)} turns)"
    )
