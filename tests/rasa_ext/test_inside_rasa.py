"""Checks that need Rasa's own classes and libraries, run by Rasa's own Python."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[2]
INSIDE = Path(__file__).parent / "inside"
SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432"


def run(python: Path, checks: str, environment: dict[str, str]) -> None:
    ran = subprocess.run(
        [python, INSIDE / checks],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-6000:]
    assert ran.stderr.splitlines()[-1] == "OK"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database's address, written as the application writes it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'mooring.db'}"
        return
    name = f"mooring_rasa_{uuid.uuid4().hex[:12]}"
    try:
        admin = psycopg.connect(
            SERVER.replace("+psycopg", "") + "/postgres", autocommit=True, connect_timeout=3
        )
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432")
    with admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{SERVER}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_bounded_conversation_is_the_whole_one(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_bounded.py", rasa_environment)


def test_the_open_question_decides_what_is_an_answer(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_active_question.py", rasa_environment)


def test_the_tracker_store_keeps_its_word(
    rasa_python: Path, rasa_environment: dict[str, str], database_url: str
) -> None:
    run(
        rasa_python,
        "check_tracker_store.py",
        {**rasa_environment, "MOORING_DATABASE_URL": database_url},
    )


def test_sentences_are_encoded_stored_and_understood(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_sentence_encoder.py", rasa_environment)


def test_days_hours_and_misspelt_roles_are_found(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_entities.py", rasa_environment)


def test_an_evaluation_counts_what_was_understood(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_measures.py", rasa_environment)


def test_responses_are_spoken_in_the_residents_language_and_nonsense_is_doubted(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_spoken.py", rasa_environment)


def test_of_a_very_long_message_both_ends_are_read(
    rasa_python: Path, rasa_environment: dict[str, str]
) -> None:
    run(rasa_python, "check_long_messages.py", rasa_environment)
