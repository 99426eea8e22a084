"""What machines ask, and what happens when something breaks."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from structlog.testing import capture_logs

from bot.console.app import create_app
from bot.console.labels import Labels
from bot.settings import Settings
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident, answers, says
from tests.console.visitor import Visitor

Units = Callable[[], SqlUnitOfWork]


def broken() -> SqlUnitOfWork:
    message = "SELECT secret words of Samira"
    raise RuntimeError(message)


def a_broken_console(settings: Settings, clock: FixedClock) -> Visitor:
    app = create_app(
        settings,
        units=broken,
        reading=broken,
        clock=clock,
        wall=clock,
        labels=Labels(),
        trouble=lambda: "the database cannot be reached; run `mooring doctor`",
    )
    return Visitor(app)


def test_the_process_is_alive_and_ready(nobody: Visitor) -> None:
    assert nobody.client.get("/healthz").text == "ok\n"
    assert nobody.client.get("/readyz").text == "ready\n"


def test_without_its_database_it_is_alive_and_not_ready(
    settings: Settings, clock: FixedClock
) -> None:
    visitor = a_broken_console(settings, clock)
    visitor.client.cookies.set("mooring-session", "of-yesterday")
    assert visitor.client.get("/healthz").status_code == 200
    answer = visitor.client.get("/readyz")
    assert answer.status_code == 503
    assert "mooring doctor" in answer.text


def test_a_failure_is_a_calm_page_and_the_log_holds_nobody_s_words(
    settings: Settings, clock: FixedClock
) -> None:
    visitor = a_broken_console(settings, clock)
    visitor.client.cookies.set("mooring-session", "of-yesterday")
    structlog.reset_defaults()
    with capture_logs() as logs:
        page = visitor.get("/", 500)
    assert page.heading == "Something went wrong here"
    assert [one["kind"] for one in logs] == ["RuntimeError"]
    assert "Samira" not in str(logs)


def test_metrics_count_and_name_nobody(nobody: Visitor, units: Units, clock: FixedClock) -> None:
    with units() as unit:
        chat = a_resident(unit, "Samira", at=clock.now(), stage="choosing")
        says(unit, chat, "hello", at=clock.now())
        answers(unit, chat, "Hi.", at=clock.now(), delivery="parked")
        unit.progress.ask_for_person(chat.resident_id, reason="asked", key="1", at=clock.now())
        unit.inbox.add(update_id=9, chat_id=chat.id, payload="{}", at=clock.now())
        unit.commit()
    answer = nobody.client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    for line in (
        "mooring_inbox_waiting 1.0",
        "mooring_requests_open 1.0",
        'mooring_outbox{state="parked"} 1.0',
        'mooring_turns_last_day{outcome="answered"} 1.0',
        'mooring_residents{stage="choosing"} 1.0',
    ):
        assert line in answer.text
    assert "Samira" not in answer.text
    assert chat.resident_id not in answer.text


def test_files_are_kept_by_browsers_and_pages_are_not(nobody: Visitor) -> None:
    page = nobody.get("/sign-in")
    files = [str(one.get("href")) for one in page.all("link")]
    files += [str(one.get("src")) for one in page.all("script")]
    assert len(files) == 5
    for path in files:
        answer = nobody.client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
    style = next(nobody.client.get(path).text for path in files if "design-system" in path)
    assert "https://" not in style
    icon = nobody.client.get("/assets/images/nhsuk-icon-cross.svg")
    assert icon.status_code == 200


def test_files_outside_the_folders_are_not_served(nobody: Visitor) -> None:
    style = next(
        str(one.get("href"))
        for one in nobody.get("/sign-in").all("link")
        if str(one.get("href")).endswith("console.css")
    )
    folder = style.removesuffix("console.css")
    for path in ("../app.py", "..%2Fapp.py", "%2e%2e/app.py", "....//app.py"):
        assert nobody.client.get(folder + path).status_code == 404
