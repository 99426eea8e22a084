"""Serves the console: `python -m bot.console`."""

from __future__ import annotations

import sys

import uvicorn

from bot import logs
from bot import settings as settings_module
from bot.console.serving import application
from bot.errors import MooringError


def main() -> int:
    """Serve until told to stop; a wrong setting or a missing part ends in one line and 2."""
    try:
        settings = settings_module.load()
        logs.configure(settings.log_level)
        app = application(settings)
    except MooringError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    uvicorn.run(
        app,
        host=settings.console_host,
        port=settings.console_port,
        log_config=None,
        log_level="warning",
        # Addresses hold residents' ids and one-time links: they do not belong in a log.
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
