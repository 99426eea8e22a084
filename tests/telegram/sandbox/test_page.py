"""The page's files and its stream of events."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import httpx
import pytest

import bot.telegram.sandbox
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.events import EventLog
from bot.telegram.sandbox.testing import SAMIRA, Hand

HERE = Path(bot.telegram.sandbox.__file__).parent
STATIC = sorted((HERE / "static").iterdir())


def test_the_page_is_valid_and_named_a_practice_phone(hand: Hand) -> None:
    response = hand.http.get("/")
    html5lib.HTMLParser(strict=True).parse(response.text)
    assert "<title>Mooring · practice phone</title>" in response.text
    assert "telegram" not in re.sub(r"<[^>]*>", "", response.text).lower()
    assert response.text.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', response.text)
    assert len(ids) == len(set(ids))


def test_nothing_runs_inside_the_page_and_nothing_comes_from_elsewhere(hand: Hand) -> None:
    response = hand.http.get("/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", response.text)
    assert not re.search(r'(?:src|href)="(?!/static/|#)', response.text)


@pytest.mark.parametrize("file", STATIC, ids=lambda file: str(file.name))
def test_each_file_is_served_and_names_no_other_site(hand: Hand, file: Path) -> None:
    response = hand.http.get(f"/static/{file.name}")
    assert response.status_code == 200
    urls = set(re.findall(r"https?://[^\s\"'`)]+", response.text))
    assert urls <= {"http://www.w3.org/2000/svg"}
    assert "innerHTML" not in response.text


def test_every_id_that_a_script_looks_for_is_on_the_page(hand: Hand) -> None:
    on_page = set(re.findall(r'\bid="([^"]+)"', hand.http.get("/").text))
    wanted = set()
    for file in STATIC:
        if file.suffix == ".js":
            found = re.findall(
                r'(?:getElementById|byId|value)\("([^"]+)"\)', file.read_text("utf-8")
            )
            wanted.update(found)
    assert len(wanted) > 20
    assert wanted <= on_page


@pytest.mark.parametrize(
    ("site", "may"), [("none", "yes"), ("same-origin", "yes"), ("cross-site", "no")]
)
def test_a_link_on_a_foreign_site_starts_nothing_by_itself(hand: Hand, site: str, may: str) -> None:
    page = hand.http.get("/?start=x&as=Samira", headers={"Sec-Fetch-Site": site}).text
    assert f'data-may-start="{may}"' in page


def read_events(hand: Hand, since: int, count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    with hand.http.stream("GET", f"/sandbox/events?since={since}") as response:
        for line in response.iter_lines():
            if line.startswith("data: "):
                found.append(json.loads(line.removeprefix("data: ")))
            if len(found) == count:
                return found
    return found


def test_the_page_hears_of_messages_typing_and_answers(chatting: Hand) -> None:
    seq = chatting.control("GET", "state")["seq"]
    chatting.result("sendChatAction", chat_id=SAMIRA, action="typing")
    press = chatting.press(chatting.ask())
    chatting.result("answerCallbackQuery", callback_query_id=press["query_id"])
    chatting.control("POST", "clock", {"advance_seconds": 60})
    events = read_events(chatting, seq, 5)
    assert [event["kind"] for event in events] == ["hello", "action", "message", "answer", "clock"]
    assert events[2]["data"]["text"] == "Is that OK?"
    assert [event["seq"] for event in events] == sorted(event["seq"] for event in events)


def test_a_page_that_missed_too_much_is_told_to_load_afresh(chatting: Hand) -> None:
    assert [event["kind"] for event in read_events(chatting, 10**9, 2)] == ["hello", "reset"]


def test_the_last_events_are_kept_and_a_gap_in_the_numbers_is_no_loss() -> None:
    log = EventLog()
    for _ in range(5):
        log.next_seq()
    first = log.publish("action", SAMIRA, {})
    assert [event.seq for event in log.since(0) or []] == [first]
    for _ in range(2100):
        last = log.publish("action", SAMIRA, {})
    assert log.since(first) is None
    assert [event.seq for event in log.since(last - 1) or []] == [last]
    assert log.since(last) == []


def test_the_stream_ends_when_the_sandbox_stops(
    sandbox_with: Callable[[SandboxConfig], Hand],
) -> None:
    hand = sandbox_with(SandboxConfig())
    with hand.http.stream("GET", "/sandbox/events") as response:
        lines = response.iter_lines()
        assert next(lines).startswith("id: ")
        hand.server.__exit__(None, None, None)
        try:
            rest = list(lines)
        except httpx.RemoteProtocolError:
            pytest.fail("the stream was cut off instead of ended")
    assert all(not line or line.startswith("data: ") for line in rest)
