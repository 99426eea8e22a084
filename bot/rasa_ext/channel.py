"""The one way into Rasa: `POST /webhooks/mooring/turn`, asked by the gateway.

In: `{"conversation", "message_id", "text", "metadata"}`. Out: the replies with their buttons,
what was understood, which actions ran and by which policy. Asked twice for one message id, it
answers the same again, with `"repeated": true`, and does nothing twice.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.errors import ConflictError, DialogueUnavailableError
from bot.rasa_ext.action_endpoint import ActionEndpoint
from bot.rasa_ext.answer import MODEL, answer, events_of_turn
from bot.rasa_ext.quiet_logs import keep_words_out_of_logs
from bot.rasa_ext.turn import SilentOutput, TurnProcessor

NAME = "mooring"
LONGEST_CONVERSATION_ID = 36
LONGEST_MESSAGE_ID = 128
# Telegram's own limit is 4,096 units; a caption or a payload never comes near this.
LONGEST_TEXT = 8192
# Rasa's lock looks again only after a second; a resident who writes twice should not wait so.
SECONDS_BETWEEN_LOOKS = 0.02

logger = logging.getLogger(__name__)


class MalformedRequestError(Exception):
    """The request is not one that the gateway sends; the message names the field."""


@dataclass(frozen=True)
class TurnRequest:
    """What the gateway asks: one message of one conversation."""

    conversation: str
    message_id: str
    text: str
    metadata: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, body: Any) -> TurnRequest:
        """Return the request that a JSON body holds, or raise MalformedRequestError."""
        if not isinstance(body, dict):
            raise MalformedRequestError("The body must be a JSON object.")
        metadata = body.get("metadata")
        if metadata is not None and not isinstance(metadata, dict):
            raise MalformedRequestError("'metadata' must be an object.")
        return cls(
            conversation=_text(body, "conversation", LONGEST_CONVERSATION_ID),
            message_id=_text(body, "message_id", LONGEST_MESSAGE_ID),
            text=_text(body, "text", LONGEST_TEXT),
            metadata=metadata or {},
        )

    @property
    def bot_id(self) -> str | None:
        """Return the bot that the message id names before its colon."""
        bot, colon, _ = self.message_id.partition(":")
        return bot if colon else None


class MooringChannel(InputChannel):
    """Registers the routes below `/webhooks/mooring/` with Rasa's server."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is also its path."""
        return NAME

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:  # noqa: ARG002 - Rasa's own way to handle a message loses what goes wrong; see turn.py
        """Return the routes."""
        keep_words_out_of_logs()
        routes = Blueprint("mooring_channel")
        routes.add_route(_health, "/", methods=["GET"])
        routes.add_route(_turn, "/turn", methods=["POST"])
        routes.listener(_close, "after_server_stop")
        return routes


async def _health(request: Request) -> HTTPResponse:
    """Say whether a model is loaded, and which."""
    agent = _agent(request)
    if agent is None:
        return _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "No model is loaded yet.")
    return response.json({"status": "ok", "model": agent.processor.model_filename})


async def _turn(request: Request) -> HTTPResponse:
    """Take one turn; see the module's docstring."""
    agent = _agent(request)
    if agent is None:
        return _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "No model is loaded yet.")
    try:
        asked = TurnRequest.read(_body(request))
        return response.json(await _answered(agent, asked))
    except MalformedRequestError as error:
        return _refusal(HTTPStatus.BAD_REQUEST, str(error))
    except ConflictError as error:
        return _refusal(HTTPStatus.CONFLICT, str(error))
    except Exception as error:  # noqa: BLE001 - whatever broke, the gateway must be able to ask again
        return _broken(error)


def _broken(error: Exception) -> HTTPResponse:
    """Say that a turn was not taken; of errors that are not our own, only kind and place.

    The words of a database error or of a library's may hold what a resident wrote.
    """
    if isinstance(error, DialogueUnavailableError):
        why = str(error)
        logger.warning("A turn was not taken: %s", why)
    else:
        why = "The turn broke. Nothing was saved; ask again."
        logger.error("A turn was not taken: %s at %s", type(error).__name__, _place(error))
    return _refusal(HTTPStatus.SERVICE_UNAVAILABLE, why)


async def _answered(agent: Agent, asked: TurnRequest) -> dict[str, Any]:
    processor = TurnProcessor.around(agent)
    async with agent.lock_store.lock(
        asked.conversation, wait_time_in_seconds=SECONDS_BETWEEN_LOOKS
    ):
        tracker = await processor.get_tracker(asked.conversation)
        earlier = events_of_turn(tracker.events, asked.message_id)
        if earlier is not None:
            return answer(earlier, repeated=True)
        tracker.bot_id = getattr(tracker, "bot_id", None) or asked.bot_id
        message = UserMessage(
            text=asked.text,
            output_channel=SilentOutput(),
            sender_id=asked.conversation,
            input_channel=NAME,
            message_id=asked.message_id,
            metadata={**asked.metadata, MODEL: processor.model_filename},
        )
        tracker = await processor.take_turn(message, tracker)
    return answer(events_of_turn(tracker.events, asked.message_id) or [], repeated=False)


async def _close(app: Sanic, _loop: Any) -> None:
    agent = getattr(app.ctx, "agent", None)
    if agent is not None and isinstance(agent.action_endpoint, ActionEndpoint):
        await agent.action_endpoint.close()


def _agent(request: Request) -> Agent | None:
    agent = getattr(request.app.ctx, "agent", None)
    return agent if agent is not None and agent.is_ready() else None


def _body(request: Request) -> Any:
    try:
        return request.json
    except Exception as error:
        raise MalformedRequestError("The body must be JSON.") from error


def _text(body: dict[str, Any], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise MalformedRequestError(f"'{name}' must be a text of 1 to {longest} characters.")
    return value


def _refusal(status: HTTPStatus, why: str) -> HTTPResponse:
    return response.json({"error": why}, status=status)


def _place(error: BaseException) -> str:
    """Return file and line where an error arose, which say much and hold nobody's words."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "an unknown place"
