"""The action server: `python -m actions --port 5055`. Loopback only; Rasa has no authentication.

It is the SDK's own server in one process, without its habit of writing the whole conversation
into error bodies and logs.
"""

from __future__ import annotations

import argparse
import logging
import sys
import threading
import warnings
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.handlers import ErrorHandler
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.parts import parts
from bot import bootstrap
from bot.errors import MooringError
from bot.journey.tidying import tidy

HOST = "127.0.0.1"
PORT = 5055
WRONG_SETUP = 2

logger = logging.getLogger("mooring.actions")


class QuietErrors(ErrorHandler):
    """Answers an error with its kind alone; Rasa then fails the turn, and it is asked for again."""

    def response(self, request: Request, exception: Exception) -> HTTPResponse:
        """Return 500, or the status that the server itself gave; never what was being handled."""
        status = exception.status_code if isinstance(exception, SanicException) else 500
        if not isinstance(exception, SanicException):
            logger.error("An action failed: %s at %s", type(exception).__name__, _place(exception))
        return json({"error": type(exception).__name__}, status=status)


def application() -> Sanic[Any, Any]:
    """Return the server with every action of this package."""
    executor = ActionExecutor()
    executor.register_package("actions")
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])
    app.error_handler = QuietErrors()
    return app


def main() -> int:
    """Serve until stopped; 2 with one line when a setting or a content file is wrong."""
    parser = argparse.ArgumentParser(prog="actions", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT)
    port = parser.parse_args().port
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # The SDK is newer than Rasa on purpose; saying so with every call helps nobody.
    warnings.filterwarnings("ignore", module="rasa_sdk")
    try:
        # The list of words takes a moment to read, which nobody's first story should wait for.
        tidy("ready", parts().content.spelling)
        # spaCy takes seconds to load: it does so beside the first turns, not before them.
        threading.Thread(target=bootstrap.answer_reader().warm_up, daemon=True).start()
    except MooringError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_SETUP
    application().run(host=HOST, port=port, single_process=True, access_log=False, motd=False)
    return 0


def _place(error: BaseException) -> str:
    """Return file and line where an error arose: they hold nobody's words."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "an unknown place"


if __name__ == "__main__":
    sys.exit(main())
