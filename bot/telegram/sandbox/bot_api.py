"""`/bot<token>/<Method>` and `/file/bot<token>/<path>`: the door the gateway comes in by."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.telegram.sandbox.api import METHODS
from bot.telegram.sandbox.errors import ApiError, not_found, unauthorized
from bot.telegram.sandbox.faults import Fault
from bot.telegram.sandbox.params import Params, read_params
from bot.telegram.sandbox.sandbox import Sandbox

DropConnection = Callable[[Scope], bool]
_KEPT_CALLS = 1000
_OK = 200


@dataclass(frozen=True)
class Call:
    """One call of the bot: what it asked and how it was answered, never what it said."""

    seq: int
    at: int
    method: str
    chat_id: int | None
    status: int
    error: str | None
    fault: str | None

    def view(self) -> dict[str, Any]:
        """Return the call as the control API shows it."""
        return asdict(self)


class BrokenConnection(Response):
    """Ends the connection without an answer, as a network does when it fails."""

    def __init__(self, drop: DropConnection | None) -> None:
        super().__init__(status_code=200)
        self._drop = drop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's own
        """Cut the connection; where the server cannot be reached, leave the answer unfinished."""
        if self._drop is not None and self._drop(scope):
            # Lets the server notice the end before it would answer in our place.
            await asyncio.sleep(0.01)
            return
        headers = [(b"content-length", b"1000"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


class BotApi:
    """Answers the Bot API's calls for one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.drop_connection: DropConnection | None = None
        self.calls: deque[Call] = deque(maxlen=_KEPT_CALLS)

    def routes(self) -> list[Route]:
        """Return the routes of the Bot API."""
        methods = ["GET", "POST"]
        return [
            Route("/bot{token}/{method}", self.call, methods=methods),
            Route("/bot{token}/", self.call, methods=methods),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]

    async def call(self, request: Request) -> Response:
        """Answer one Bot API call."""
        try:
            self._check_token(request)
            params = await read_params(request, max_bytes=self._sandbox.config.max_upload_bytes)
            name = request.path_params.get("method") or params.text("method")
        except ApiError as error:
            return _json_response(error.code, error.body(), error.retry_after)
        chat_id = params.integer("chat_id", 0, -(2**62), 2**62) or None
        fault = self._sandbox.faults.take(name, chat_id)
        if fault is not None:
            self._sandbox.events.publish("faults", None, {})
            if fault.kind == "slow":
                await asyncio.sleep(fault.seconds)
            elif (refusal := fault.error()) is not None:
                self._record(name, chat_id, refusal.code, refusal.description, fault)
                return _json_response(refusal.code, refusal.body(), refusal.retry_after)
            elif fault.kind == "drop_before":
                self._record(name, chat_id, 0, None, fault)
                return BrokenConnection(self.drop_connection)
        response = await self._act(name, params, chat_id, fault)
        if fault is not None and fault.kind == "drop_after":
            return BrokenConnection(self.drop_connection)
        return response

    async def _act(
        self, name: str, params: Params, chat_id: int | None, fault: Fault | None
    ) -> Response:
        try:
            answer = METHODS.get(name.lower())
            if answer is None:
                raise not_found()
            result = await answer(self._sandbox, params)
        except ApiError as error:
            self._record(name, chat_id, error.code, error.description, fault)
            return _json_response(error.code, error.body(), error.retry_after)
        self._record(name, chat_id, 200, None, fault)
        return _json_response(200, {"ok": True, "result": result})

    async def run_reply(self, name: str, values: dict[str, Any]) -> None:
        """Run a method that came in a webhook's answer; its outcome reaches nobody."""
        await self._act(name, Params(values), None, None)

    def _check_token(self, request: Request) -> None:
        given = str(request.path_params["token"]).encode()
        if not hmac.compare_digest(given, self._sandbox.config.token.encode()):
            raise unauthorized()

    async def download(self, request: Request) -> Response:
        """Answer a file's download; 404 when the path is unknown or its file forgotten."""
        try:
            self._check_token(request)
            file = self._sandbox.files.by_path(request.path_params["path"])
            content = self._sandbox.files.content(file) if file else None
            if file is None or content is None:
                raise not_found()
        except ApiError as error:
            return _json_response(error.code, error.body(), None)
        return Response(content, media_type="application/octet-stream")

    def _record(
        self, name: str, chat_id: int | None, status: int, error: str | None, fault: Fault | None
    ) -> None:
        if name.lower() == "getupdates" and status == _OK:
            return
        # An unknown method's name is the caller's own text: it is not kept.
        known = name if name.lower() in METHODS else "unknown"
        kind = fault.kind if fault else None
        seq = self._sandbox.events.next_seq()
        call = Call(seq, self._sandbox.unix_now(), known, chat_id, status, error, kind)
        self.calls.append(call)
        if status != _OK or fault:
            self._sandbox.events.publish("call", chat_id, call.view(), seq=seq)


def _json_response(status: int, body: dict[str, Any], retry_after: int | None = None) -> Response:
    # One write of headers and body; clients on the loopback address wait 40 ms otherwise.
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    content = json.dumps(body, ensure_ascii=True, separators=(",", ":"))
    return Response(content, status, headers, media_type="application/json")
