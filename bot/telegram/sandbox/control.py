"""The control API's rest: the state, the clock, the trouble, the bot's calls, events and files.

For the page, for tests and for measurements; the people are in `control_people`. All bodies are
JSON. Errors are `{"error": "<what to do>"}` with status 400, 404 or 409; requests from other
machines or other web pages get 403.

- `GET /sandbox/state` → `{"boot", "seq", "bot", "people", "clock", "faults"}`; `boot` changes when
  the server starts again.
- `GET /sandbox/clock` → `{"now", "london", "shift_seconds"}`: `now` is ISO 8601 in UTC.
- `POST /sandbox/clock` with `{"advance_seconds": n}` or `{"advance_months": n}` → the same.
- `GET /sandbox/faults` → `{"faults": [fault]}`; `DELETE /sandbox/faults` and
  `/sandbox/faults/{id}` → what is left. A fault is every field of `faults.Fault`.
- `POST /sandbox/faults` with `{"kind", "times"?, "method"?, "chat_id"?, "retry_after"?, "seconds"?,
  "description"?}` → 201 `{"fault"}`. Kinds: 429, 403, 400, 500, 502, slow, drop_before, drop_after.
- `GET /sandbox/calls?since=SEQ` → `{"seq", "calls"}`: the bot's last calls (`seq`, `at`, `method`,
  `chat_id`, `status`, `error`, `fault`), never what they said; successful polls are left out.
- `GET /sandbox/events?since=SEQ` → server-sent events, described in `stream`.
- `GET /sandbox/files/{file_unique_id}` → a file's bytes.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.telegram.sandbox import stream
from bot.telegram.sandbox.bot_api import BotApi
from bot.telegram.sandbox.clock_view import advance, clock_view
from bot.telegram.sandbox.control_http import Handler, read_body, refusing, whole_number
from bot.telegram.sandbox.errors import ControlError
from bot.telegram.sandbox.sandbox import Sandbox

_SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg"})


class ControlApi:
    """Answers the control API, apart from people, for one sandbox."""

    def __init__(self, sandbox: Sandbox, bot_api: BotApi, boot: str) -> None:
        self._sandbox = sandbox
        self._bot_api = bot_api
        self._boot = boot

    def routes(self) -> list[Route]:
        """Return the routes."""
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/sandbox/state", self.state),
            ("GET", "/sandbox/clock", self.clock),
            ("POST", "/sandbox/clock", self.move_clock),
            ("GET", "/sandbox/faults", self.list_faults),
            ("POST", "/sandbox/faults", self.add_fault),
            ("DELETE", "/sandbox/faults", self.clear_faults),
            ("DELETE", "/sandbox/faults/{fault_id:int}", self.clear_faults),
            ("GET", "/sandbox/calls", self.list_calls),
            ("GET", "/sandbox/events", self.events),
            ("GET", "/sandbox/files/{unique_id}", self.file),
        ]
        return [Route(path, refusing(handler), methods=[verb]) for verb, path, handler in table]

    def _faults(self) -> list[dict[str, Any]]:
        return [fault.view() for fault in self._sandbox.faults.all()]

    async def state(self, _: Request) -> Response:
        """Everything the page needs to begin; `boot` changes when the server starts again."""
        return JSONResponse(
            {
                "boot": self._boot,
                "seq": self._sandbox.events.seq,
                "bot": self._sandbox.bot_user(),
                "people": [person.view() for person in self._sandbox.people],
                "clock": clock_view(self._sandbox.clock),
                "faults": self._faults(),
            }
        )

    async def clock(self, _: Request) -> Response:
        """Tell what time the product thinks it is."""
        return JSONResponse(clock_view(self._sandbox.clock))

    async def move_clock(self, request: Request) -> Response:
        """Move the product's clock forward."""
        advance(self._sandbox.clock, await read_body(request))
        shown = clock_view(self._sandbox.clock)
        self._sandbox.events.publish("clock", None, shown)
        return JSONResponse(shown)

    async def list_faults(self, _: Request) -> Response:
        """List the trouble still to come."""
        return JSONResponse({"faults": self._faults()})

    async def add_fault(self, request: Request) -> Response:
        """Plan trouble."""
        fault = self._sandbox.faults.add(await read_body(request))
        self._sandbox.events.publish("faults", None, {})
        return JSONResponse({"fault": fault.view()}, 201)

    async def clear_faults(self, request: Request) -> Response:
        """Forget one planned fault, or all."""
        fault_id = request.path_params.get("fault_id")
        if not self._sandbox.faults.clear(fault_id) and fault_id is not None:
            raise ControlError(404, "There is no such fault; see GET /sandbox/faults.")
        self._sandbox.events.publish("faults", None, {})
        return JSONResponse({"faults": self._faults()})

    async def list_calls(self, request: Request) -> Response:
        """List the bot's last calls."""
        since = whole_number(request.query_params.get("since", 0), "since")
        calls = [call.view() for call in self._bot_api.calls if call.seq > since]
        return JSONResponse({"seq": self._sandbox.events.seq, "calls": calls})

    async def events(self, request: Request) -> Response:
        """Stream what happens."""
        since = request.headers.get("last-event-id") or request.query_params.get("since")
        start = self._sandbox.events.seq if since is None else whole_number(since, "since")
        return stream.event_stream(self._sandbox.events, start, self._boot)

    async def file(self, request: Request) -> Response:
        """Show or download a file; only images and sound are shown in the page."""
        file = self._sandbox.files.by_unique_id(request.path_params["unique_id"])
        content = self._sandbox.files.content(file) if file else None
        if file is None or content is None:
            raise ControlError(404, "There is no such file; old ones are forgotten.")
        if file.mime_type in _SHOWN_INLINE:
            return Response(content, media_type=file.mime_type)
        headers = {"Content-Disposition": "attachment"}
        return Response(content, headers=headers, media_type="application/octet-stream")
