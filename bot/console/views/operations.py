"""What machines ask: alive, ready, and figures without anybody in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import PlainTextResponse, Response

from bot.console.visit import Visit
from bot.services.console_records import Counts

DAY = timedelta(days=1)


def alive(_visit: Visit) -> Response:
    """Say that the process answers."""
    return PlainTextResponse("ok\n")


def ready(visit: Visit) -> Response:
    """Say whether the database can be reached and has the newest shape."""
    trouble = visit.console.trouble()
    if trouble is not None:
        return PlainTextResponse(f"{trouble}\n", 503)
    return PlainTextResponse("ready\n")


def metrics(visit: Visit) -> Response:
    """Return counts in Prometheus' format."""
    with visit.console.reading() as unit:
        counts = unit.caseload.counts(day_ago=visit.now - DAY)
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(counts))
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})


class _Figures:
    """Hands counts to the Prometheus client."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """Return one family for each figure."""
        counts = self._counts
        yield _single(
            "mooring_inbox_waiting", "Updates that wait for a turn.", counts.inbox_waiting
        )
        yield _single(
            "mooring_quarantined", "Updates put aside and not looked at.", counts.quarantined
        )
        yield _single("mooring_requests_open", "Open requests for a person.", counts.requests_open)
        yield _labelled("mooring_outbox", "Messages not sent, by state.", "state", counts.outbox)
        yield _labelled(
            "mooring_turns_last_day",
            "Turns of the last 24 hours, by outcome.",
            "outcome",
            counts.turns_last_day,
        )
        yield _labelled("mooring_residents", "Residents, by stage.", "stage", counts.residents)


def _single(name: str, words: str, value: int) -> Metric:
    return GaugeMetricFamily(name, words, value=value)


def _labelled(name: str, words: str, label: str, values: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family
