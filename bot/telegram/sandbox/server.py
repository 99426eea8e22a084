"""Runs a sandbox: in the foreground for `make run`, or in a thread for tests."""

from __future__ import annotations

import socket
import threading
import time
from types import TracebackType

import httpx
import uvicorn
from starlette.types import Scope

from bot.errors import MooringError
from bot.telegram.sandbox.app import Parts, create_app
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.sandbox import Sandbox

_START_SECONDS = 10.0


class SandboxNotStartedError(MooringError):
    """The sandbox did not begin to answer in time; look for another program on its port."""


class SandboxUvicorn(uvicorn.Server):
    """uvicorn that ends long polls and event streams first when it is told to stop."""

    def __init__(self, config: uvicorn.Config, parts: Parts) -> None:
        super().__init__(config)
        self._parts = parts
        parts.bot_api.drop_connection = self._drop_connection

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: first wake whoever waits, then let uvicorn finish."""
        self._parts.close()
        await super().shutdown(sockets)

    def _drop_connection(self, scope: Scope) -> bool:
        """Cut the connection that a request came in by; False when it cannot be found."""
        client = tuple(scope.get("client") or ())
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport and tuple(getattr(connection, "client", None) or ()) == client:
                transport.abort()
                return True
        return False


def build_server(config: SandboxConfig, *, host: str, port: int) -> SandboxUvicorn:
    """Return a server that is ready to run; access logs stay off because paths hold the token."""
    app = create_app(config)
    settings = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        # Longer than clients keep idle connections, so that none is closed under a new call.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    return SandboxUvicorn(settings, app.state.parts)


class SandboxServer:
    """A sandbox on a port of this machine for the length of a `with` block.

    `with SandboxServer() as server:` gives `server.url` (`http://127.0.0.1:<port>`),
    `server.token`, `server.base_url` and `server.base_file_url` for `telegram.Bot`, and
    `server.sandbox`, whose state must only be read from outside: it lives in the server's own
    event loop. `server.control(...)` calls the control API.
    """

    def __init__(self, config: SandboxConfig | None = None, *, port: int = 0) -> None:
        self._config = config or SandboxConfig()
        self._wanted_port = port
        self._thread: threading.Thread | None = None
        self._server: SandboxUvicorn | None = None
        self.port = port

    @property
    def url(self) -> str:
        """Where the sandbox answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self._config.token

    @property
    def base_url(self) -> str:
        """What `telegram.Bot` takes as `base_url`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """What `telegram.Bot` takes as `base_file_url`."""
        return f"{self.url}/file/bot"

    @property
    def sandbox(self) -> Sandbox:
        """The running sandbox."""
        if self._server is None:
            raise SandboxNotStartedError("Use the sandbox inside its with block.")
        parts: Parts = self._server.config.app.state.parts  # type: ignore[union-attr]
        return parts.sandbox

    def __enter__(self) -> SandboxServer:
        """Start and wait until it answers."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._wanted_port))
        listener.listen(128)
        self.port = listener.getsockname()[1]
        server = build_server(self._config, host="127.0.0.1", port=self.port)
        self._server = server
        self._thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="sandbox", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise SandboxNotStartedError("The sandbox did not start; see its output above.")
            time.sleep(0.005)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop and wait until the port is free."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(timeout=_START_SECONDS)

    def control(
        self, verb: str, path: str, body: dict[str, object] | None = None
    ) -> dict[str, object]:
        """Call the control API, e.g. `control("POST", "/sandbox/clock", {"advance_seconds": 60})`.

        Return the JSON answer; raise httpx.HTTPStatusError when it is refused.
        """
        with httpx.Client(base_url=self.url, trust_env=False, timeout=70) as client:
            response = client.request(verb, path, json=body)
        response.raise_for_status()
        answer: dict[str, object] = response.json()
        return answer
