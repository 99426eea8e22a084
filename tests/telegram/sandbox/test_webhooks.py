"""Webhooks: what is delivered, again and again until it is taken."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep
from typing import Any

import pytest

from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.testing import DELE, SAMIRA, Hand

Answer = tuple[int, dict[str, str], bytes]


class Receiver:
    """A bot's webhook that answers as a test tells it to."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, dict[str, Any], str | None]] = []
        self.answers: Callable[[dict[str, Any]], Answer] = lambda _: (200, {}, b"")
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                update = json.loads(self.rfile.read(int(self.headers["content-length"])))
                secret = self.headers.get("X-Telegram-Bot-Api-Secret-Token")
                receiver.taken.append((monotonic(), update, secret))
                status, headers, body = receiver.answers(update)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"

    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update, _ in self.taken if "message" in update]

    def wait_for(self, count: int, seconds: float = 5.0) -> None:
        deadline = monotonic() + seconds
        while len(self.taken) < count:
            assert monotonic() < deadline, f"{len(self.taken)} of {count} deliveries"
            sleep(0.01)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.05,))
    thread.start()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()
    thread.join(timeout=5)


@pytest.fixture
def quick(sandbox_with: Callable[[SandboxConfig], Hand]) -> Hand:
    return sandbox_with(SandboxConfig(rate=0, chat_rate=0, webhook_pause=0.05))


def settled(hand: Hand, pending: int, seconds: float = 5.0) -> Any:
    deadline = monotonic() + seconds
    info = hand.result("getWebhookInfo")
    while info["pending_update_count"] != pending and monotonic() < deadline:
        sleep(0.01)
        info = hand.result("getWebhookInfo")
    return info


def test_updates_come_in_order_with_the_secret(quick: Hand, receiver: Receiver) -> None:
    quick.write("before")
    quick.result("setWebhook", url=receiver.url, secret_token="se_cret-1")
    quick.write("after")
    receiver.wait_for(2)
    assert receiver.texts() == ["before", "after"]
    assert {secret for _, _, secret in receiver.taken} == {"se_cret-1"}
    info = settled(quick, 0)
    assert info["url"] == receiver.url
    assert info["pending_update_count"] == 0


def test_a_refused_update_comes_again_with_growing_pauses(quick: Hand, receiver: Receiver) -> None:
    receiver.answers = lambda _: (500 if len(receiver.taken) < 5 else 200, {}, b"")
    quick.result("setWebhook", url=receiver.url)
    quick.write("Hello")
    receiver.wait_for(5)
    times = [at for at, _, _ in receiver.taken]
    pauses = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert pauses[1] >= 0.1
    assert pauses[2] >= 0.2
    assert pauses[3] >= 0.4
    info = settled(quick, 0)
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["last_error_date"] > 0


def test_one_stuck_chat_holds_back_its_own_messages_only(quick: Hand, receiver: Receiver) -> None:
    receiver.answers = lambda update: (
        500 if update["message"]["from"]["id"] == SAMIRA and len(receiver.taken) < 6 else 200,
        {},
        b"",
    )
    quick.result("setWebhook", url=receiver.url)
    quick.write("first")
    quick.write("second")
    receiver.wait_for(1)
    quick.write("Dele's", DELE)
    settled(quick, 0)
    texts = receiver.texts()
    assert texts.index("Dele's") < len(texts) - 1
    assert texts[-1] == "second"
    assert set(texts[:-1]) == {"first", "Dele's"}


def test_a_press_overtakes_a_stuck_message(quick: Hand, receiver: Receiver) -> None:
    quick.write("Hello")
    number = quick.ask()
    quick.result("getUpdates", offset=-1)
    receiver.answers = lambda update: (500 if "message" in update else 200, {}, b"")
    quick.result("setWebhook", url=receiver.url)
    quick.press(number)
    receiver.wait_for(2)
    assert settled(quick, 1)["pending_update_count"] == 1
    assert any("callback_query" in update for _, update, _ in receiver.taken)


def test_retry_after_is_kept(quick: Hand, receiver: Receiver) -> None:
    receiver.answers = lambda _: (
        (429, {"Retry-After": "1"}, b"") if len(receiver.taken) < 2 else (200, {}, b"")
    )
    quick.result("setWebhook", url=receiver.url)
    quick.write("Hello")
    receiver.wait_for(2)
    assert receiver.taken[1][0] - receiver.taken[0][0] >= 1.0


def test_a_closed_port_is_named_and_delivery_resumes(quick: Hand, receiver: Receiver) -> None:
    quick.result("setWebhook", url="http://127.0.0.1:9/nobody")
    quick.write("Hello")
    deadline = monotonic() + 5
    while "last_error_message" not in quick.result("getWebhookInfo"):
        assert monotonic() < deadline
        sleep(0.01)
    assert quick.result("getWebhookInfo")["last_error_message"] == "Connection refused"
    quick.result("setWebhook", url=receiver.url)
    receiver.wait_for(1)
    assert receiver.texts() == ["Hello"]


def test_the_answer_may_be_a_method(quick: Hand, receiver: Receiver) -> None:
    reply = {"method": "sendMessage", "chat_id": SAMIRA, "text": "Welcome"}
    headers = {"Content-Type": "application/json"}
    receiver.answers = lambda _: (200, headers, json.dumps(reply).encode())
    quick.result("setWebhook", url=receiver.url)
    sent = quick.write("Hello")
    assert quick.replies(sent["seq"])[0]["text"] == "Welcome"


def test_waiting_updates_can_be_dropped(quick: Hand, receiver: Receiver) -> None:
    quick.write("old")
    quick.result("setWebhook", url=receiver.url, drop_pending_updates=True)
    quick.write("new")
    receiver.wait_for(1)
    assert receiver.texts() == ["new"]


def test_after_deleting_the_webhook_updates_wait_for_a_poll(
    quick: Hand, receiver: Receiver
) -> None:
    quick.result("setWebhook", url=receiver.url)
    quick.result("deleteWebhook")
    quick.write("Hello")
    sleep(0.2)
    assert receiver.taken == []
    assert len(quick.result("getUpdates")) == 1
    assert quick.result("getWebhookInfo")["url"] == ""


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
        (
            {"url": "http://example.org/x"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.org", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "https://example.org", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
def test_a_wrong_webhook_is_refused(hand: Hand, wish: dict[str, str], why: str) -> None:
    assert hand.refusal("setWebhook", **wish) == (400, f"Bad Request: {why}")
    assert hand.result("getWebhookInfo")["url"] == ""
