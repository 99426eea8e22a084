"""A bell that any number of waiting tasks can hear, inside one event loop."""

from __future__ import annotations

import asyncio


class Signal:
    """Wakes everyone who listens at the moment it is fired; nothing is remembered."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Wake all who listen now."""
        listeners, self._listeners = self._listeners, set()
        for future in listeners:
            if not future.done():
                future.set_result(None)

    def listen(self) -> asyncio.Future[None]:
        """Return a future that is done at the next `fire`.

        Take it before looking at what may change, so that nothing slips in between; give it back
        with `forget`.
        """
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._listeners.add(future)
        return future

    def forget(self, future: asyncio.Future[None]) -> None:
        """Stop listening."""
        self._listeners.discard(future)
        future.cancel()
