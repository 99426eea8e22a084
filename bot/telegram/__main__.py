"""Runs the bot process: `python -m bot.telegram`."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys

from bot import logs, settings
from bot.errors import MooringError
from bot.telegram.gateway import make_gateway


async def _run() -> None:
    chosen = settings.load()
    logs.configure(chosen.log_level)
    task = asyncio.ensure_future(make_gateway(chosen).run())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def main() -> int:
    """Run until a signal; return the exit code: 2 when a setting is wrong."""
    try:
        asyncio.run(_run())
    except MooringError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BaseExceptionGroup as group:  # what a part of the gateway raised
        known, unknown = group.split(MooringError)
        if unknown is not None or known is None:
            raise
        sys.stderr.write(f"{known.exceptions[0]}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
