"""How Rasa calls the action server: with a time limit, over one kept connection, and with less.

Rasa opens a new connection for every call, waits five minutes for an answer, and sends every
event of the conversation and the whole domain. When a call fails it goes on without it. Here a
failure is noted, so that the turn as a whole fails and nothing of it is saved.

The domain is sent once: the action SDK keeps it under a digest, and a call that names a digest
that it does not know is answered with 449, before the action is run, and sent again with it.
(Rasa's own `enable_selective_domain` cannot be used: it sends no digest, so the SDK, from 3.9
on, refuses every such call.)
"""

from __future__ import annotations

import os
from typing import Any

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.rasa_ext.current import note_failure

# The gateway gives up on a turn after ten seconds; it must hear our answer before that.
SECONDS_TO_ANSWER = 8
# Shorter than the five seconds for which the action server keeps an idle connection: a request
# must never be sent into one that is just being closed.
SECONDS_KEPT_OPEN = 3
# Rasa's way of hearing "this action does not apply now"; a form does it to let go of a message.
REJECTED = 400
DOMAIN_WANTED = 449


class ActionEndpoint(EndpointConfig):
    """The action server that endpoints.yml names, or `MOORING_ACTIONS_URL` where it is set."""

    def __init__(self, configured: EndpointConfig, domain: Domain, digest: str) -> None:
        """Take over what endpoints.yml says; `digest` is a name for just this `domain`."""
        super().__init__(
            _url(configured.url),
            configured.params,
            configured.headers,
            configured.basic_auth,
            configured.token,
            configured.token_name,
            configured.cafile,
            **{**configured.kwargs, "enable_selective_domain": True},
        )
        self._domain = domain
        self._digest = digest
        self._session: aiohttp.ClientSession | None = None

    def session(self) -> Any:
        """Return a context manager that hands out the one session and leaves it open."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=SECONDS_TO_ANSWER),
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=SECONDS_KEPT_OPEN),
            )
        return _Lent(self._session)

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Call the action server as Rasa asks, and note it when no answer can be used."""
        kwargs["timeout"] = aiohttp.ClientTimeout(total=SECONDS_TO_ANSWER)
        call = {**_only_this_turn(kwargs.pop("json")), "domain_digest": self._digest}
        try:
            try:
                return await super().request(*args, json=call, **kwargs)
            except ClientResponseError as error:
                if error.status != DOMAIN_WANTED:
                    raise
                call["domain"] = self._domain.as_dict()
                return await super().request(*args, json=call, **kwargs)
        except ClientResponseError as error:
            if error.status != REJECTED:
                note_failure(f"the action server answered {error.status}")
            raise
        except (TimeoutError, aiohttp.ClientError, ValueError, OSError) as error:
            note_failure(f"the action server did not answer: {type(error).__name__}")
            raise

    async def close(self) -> None:
        """Close the connection when the server stops."""
        if self._session is not None:
            await self._session.close()


def check_answers_by_one_schema() -> None:
    """Let Rasa check what actions answer with a schema that is itself checked only once.

    Rasa checks its own schema anew with every answer, which takes 17 ms of a turn of 24 ms.
    There is no setting for it, so the method is replaced; the check stays the same.
    """
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def check(_self: RemoteAction, result: Any) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = check  # noqa: SLF001


class _Lent:
    """`async with` around a session that outlives the block."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(self, *_: object) -> None:
        return None


def _url(configured: str | None) -> str | None:
    given = os.environ.get("MOORING_ACTIONS_URL")
    return f"{given.rstrip('/')}/webhook" if given else configured


def _only_this_turn(call: dict[str, Any]) -> dict[str, Any]:
    """Return the call with the events since the resident's latest message.

    Actions read slots, the latest message and the active form, which stay; older events would
    only be written and parsed once more.
    """
    tracker = call.get("tracker")
    events = tracker.get("events") if tracker else None
    if not events:
        return call
    began = max((at for at, event in enumerate(events) if event.get("event") == "user"), default=0)
    return {**call, "tracker": {**tracker, "events": events[began:]}}
