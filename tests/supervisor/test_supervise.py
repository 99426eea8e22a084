"""An operator starts Mooring, sees what happens, and stops it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.supervisor import Part
from bot.supervisor.parts import Port
from bot.supervisor.supervise import AlreadyRunningError, check_ports

MakePart = Callable[..., Part]
SERVE = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_an_operator_reads_that_all_is_ready_only_when_every_part_is(
    supervised: Any, said: Any, make_part: MakePart, tmp_path: Path
) -> None:
    ready = tmp_path / "bot.ready"
    port = free_port()
    console = make_part("console", SERVE, ready_url=f"http://127.0.0.1:{port}/")
    console = Part(console.name, (*console.command, str(port)), ready_url=console.ready_url)
    bot = make_part("bot", ready_file=ready)

    async with supervised(console, bot):
        await said.until("console is ready")
        assert "Mooring is ready" not in said.lines
        ready.touch()
        await said.until("bot is ready")
        assert await said.until("Mooring is ready") == "Mooring is ready"


async def test_a_ready_file_of_yesterday_counts_for_nothing(
    supervised: Any, said: Any, make_part: MakePart, tmp_path: Path
) -> None:
    ready = tmp_path / "bot.ready"
    ready.touch()
    async with supervised(make_part("bot", ready_file=ready)):
        await said.until("Starting bot")
        await asyncio.sleep(0.5)
        assert not ready.exists()
        assert "Mooring is ready" not in said.lines


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_one_signal_stops_every_part(
    supervised: Any, said: Any, make_part: MakePart, how: signal.Signals
) -> None:
    async with supervised(make_part("bot"), make_part("rasa")) as (supervisor, task):
        await said.until("Mooring is ready")
        pids = [one.pid for one in supervisor._processes]
        os.kill(os.getpid(), how)
        assert await asyncio.wait_for(task, 10) == 0
    assert not any(psutil.pid_exists(pid) for pid in pids)


async def test_a_part_that_does_not_want_to_stop_is_made_to_within_ten_seconds(
    supervised: Any, said: Any, make_part: MakePart
) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    async with supervised(make_part("rasa", deaf)) as (supervisor, task):
        await said.until("Mooring is ready")
        await asyncio.sleep(0.5)  # until it is deaf
        started = time.monotonic()
        supervisor.ask_to_stop()
        assert await task == 0
    assert time.monotonic() - started < 10


async def test_a_part_that_ends_is_started_again_and_one_line_says_so(
    supervised: Any, said: Any, make_part: MakePart, tmp_path: Path, eventually: Any
) -> None:
    once = f"""
import pathlib, sys, time
seen = pathlib.Path({str(tmp_path / "seen")!r})
if not seen.exists():
    seen.touch()
    sys.exit(3)
print("the second life", flush=True)
time.sleep(60)
"""
    async with supervised(make_part("console", once)) as (supervisor, _):
        line = await said.until("starting it again")
        assert "console ended (exit code 3)" in line
        log = supervisor._processes[0].log.file
        await eventually(lambda: "the second life" in log.read_text())
    assert sum("starting it again" in line for line in said.lines) == 1


async def test_a_part_with_a_wrong_setting_stops_all_with_its_own_words(
    supervised: Any, said: Any, make_part: MakePart
) -> None:
    wrong = "import sys; print('MOORING_X: must be a number.'); sys.exit(2)"
    async with supervised(make_part("bot", wrong), make_part("rasa")) as (_, task):
        assert await asyncio.wait_for(task, 15) == 2
    assert said.lines[-1] == "bot: MOORING_X: must be a number."


async def test_a_port_in_use_is_named_before_anything_starts(
    supervised: Any, said: Any, make_part: MakePart
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        port = Port("127.0.0.1", number, "MOORING_CONSOLE_PORT")
        async with supervised(make_part("console", port=port)) as (_, task):
            with pytest.raises(SettingsError, match=f"MOORING_CONSOLE_PORT: port {number} .*use"):
                await task
    assert said.lines == []


def test_two_parts_on_one_port_are_told_apart_by_their_settings(make_part: MakePart) -> None:
    parts = [
        make_part("console", port=Port("127.0.0.1", 8180, "MOORING_CONSOLE_PORT")),
        make_part("sandbox", port=Port("127.0.0.1", 8180, "MOORING_SANDBOX_PORT")),
    ]
    with pytest.raises(SettingsError, match=r"MOORING_SANDBOX_PORT.*MOORING_CONSOLE_PORT"):
        check_ports(parts)


async def test_a_second_bot_on_the_same_data_is_refused(
    supervised: Any, said: Any, make_part: MakePart
) -> None:
    async with supervised(make_part("bot")):
        await said.until("Mooring is ready")
        async with supervised(make_part("bot")) as (_, second):
            with pytest.raises(AlreadyRunningError, match="bot runs already"):
                await second


async def test_the_parts_die_with_a_supervisor_that_is_killed(
    settings: Settings, tmp_path: Path, eventually: Any
) -> None:
    driver = f"""
import asyncio, sys
from pathlib import Path
from bot.settings import Settings
from bot.supervisor import Part, Supervisor
code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
part = Part("bot", (sys.executable, "-c", code))
settings = Settings(_env_file=None, data_dir=Path({str(settings.data_dir)!r}))
asyncio.run(Supervisor(settings, Path({str(tmp_path)!r}), [part], say=lambda line: None).run())
"""
    supervisor = subprocess.Popen(  # noqa: ASYNC220 - it is here to be killed
        [sys.executable, "-c", driver], cwd=Path(__file__).parents[2]
    )
    try:
        log = settings.data_dir / "logs" / "bot.log"
        await eventually(lambda: log.exists() and log.read_text().strip() != "")
        child = int(log.read_text())
        assert psutil.pid_exists(child)
    finally:
        supervisor.kill()
        supervisor.wait()
    await eventually(lambda: not is_alive(child), seconds=5)


async def test_a_program_that_is_not_there_is_said_and_tried_again(
    supervised: Any, said: Any
) -> None:
    async with supervised(Part("rasa", ("/nowhere/rasa",))) as (supervisor, _):
        await said.until("rasa ended (exit code 127)")
        assert "cannot be run" in supervisor._processes[0].log.file.read_text()
