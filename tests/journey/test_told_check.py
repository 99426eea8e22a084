from datetime import UTC, date, datetime

import pytest

from bot.content.content import Content
from bot.journey.checks import Check, Whose
from bot.journey.told_check import read_told

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
"""A Sunday."""


def told(content: Content, text: str) -> dict[str, str]:
    found = read_told(text, NOW, content.checks.names, content.checks.block_words)
    return {str(one.check): str(one.happened) for one in found.checks}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sent my id this morning", {"identity": "sent"}),
        ("dbs came back", {"dbs": "done"}),
        ("references done", {"references": "done"}),
        ("HR asked for proof of address", {"identity": "wanted"}),
        ("occupational health rang", {"health": "called"}),
        ("they lost my form", {"None": "lost"}),
        ("they lost my dbs form", {"dbs": "lost"}),
        ("nothing yet", {"None": "waiting"}),
        ("nothing from dbs yet", {"dbs": "waiting"}),
        ("dbs not back yet", {"dbs": "waiting"}),
        ("refs not done yet", {"references": "waiting"}),
        ("i havent done my id yet", {"identity": "not_yet"}),
        ("got the dbs form", {"dbs": "wanted"}),
        ("got my dbs certificate", {"dbs": "done"}),
        ("i got my share code", {"right_to_work": "ready"}),
        ("gave them my share code", {"right_to_work": "sent"}),
        ("done the health form", {"health": "sent"}),
        ("blood test done", {"health": "sent"}),
        ("occupational health is done", {"health": "done"}),
        ("occ health wants me back for second jab", {"health": "wanted"}),
        ("they rejected my proof of address", {"identity": "refused"}),
        ("my bank statement got knocked back", {"identity": "refused"}),
        ("my old manager sent the reference", {"references": "sent"}),
        ("my boss refused to send the reference", {"references": "stuck"}),
        ("my manager hasnt replied to the reference", {"references": "stuck"}),
        ("hr says my reference is missing", {"references": "stuck"}),
        ("the dbs is on hold", {"dbs": "stuck"}),
        ("they dont need references", {"references": "not_needed"}),
        ("i chased my referee", {"references": "asked_again"}),
        ("certificate came in the post", {"dbs": "done"}),
        ("my certificates were accepted", {"qualifications": "done"}),
        ("my certificates are at home", {"qualifications": "None"}),
        ("hospital said my name doesnt match so id is not passed", {"identity": "refused"}),
        ("system wont let me upload my passport", {"identity": "stuck"}),
    ],
)
def test_one_check_is_told_of(content: Content, text: str, expected: dict[str, str]) -> None:
    assert told(content, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("refrences came bak", {"references": "done"}),
        ("my referances r done", {"references": "done"}),
        ("occupationl health cleared me", {"health": "done"}),
        ("i done the health questionaire", {"health": "sent"}),
        ("dsb form sended", {"dbs": "sent"}),
        ("ID ✅ DBS ✅ refs ❌", {"identity": "done", "dbs": "done", "references": "waiting"}),
    ],
)
def test_it_may_be_misspelt(content: Content, text: str, expected: dict[str, str]) -> None:
    assert told(content, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "id done dbs sent still waiting on refs",
            {"identity": "done", "dbs": "sent", "references": "waiting"},
        ),
        (
            "sent id, dbs and refs done",
            {"identity": "sent", "dbs": "done", "references": "done"},
        ),
        (
            "sent my id and dbs came back and refs done",
            {"identity": "sent", "dbs": "done", "references": "done"},
        ),
        ("still waiting for my references and dbs", {"references": "waiting", "dbs": "waiting"}),
        (
            "id and dbs done, refs stuck, my old boss wont answer",
            {"identity": "done", "dbs": "done", "references": "stuck"},
        ),
        (
            "the dbs is fine but they want a newer bank statement",
            {"dbs": "done", "identity": "wanted"},
        ),
        (
            "my dbs has come through!! but occ health still not",
            {"dbs": "done", "health": "waiting"},
        ),
        ("sent my id, they lost it", {"identity": "lost"}),
        ("occ health rang, im fit", {"health": "done"}),
    ],
)
def test_several_are_told_of_in_one_message(
    content: Content, text: str, expected: dict[str, str]
) -> None:
    assert told(content, text) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("all my checks are done", {}),
        ("cleared!! all checks done says hr", {}),
        ("only the dbs left now", {"dbs": "waiting"}),
        ("everything has been signed off apart from the dbs", {"dbs": "waiting"}),
    ],
)
def test_all_are_done_but_for_those_that_are_named(
    content: Content, text: str, left: dict[str, str]
) -> None:
    found = read_told(text, NOW, content.checks.names, content.checks.block_words)
    assert found.all_done
    assert told(content, text) == left


def test_each_check_has_the_day_that_stands_by_it(content: Content) -> None:
    def days(text: str) -> dict[Check | None, date | None]:
        found = read_told(text, NOW, content.checks.names, content.checks.block_words)
        return {one.check: one.on for one in found.checks}

    assert days("sent my id on tuesday") == {Check.IDENTITY: date(2026, 11, 17)}
    assert days("dbs came back on 12 november and refs today") == {
        Check.DBS: date(2026, 11, 12),
        Check.REFERENCES: date(2026, 11, 22),
    }
    assert days("they want proof of address by friday") == {Check.IDENTITY: None}
    assert days("dbs done") == {Check.DBS: None}


def test_what_holds_it_up_is_read_and_with_whom_it_lies(content: Content) -> None:
    def first(text: str) -> tuple[str | None, Whose | None]:
        found = read_told(text, NOW, content.checks.names, content.checks.block_words).checks[0]
        return found.blocked_by, found.whose

    assert first("HR asked for proof of address") == ("address", None)
    assert first("passport expired") == ("too_old", None)
    assert first("my referee wont answer") == ("no_answer", None)
    assert first("waiting for hr to send the dbs form") == (None, Whose.EMPLOYER)
    assert first("my old manager sent the reference") == (None, Whose.EMPLOYER)


@pytest.mark.parametrize("text", ["", "yes", "hello", "🙂", "x" * 5000, "what do they check"])
def test_what_tells_of_no_check_is_none(content: Content, text: str) -> None:
    assert not read_told(text, NOW, content.checks.names, content.checks.block_words).checks
