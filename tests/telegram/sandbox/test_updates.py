"""getUpdates: what waits, what is forgotten, who may ask."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from time import sleep

import httpx
import pytest

from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand, MovableTime
from bot.telegram.sandbox.updates import UpdatesQueue


@pytest.fixture
def queue(time: MovableTime) -> UpdatesQueue:
    return UpdatesQueue(
        update_lifetime=24 * 3600, press_lifetime=150, monotonic=time, on_change=lambda _: None
    )


def ids(queue: UpdatesQueue, offset: int = 0, limit: int = 100) -> list[int]:
    return [update["update_id"] for update in queue.fetch(offset, limit)]


def fill(queue: UpdatesQueue, count: int = 3) -> list[int]:
    added = [queue.add("message", {"text": "x"}, SAMIRA) for _ in range(count)]
    return [number for number in added if number is not None]


def test_update_ids_rise_by_one(queue: UpdatesQueue) -> None:
    first, second, third = fill(queue)
    assert (second, third) == (first + 1, first + 2)


def test_asking_without_an_offset_forgets_nothing(queue: UpdatesQueue) -> None:
    numbers = fill(queue)
    assert ids(queue) == numbers
    assert ids(queue) == numbers


def test_an_offset_forgets_everything_below_it(queue: UpdatesQueue) -> None:
    first, second, third = fill(queue)
    assert ids(queue, offset=second) == [second, third]
    assert ids(queue) == [second, third]
    assert ids(queue, offset=first) == [second, third]


def test_a_negative_offset_keeps_only_the_last(queue: UpdatesQueue) -> None:
    numbers = fill(queue)
    assert ids(queue, offset=-1) == numbers[-1:]
    assert ids(queue) == numbers[-1:]


def test_an_offset_of_another_life_counts_as_none(queue: UpdatesQueue) -> None:
    numbers = fill(queue)
    assert ids(queue, offset=numbers[-1] + 1000) == numbers


def test_a_limit_leaves_the_rest_for_later(queue: UpdatesQueue) -> None:
    numbers = fill(queue)
    assert ids(queue, limit=2) == numbers[:2]


def test_a_message_waits_a_day_and_a_press_150_seconds(
    queue: UpdatesQueue, time: MovableTime
) -> None:
    message = queue.add("message", {"text": "x"}, SAMIRA)
    press = queue.add("callback_query", {"data": "x"}, SAMIRA)
    time.pass_by(149)
    assert ids(queue) == [message, press]
    time.pass_by(2)
    assert ids(queue) == [message]
    time.pass_by(24 * 3600)
    assert ids(queue) == []
    assert queue.count() == 0


def test_the_bot_gets_only_the_kinds_it_asked_for(queue: UpdatesQueue) -> None:
    queue.allowed = ["message"]
    assert queue.add("callback_query", {}, SAMIRA) is None
    queue.allowed = []
    assert queue.add("callback_query", {}, SAMIRA) is not None
    assert queue.add("message_reaction", {}, SAMIRA) is None


def test_allowed_updates_are_remembered_until_changed(hand: Hand) -> None:
    hand.result("getUpdates", allowed_updates=["callback_query"])
    hand.result("getUpdates")
    assert hand.write("Hello")["update_ids"] == [None]
    hand.result("getUpdates", allowed_updates=[])
    assert hand.write("Hello")["update_ids"] != [None]
    refusal = hand.refusal("getUpdates", allowed_updates="x")
    assert refusal == (400, "Bad Request: can't parse allowed_updates JSON object")


def test_a_long_poll_answers_as_soon_as_somebody_writes(hand: Hand) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(hand.result, "getUpdates", timeout=20)
        sleep(0.2)
        hand.write("Hello")
        assert waiting.result(timeout=5)[0]["message"]["text"] == "Hello"


def test_a_long_poll_without_news_ends_empty(hand: Hand) -> None:
    assert hand.result("getUpdates", timeout=1) == []


def test_a_second_poller_ends_the_first_with_a_conflict(hand: Hand) -> None:
    with ThreadPoolExecutor(2) as pool:
        older = pool.submit(hand.refusal, "getUpdates", timeout=20)
        sleep(0.2)
        newer = pool.submit(hand.result, "getUpdates", timeout=20)
        assert older.result(timeout=5) == (
            409,
            (
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            ),
        )
        hand.write("Hello")
        assert len(newer.result(timeout=5)) == 1


def test_polling_beside_a_webhook_is_a_conflict(hand: Hand) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(hand.refusal, "getUpdates", timeout=20)
        sleep(0.2)
        hand.result("setWebhook", url="http://127.0.0.1:9/x")
        assert waiting.result(timeout=5)[1] == "Conflict: terminated by setWebhook request"
    assert hand.refusal("getUpdates") == (
        409,
        (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        ),
    )
    hand.result("deleteWebhook")
    assert hand.result("getUpdates") == []


def test_nothing_is_lost_while_polls_and_messages_cross(hand: Hand) -> None:
    stop = Event()
    seen: list[str] = []

    def poll() -> None:
        offset = 0
        while not stop.is_set():
            for update in hand.result("getUpdates", offset=offset, timeout=1):
                offset = update["update_id"] + 1
                seen.append(update["message"]["text"])

    poller = Thread(target=poll)
    poller.start()
    with httpx.Client(base_url=hand.server.url, trust_env=False) as other:
        for number in range(60):
            person = SAMIRA if number % 2 else DELE
            other.post(f"/sandbox/people/{person}/messages", json={"text": str(number)})
    sleep(0.3)
    stop.set()
    poller.join(timeout=5)
    assert seen == [str(number) for number in range(60)]


def test_a_running_poll_does_not_hold_up_the_end_of_the_sandbox(
    sandbox_with: Callable[..., Hand], hand: Hand
) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(hand.api, "getUpdates", timeout=50)
        sleep(0.2)
        hand.server.__exit__(None, None, None)
        assert waiting.result(timeout=5).json() == {"ok": True, "result": []}
