"""For tests and measurements: a hand that holds the phone, and a clock that a test can move."""

from __future__ import annotations

import time
from typing import Any

import httpx

from bot.errors import MooringError
from bot.telegram.sandbox.people import FIRST_PERSON_ID
from bot.telegram.sandbox.server import SandboxServer

SAMIRA = FIRST_PERSON_ID
"""Telegram id of the first of the people that every new sandbox begins with."""
DELE = FIRST_PERSON_ID + 1
"""Telegram id of the second."""

_HTTP_OK = 200

Json = dict[str, Any]


class UnexpectedAnswerError(MooringError):
    """The sandbox answered otherwise than the test said it would; read the message."""


class MovableTime:
    """A monotonic clock in seconds that moves only when told to (`SandboxConfig.monotonic`)."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the present second."""
        return self.now

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Hand:
    """Calls the Bot API and the control API of a running sandbox over real connections.

    `person` is a Telegram id, Samira's by default. Use it in a `with` block, or call `close`.
    """

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.http = httpx.Client(base_url=server.url, trust_env=False, timeout=70)

    def __enter__(self) -> Hand:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connections."""
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self.http.close()

    def api(self, method: str, **params: Any) -> httpx.Response:
        """Call a Bot API method with JSON parameters and return the response as it is."""
        return self.http.post(f"/bot{self.server.token}/{method}", json=params)

    def result(self, method: str, **params: Any) -> Any:
        """Call a Bot API method and return its result; raise UnexpectedAnswerError if refused."""
        response = self.api(method, **params)
        if response.status_code != _HTTP_OK:
            raise UnexpectedAnswerError(f"{method} was refused: {response.text}")
        return response.json()["result"]

    def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        """Call a Bot API method that must be refused; return error_code and description."""
        response = self.api(method, **params)
        body = response.json()
        if body["ok"] is not False or body["error_code"] != response.status_code:
            raise UnexpectedAnswerError(f"{method} was not refused: {response.text}")
        return int(body["error_code"]), str(body["description"])

    def control(self, verb: str, path: str, body: Any = None) -> Any:
        """Call `/sandbox/<path>` and return its JSON; raise UnexpectedAnswerError if refused."""
        response = self.http.request(verb, f"/sandbox/{path}", json=body)
        if not response.is_success:
            raise UnexpectedAnswerError(f"{verb} {path} was refused: {response.text}")
        return response.json()

    def write(self, text: str, person: int = SAMIRA) -> Json:
        """Let a person write; return `messages`, `update_ids` and `seq`."""
        sent: Json = self.control("POST", f"people/{person}/messages", {"text": text})
        return sent

    def send(self, kind: str, person: int = SAMIRA, **wish: Any) -> Json:
        """Let a person send a photo, voice, document, sticker, location, contact or dice."""
        body = {"kind": kind, **wish}
        sent: Json = self.control("POST", f"people/{person}/messages", body)
        return sent

    def start(self, payload: str = "", person: int = SAMIRA) -> Json:
        """Let a person press Start, with a deep link's payload."""
        sent: Json = self.control("POST", f"people/{person}/start", {"payload": payload})
        return sent

    def press(self, message_id: int, button: int | str = 0, person: int = SAMIRA) -> Json:
        """Let a person press a button by number, data or label; return `query_id` and `seq`."""
        wish = {"message_id": message_id, "button": button}
        pressed: Json = self.control("POST", f"people/{person}/press", wish)
        return pressed

    def messages(self, person: int = SAMIRA) -> list[Json]:
        """Return the last messages of a chat, as `views.message_view` describes them."""
        shown: list[Json] = self.control("GET", f"people/{person}/messages")["messages"]
        return shown

    def replies(
        self, since: int, *, person: int = SAMIRA, count: int = 1, seconds: float = 10.0
    ) -> list[Json]:
        """Wait for `count` new messages from the bot after `seq` number `since`.

        Return what came; raise UnexpectedAnswerError when it was fewer within `seconds`.
        """
        deadline = time.monotonic() + seconds
        found: dict[int, Json] = {}
        while len(found) < count:
            left = deadline - time.monotonic()
            if left <= 0:
                raise UnexpectedAnswerError(f"{len(found)} of {count} replies came in time.")
            path = f"people/{person}/messages?since={since}&wait={left:.3f}"
            answer = self.control("GET", path)
            since = answer["seq"]
            for message in answer["messages"]:
                if message["from"] == "bot" and not message["deleted"]:
                    found[message["message_id"]] = message
        return list(found.values())

    def ask(self, text: str = "Is that OK?", person: int = SAMIRA) -> int:
        """Let the bot send a question with Yes and No below it; return its message_id."""
        keyboard = {"inline_keyboard": [[button("Yes", "yes"), button("No", "no")]]}
        sent = self.result("sendMessage", chat_id=person, text=text, reply_markup=keyboard)
        return int(sent["message_id"])


def button(text: str, data: str) -> dict[str, str]:
    """Return an inline button."""
    return {"text": text, "callback_data": data}
