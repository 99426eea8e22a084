"""Papers that residents have, on both databases: their state alone, and what follows from it."""

from __future__ import annotations

import pytest

from bot.content.content import Content
from bot.journey.checks import Check
from bot.services import checks, documents
from bot.store.engine import Engine
from tests.conftest import FixedClock
from tests.services.conftest import CHAT, Journey
from tests.store.conftest import database_url, engine  # noqa: F401  (both databases)


@pytest.fixture
def samira(engine: Engine, clock: FixedClock) -> Journey:  # noqa: F811
    """Somebody who gets an application ready."""
    journey = Journey(engine, clock)
    with journey.store() as uow:
        chat = uow.chats.open(now=clock.now(), chat_id=CHAT, telegram_chat_id=None)
        uow.residents.update(chat.resident_id, stage="preparing", called="Samira")
        uow.commit()
    return journey


def tells(samira: Journey, content: Content, **told: str) -> None:
    with samira.store() as uow:
        documents.keep(uow, content, samira.message(), told)


def missing(samira: Journey, content: Content) -> str | None:
    with samira.reading() as uow:
        return documents.missing_words(uow, content, samira.resident_id)


def test_only_the_state_is_kept_and_said_anew_it_is_replaced(
    samira: Journey, content: Content
) -> None:
    tells(samira, content, passport="have")
    tells(samira, content, passport="expired", gold_bar="have")
    with samira.reading() as uow:
        assert documents.held(uow, samira.resident_id) == {"passport": "expired"}
    assert samira.steps.count("paper_told:passport") == 2


def test_the_words_for_the_list_say_what_is_there_and_what_is_missing(
    samira: Journey, content: Content
) -> None:
    assert missing(samira, content) is None
    tells(samira, content, passport="have")
    assert missing(samira, content) == "You have a passport; you still need two proofs of address."
    tells(samira, content, bank_statement="have")
    assert missing(samira, content) == (
        "You have a passport and a bank statement; you still need one more proof of address."
    )
    tells(samira, content, council_tax="have")
    assert missing(samira, content) == (
        "You have a passport, a bank statement and a council tax bill."
    )


def test_the_check_says_what_holds_it_up_and_when_all_is_ready(
    samira: Journey, content: Content
) -> None:
    with samira.store() as uow:
        checks.begin_early(uow, samira.message())
    tells(samira, content, passport="have", bank_statement="have")
    assert blocked(samira) == "address"
    tells(samira, content, council_tax="have")
    assert blocked(samira) == "ready"


def test_nothing_follows_where_no_check_was_begun(samira: Journey, content: Content) -> None:
    tells(samira, content, passport="have")
    with samira.reading() as uow:
        assert uow.checks.all(samira.resident_id) == []


def blocked(samira: Journey) -> str | None:
    with samira.reading() as uow:
        resident = uow.residents.get(samira.resident_id)
        assert resident is not None
        found = checks.checks_of(uow, resident)
    return next(one.blocked_by for one in found if one.check is Check.IDENTITY)
