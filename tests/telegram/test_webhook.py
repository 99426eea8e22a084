"""Telegram calls us: only Telegram, and nothing it says is lost."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import bootstrap
from bot.settings import Settings
from bot.store.migrate import upgrade
from bot.telegram.sandbox.server import SandboxServer
from bot.telegram.webhook import HEADER, make_webhook
from tests.telegram.conftest import Phone, ScriptedDialogue

SECRET = "s3cret"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
async def hooked(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Phone]:
    """A gateway that is called by the practice phone instead of polling."""
    port = free_port()
    settings = Settings(
        data_dir=tmp_path,
        sandbox_port=sandbox.port,
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        webhook_port=port,
        _env_file=None,
    )
    upgrade(bootstrap.engine(settings.database))
    phone = Phone(sandbox, settings, ScriptedDialogue())
    await phone.start()
    yield phone
    await phone.stop()
    bootstrap.engine(settings.database).dispose()


async def test_a_resident_is_answered_by_webhook(hooked: Phone) -> None:
    person = hooked.person("Kim")
    hooked.write(person, "/start")
    assert await hooked.told(person, 1) == ["echo /start{}"]


async def test_a_gateway_that_polls_takes_a_forgotten_webhook_away(phone: Phone) -> None:
    await phone.stop()
    api = f"{phone.server.base_url}{phone.server.token}"
    body = {"url": "http://127.0.0.1:9/nobody"}
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.post(f"{api}/setWebhook", json=body)).json()["ok"]
    await phone.start()
    person = phone.person("Kim")
    phone.write(person, "/start")
    assert await phone.told(person, 1) == ["echo /start{}"]


async def call(kept: list[Any], body: str, headers: dict[bytes, bytes]) -> int:
    """Call the webhook with a receiver that only remembers; return the answer's status."""

    class Receiver:
        def keep(self, raw: list[Any]) -> list[Any]:
            kept.extend(raw)
            return []

    app = make_webhook(
        Receiver(),  # type: ignore[arg-type]
        None,  # type: ignore[arg-type]
        secret=SECRET,
        url="https://bot.example.org/telegram",
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answer = await client.post("/telegram", content=body, headers=headers)
    return answer.status_code


@pytest.mark.parametrize("given", [None, b"", b"s3cre", "é".encode()])
async def test_a_stranger_is_refused(given: bytes | None) -> None:
    kept: list[Any] = []
    assert await call(kept, "{}", {} if given is None else {HEADER.encode(): given}) == 403
    assert kept == []


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "null", "[" * 100_000])
async def test_what_cannot_be_read_is_kept_and_not_asked_for_again(body: str) -> None:
    kept: list[Any] = []
    assert await call(kept, body, {HEADER.encode(): SECRET.encode()}) == 200
    assert len(kept) == 1


async def test_an_update_is_kept_as_it_came() -> None:
    kept: list[Any] = []
    update = {"update_id": 7, "message": {"text": "salaam"}}
    assert await call(kept, json.dumps(update), {HEADER.encode(): SECRET.encode()}) == 200
    assert kept == [update]


async def test_a_wrong_token_is_said_in_one_line(sandbox: SandboxServer, tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        ".venv/bin/python",
        "-m",
        "bot.telegram",
        env={
            "PATH": "/usr/bin:/bin",
            "MOORING_DATA_DIR": str(tmp_path),
            "MOORING_TELEGRAM_TOKEN": "123:wrong",
            "MOORING_TELEGRAM_API_URL": sandbox.url,
        },
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert said.decode().splitlines()[-1].startswith("MOORING_TELEGRAM_TOKEN")
    assert "wrong" not in said.decode()
