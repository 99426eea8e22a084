"""The control API's people: who they are and what they do with the phone.

Under `/sandbox/people`, with `{id}` the Telegram id of a person:

- `GET ""` → `{"people": [person]}`; `POST ""` with `{"first_name", "last_name"?, "username"?,
  "language_code"?, "id"?}` → 201 `{"person": person}`. A person is every field of `people.Person`.
- `GET /{id}/messages?limit=N` → `{"seq", "messages"}`: the last N (200) that are not deleted.
- `GET /{id}/messages?since=SEQ&wait=SECONDS` → the same, of all that changed after `since`;
  with `wait` (at most 60) the answer waits until something did. Ask next with the answer's `seq`.
- `POST /{id}/messages` with `{"text", "reply_to"?}`, or `{"kind": "photo", …}` as in
  `phone.send_media` → 201 `{"messages", "update_ids", "seq"}`: several for a very long text;
  `seq` is what to ask the messages since.
- `POST /{id}/start` with `{"payload"?}` → the same, for the text `/start payload`.
- `POST /{id}/press` with `{"message_id", "button"}` → 201 `{"query_id", "update_id", "seq"}`;
  `button` is a number from 0 (row by row), or the button's data or label.
- `POST /{id}/edit` with `{"message_id", "text"}` → `{"messages", "update_ids", "seq"}`.
- `POST /{id}/block`, `/unblock`, `/deactivate` → `{"person", "update_id"}`.
- `GET /{id}/commands` → `{"commands": [{"command", "description"}], "description"}`: the bot's
  menu, and what an empty chat shows.

A message is described in `views.message_view`. An `update_id` is null when the bot asked not to
have such updates.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.telegram.sandbox import phone, stream
from bot.telegram.sandbox.control_http import (
    Handler,
    read_body,
    refusing,
    seconds,
    whole_number,
)
from bot.telegram.sandbox.errors import ControlError
from bot.telegram.sandbox.people import Person
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.views import message_view

_LONGEST_WAIT = 60.0


class PeopleApi:
    """Answers `/sandbox/people…` for one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[Route]:
        """Return the routes."""
        person = "/sandbox/people/{person_id:int}"
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/sandbox/people", self.list_people),
            ("POST", "/sandbox/people", self.create_person),
            ("GET", f"{person}/messages", self.list_messages),
            ("POST", f"{person}/messages", self.write),
            ("POST", f"{person}/start", self.start),
            ("POST", f"{person}/press", self.press),
            ("POST", f"{person}/edit", self.edit),
            ("POST", f"{person}/{{change:str}}", self.change_person),
            ("GET", f"{person}/commands", self.commands),
        ]
        return [Route(path, refusing(handler), methods=[verb]) for verb, path, handler in table]

    def _person(self, request: Request) -> Person:
        person = self._sandbox.people.get(request.path_params["person_id"])
        if person is None:
            raise ControlError(404, "There is no person with this id; see GET /sandbox/people.")
        return person

    async def list_people(self, _: Request) -> Response:
        """List the people."""
        return JSONResponse({"people": [person.view() for person in self._sandbox.people]})

    async def create_person(self, request: Request) -> Response:
        """Make a new person."""
        body = await read_body(request)
        person_id = None if body.get("id") is None else whole_number(body["id"], "id")
        person = self._sandbox.people.create(
            str(body.get("first_name", "")),
            last_name=str(body.get("last_name", "")),
            username=str(body.get("username", "")),
            language_code=str(body.get("language_code", "en")),
            person_id=person_id,
        )
        self._sandbox.person_changed(person)
        return JSONResponse({"person": person.view()}, 201)

    async def list_messages(self, request: Request) -> Response:
        """List the messages of a person's chat that changed, waiting for one if asked to."""
        person = self._person(request)
        query = request.query_params
        chat = self._sandbox.chats.of(person.id)
        if "since" not in query:
            count = whole_number(query.get("limit", 200), "limit")
            found = [m for m in chat.latest(max(1, count)) if not m.deleted]
        else:
            since = whole_number(query["since"], "since")
            wait = min(_LONGEST_WAIT, seconds(query.get("wait", 0), "wait"))
            found = await stream.wait_for(
                self._sandbox.events, person.id, lambda: chat.changed_since(since), wait
            )
        seq = max((message.seq for message in found), default=self._sandbox.events.seq)
        views = [message_view(message, self._sandbox.files) for message in found]
        return JSONResponse({"seq": seq, "messages": views})

    def _sent(self, sent: list[phone.Sent], status: int = 201) -> Response:
        views = [message_view(item.message, self._sandbox.files) for item in sent]
        ids = [item.update_id for item in sent]
        return JSONResponse(
            {"messages": views, "update_ids": ids, "seq": self._sandbox.events.seq}, status
        )

    async def write(self, request: Request) -> Response:
        """Let a person write a text or send something else."""
        person, body = self._person(request), await read_body(request)
        kind = str(body.get("kind", "text"))
        if kind != "text":
            return self._sent([phone.send_media(self._sandbox, person, kind, body)])
        text = body.get("text")
        if not isinstance(text, str):
            raise ControlError(400, 'Send {"text": …} or {"kind": …}.')
        reply_to = body.get("reply_to")
        reply_id = None if reply_to is None else whole_number(reply_to, "reply_to")
        return self._sent(phone.write_text(self._sandbox, person, text, reply_to=reply_id))

    async def start(self, request: Request) -> Response:
        """Let a person press Start, with the payload of a deep link if there was one."""
        person, body = self._person(request), await read_body(request)
        text = f"/start {body.get('payload') or ''}"
        return self._sent(phone.write_text(self._sandbox, person, text))

    async def press(self, request: Request) -> Response:
        """Let a person press an inline button."""
        person, body = self._person(request), await read_body(request)
        message_id = whole_number(body.get("message_id"), "message_id")
        button = body.get("button")
        if isinstance(button, bool) or not isinstance(button, int | str):
            raise ControlError(
                400, "button must be a number from 0, or the button's data or label."
            )
        press, update_id = phone.press_button(self._sandbox, person, message_id, button)
        answer = {"query_id": press.query_id, "update_id": update_id}
        return JSONResponse(answer | {"seq": self._sandbox.events.seq}, 201)

    async def edit(self, request: Request) -> Response:
        """Let a person change a text of their own."""
        person, body = self._person(request), await read_body(request)
        message_id = whole_number(body.get("message_id"), "message_id")
        text = str(body.get("text", ""))
        return self._sent([phone.edit_text(self._sandbox, person, message_id, text)], 200)

    async def change_person(self, request: Request) -> Response:
        """Block or unblock the bot, or deactivate the account."""
        person = self._person(request)
        change = request.path_params["change"]
        update_id = None
        if change in ("block", "unblock"):
            update_id = phone.set_blocked(self._sandbox, person, change == "block")
        elif change == "deactivate":
            person.deactivated = True
            self._sandbox.person_changed(person)
        else:
            raise ControlError(404, "A person can block, unblock or deactivate.")
        return JSONResponse({"person": person.view(), "update_id": update_id})

    async def commands(self, request: Request) -> Response:
        """Show the bot's menu and description as this person sees them."""
        person, profile = self._person(request), self._sandbox.profile
        language = person.language_code
        return JSONResponse(
            {
                "commands": profile.commands_for(person.id, language),
                "description": profile.description_for(language),
            }
        )
