"""What an adviser sees of residents, and the little they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.services.records import Chat, Understanding
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.people import a_resident, answers, says
from tests.console.visitor import Visitor

Units = Callable[[], SqlUnitOfWork]
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def agrees(unit: SqlUnitOfWork, chat: Chat, clock: FixedClock, *, granted: bool = True) -> None:
    unit.progress.record_consent(
        chat.resident_id,
        purpose="adviser_reads_chat",
        granted=granted,
        wording="1",
        at=clock.now() - 3 * DAY,
    )


@pytest.fixture
def samira(units: Units, clock: FixedClock) -> Chat:
    """A resident who agreed that advisers read along."""
    with units() as unit:
        chat = a_resident(
            unit, "Samira", at=clock.now() - HOUR, neighbourhood="Peckham", campaign="fair"
        )
        agrees(unit, chat, clock)
        unit.commit()
    return chat


def what_is_audited(units: Units, chat: Chat) -> list[str]:
    with units() as unit:
        return [one.what for one in unit.audit.lines(resident_id=chat.resident_id)]


def test_the_page_of_a_resident_says_what_they_are_reminded_of(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    now, page = clock.now(), f"/residents/{samira.resident_id}"
    assert "Reminders to come" not in adviser.get(page).words
    with units() as unit:
        for kind, about, words in (("nudge", "roles", None), ("asked", "test:1", "ring HR")):
            unit.reminders.schedule(
                samira.resident_id, kind=kind, about=about, due_at=now + DAY, since=now, words=words
            )
        unit.commit()
    shown = adviser.get(page).words
    assert "To take the next step with a saved role 13 March" in shown
    assert "ring HR 13 March" in shown
    with units() as unit:
        agrees(unit, samira, clock, granted=False)
        unit.commit()
    assert "ring HR" not in adviser.get(page).words


# Home


def test_home_says_who_needs_a_person_danger_first_then_who_waits_longest(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    now = clock.now()
    with units() as unit:
        dele = a_resident(unit, "Dele", at=now)
        kim = a_resident(unit, "Kim", at=now)
        ask = unit.progress.ask_for_person
        ask(dele.resident_id, reason="asked", key="1", at=now - HOUR)
        ask(kim.resident_id, reason="not_understood", key="2", at=now - 2 * DAY)
        ask(samira.resident_id, reason="safety", key="3", at=now - MINUTE)
        ask(samira.resident_id, reason="work:pay", key="4", at=now - 2 * MINUTE)
        unit.commit()
    home = adviser.get("/")
    assert home.heading == "Ruth, 3 people need you"
    places = [home.words.index(name) for name in ("Samira", "Kim", "Dele")]
    assert places == sorted(places)
    assert "Said something worrying Urgent" in home.words
    assert "1 minute ago (12 March, 9.29am)" in home.words
    assert "2 days ago (10 March, 9.30am)" in home.words
    assert "Has something hard at work (pay)" in home.words


def test_home_leads_to_the_place_in_the_conversation(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        says(unit, samira, "hello", at=clock.now() - 2 * HOUR)
        asked = says(unit, samira, "can i talk to someone", at=clock.now() - HOUR)
        answers(unit, samira, "Yes.", at=clock.now() - HOUR)
        unit.progress.ask_for_person(
            samira.resident_id, reason="asked", key="1", at=clock.now() - HOUR
        )
        says(unit, samira, "thanks", at=clock.now() - MINUTE)
        unit.commit()
    path = f"/residents/{samira.resident_id}/transcript?at={asked}#m{asked}"
    assert path in adviser.get("/").links
    page = adviser.get(path.partition("#")[0])
    assert "app-line--marked" in str(page.by_id(f"m{asked}").get("class"))


def test_an_unknown_reason_is_made_readable(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        unit.progress.ask_for_person(
            samira.resident_id, reason="lost_shoe", key="1", at=clock.now()
        )
        unit.commit()
    assert "Needs a person (lost shoe)" in adviser.get("/").words


def test_marking_as_answered_twice_is_once(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        unit.progress.ask_for_person(samira.resident_id, reason="asked", key="1", at=clock.now())
        unit.commit()
        request = unit.progress.help_requests(samira.resident_id)[0]
    path = f"/residents/{samira.resident_id}/requests/{request.id}/answered"
    adviser.get("/")
    form: dict[str, Any] = {"from": "home"}
    assert adviser.send(path, **form).headers["location"] == "/"
    assert "Marked as answered" in adviser.get("/").words
    assert adviser.send(path, **form).headers["location"] == "/"
    home = adviser.get("/")
    assert "Somebody had marked that as answered already" in home.words
    assert home.heading == "Ruth, nobody is waiting for you"
    assert what_is_audited(units, samira).count("request.answered") == 1


# Caseload


def test_nobody_yet_is_said_kindly(adviser: Visitor) -> None:
    assert "No residents yet" in adviser.get("/residents").words


def test_the_caseload_shows_who_where_how_far_and_when(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        for role in ("porter", "ward_clerk"):
            unit.progress.add_interest(
                samira.resident_id, role_id=role, source="chat", at=clock.now()
            )
        unit.progress.ask_for_person(samira.resident_id, reason="asked", key="1", at=clock.now())
        unit.commit()
    words = adviser.get("/residents").words
    for part in (
        "Samira",
        "Peckham, SE15",
        "Choosing a role",
        "1 hour ago",
        "12 March, 8.30am",
        "Waiting",
        "Porter, Ward clerk",
        "1 resident",
    ):
        assert part in words


def test_the_caseload_is_searched_filtered_and_sorted(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        dele = a_resident(unit, "Dele", at=clock.now() - DAY, stage="in_work", outcode="E5")
        a_resident(unit, "Élodie", at=clock.now() - 2 * DAY, stage="joining", outcode="E14")
        unit.progress.ask_for_person(dele.resident_id, reason="asked", key="1", at=clock.now())
        unit.commit()

    def names(query: str) -> list[str]:
        page = adviser.get(f"/residents?{query}")
        return [
            n
            for link in page.all("a")
            if (n := "".join(link.itertext())) in {"Samira", "Dele", "Élodie"}
        ]

    assert names("") == ["Samira", "Dele", "Élodie"]
    assert names("q=SAM") == ["Samira"]
    assert names("q=élod") == ["Élodie"]
    assert names("q=e") == ["Dele", "Élodie"]
    assert names("q=se15") == ["Samira"]
    assert names("stage=in_work") == ["Dele"]
    assert names("waiting=yes") == ["Dele"]
    assert names("sort=name") == ["Dele", "Samira", "Élodie"]
    assert names("sort=-name") == ["Élodie", "Samira", "Dele"]
    assert names("sort=stage") == ["Élodie", "Samira", "Dele"]
    assert names("sort=seen") == ["Élodie", "Dele", "Samira"]
    assert names("q=%25") == []
    assert names("q=%00&stage=nonsense&sort=nonsense&page=x") == ["Samira", "Dele", "Élodie"]
    assert "No residents found" in adviser.get("/residents?q=nobody").words


def test_the_caseload_goes_on_over_pages(adviser: Visitor, units: Units, clock: FixedClock) -> None:
    with units() as unit:
        for number in range(101):
            a_resident(unit, f"Resident {number:03}", at=clock.now() - number * MINUTE)
        unit.commit()
    first = adviser.get("/residents")
    assert "1 to 50 of 101 residents" in first.words
    assert "/residents?page=2" in first.links
    last = adviser.get("/residents?page=3")
    assert "101 to 101 of 101 residents" in last.words
    assert last.title == "Residents (page 3 of 3) – Mooring"
    assert adviser.leads("/residents?page=99&q=Resident") == "/residents?q=Resident&page=3"


# A resident


def test_a_resident_s_page_tells_how_far_they_are_and_how_they_came_there(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    now = clock.now()
    with units() as unit:
        progress, her = unit.progress, samira.resident_id
        log = progress.log
        log(
            her,
            what="came_in",
            who="resident",
            action="action_joining_begin",
            key="a",
            at=now - DAY,
        )
        log(
            her,
            what="chose:porter",
            who="resident",
            action="action_roles_choose",
            key="b",
            at=now - HOUR,
            data={"role": "porter"},
        )
        log(her, what="found_a_shoe", who="bot", action="", key="c", at=now, data={"size": 4.0})
        progress.add_interest(her, role_id="porter", source="chat", at=now - HOUR)
        progress.set_preference(
            her,
            name="hours",
            value={"part": "school_hours", "start": "09:30", "end": "14:30", "days": [0, 1]},
            at=now,
        )
        progress.set_preference(her, name="lifting", value=None, at=now)
        unit.commit()
    page = adviser.get(f"/residents/{samira.resident_id}")
    assert page.heading == "Samira"
    assert "Step 2 of 8: Choosing a role" in page.words
    now_step = [one for one in page.all("li") if one.get("aria-current") == "step"]
    assert ["".join(one.itertext()) for one in now_step] == ["Choosing a role"]
    for part in (
        "Today, Thursday 12 March",
        "Chose a role: Porter 8.30am, Resident, by action_roles_choose",
        "Yesterday, Wednesday 11 March",
        "Wrote to the bot for the first time",
        "Found a shoe: size: 4",
        "When they can work School hours; 9.30am to 2.30pm; Mon, Tue",
        "Lifting and being on their feet Skipped",
        "Advisers may read the conversation Yes",
        "Neighbourhood Peckham",
    ):
        assert part in page.words
    assert what_is_audited(units, samira) == ["resident.read"]


def test_a_note_is_kept_with_its_author_and_date_and_once(
    adviser: Visitor, units: Units, samira: Chat
) -> None:
    page = f"/residents/{samira.resident_id}"
    adviser.get(page)
    note = "Met at the <b>library</b>.\nWants mornings."
    answer = adviser.send(f"{page}/notes", note=note)
    assert answer.headers["location"] == f"{page}#notes"
    adviser.send(f"{page}/notes", note=note)
    shown = adviser.get(page)
    assert shown.words.count("Met at the <b>library</b>. Wants mornings.") == 1
    assert "Ruth Adviser, 12 March, 9.30am" in shown.words
    assert "Your note is saved" in shown.words
    assert what_is_audited(units, samira).count("note.added") == 1


def test_a_note_that_is_empty_or_huge_is_not_kept_and_not_lost(
    adviser: Visitor, units: Units, samira: Chat
) -> None:
    page = f"/residents/{samira.resident_id}"
    adviser.get(page)
    assert "Enter a note" in adviser.sends(f"{page}/notes", 422, note="  \n").words
    huge = "é" * 5_001
    shown = adviser.sends(f"{page}/notes", 422, note=huge)
    assert "The note must have 5,000 characters or fewer. It is 1 too long" in shown.words
    assert "".join(shown.by_id("note").itertext()).strip() == huge
    adviser.send(f"{page}/notes", note="é" * 5_000)
    adviser.sends(f"{page}/notes", 403, note="x" * 3_000_000)
    with units() as unit:
        assert len(unit.caseload.notes(samira.resident_id)) == 1


def test_a_note_with_what_no_database_takes_is_kept_without_it(
    adviser: Visitor, units: Units, samira: Chat
) -> None:
    page = f"/residents/{samira.resident_id}"
    adviser.get(page)
    adviser.send(f"{page}/notes", note="before\x00after")
    with units() as unit:
        (note,) = unit.caseload.notes(samira.resident_id)
    assert note.text == "beforeafter"


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"referer": "https://evil.example/x"}],
)
def test_a_form_sent_from_elsewhere_changes_nothing(
    adviser: Visitor, units: Units, samira: Chat, headers: dict[str, str]
) -> None:
    page = f"/residents/{samira.resident_id}"
    adviser.get(page)
    answer = adviser.client.post(
        f"{page}/notes", data={"csrf": adviser.csrf, "note": "forged"}, headers=headers
    )
    assert answer.status_code == 403
    with units() as unit:
        assert unit.caseload.notes(samira.resident_id) == []
    assert what_is_audited(units, samira)[0] == "refused"


def test_a_stale_form_and_a_file_say_what_to_do(adviser: Visitor, samira: Chat) -> None:
    page = f"/residents/{samira.resident_id}"
    stale = adviser.sends(f"{page}/notes", 403, csrf="yesterday's", note="hello")
    assert "Nothing was changed" in stale.words
    answer = adviser.client.post(f"{page}/notes", files={"note": b"a file"})
    assert answer.status_code == 403


def test_a_session_that_ended_meanwhile_says_so_to_a_form(
    adviser: Visitor, units: Units, samira: Chat, wall: FixedClock
) -> None:
    page = f"/residents/{samira.resident_id}"
    adviser.get(page)
    wall.move(13 * HOUR)
    ended = adviser.sends(f"{page}/notes", 403, note="hello")
    assert ended.heading == "You have been signed out"
    assert "/sign-in" in ended.links
    with units() as unit:
        assert unit.caseload.notes(samira.resident_id) == []


# The conversation


def test_the_conversation_shows_what_was_said_pressed_understood_and_delivered(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    at = clock.now() - DAY
    with units() as unit:
        says(
            unit,
            samira,
            "what does a <i>porter</i> do",
            at=at,
            understanding=Understanding(
                intent="roles_describe",
                confidence=0.934,
                runner_up="roles_pay",
                runner_up_confidence=0.05,
                entities=({"entity": "role", "value": "porter"},),
                actions=("action_roles_describe",),
                policy="RulePolicy",
                model="m-1",
            ),
        )
        answers(unit, samira, "You move patients.", at=at, choices=["Yes", "No"], pressed="Yes")
        says(unit, samira, "Yes", at=at + MINUTE, kind="press")
        says(
            unit,
            samira,
            "hjkl",
            at=clock.now(),
            understanding=Understanding(intent="nlu_fallback", confidence=0.3, fallback=True),
        )
        answers(unit, samira, "Sorry?", at=clock.now(), delivery="unreachable")
        unit.commit()
    page = adviser.get(f"/residents/{samira.resident_id}/transcript")
    for part in (
        "Messages 1 to 5 of 5",
        "Yesterday, Wednesday 11 March",
        "what does a <i>porter</i> do",
        "Understood: asks what a role is (93%, sure)",
        "Or else asks about pay (5%, unsure)",
        "The bot did action_roles_describe",
        "Picked out role: porter",
        "✓ Yes (pressed) No",
        "Pressed a button: Yes",
        "Not understood",
        "Not delivered: the resident has blocked the bot",
    ):
        assert part in page.words
    assert page.all("i") == []
    assert what_is_audited(units, samira) == ["transcript.read"]


def test_changed_messages_safety_and_people_are_marked(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    now = clock.now()
    with units() as unit:
        ruth = unit.accounts.users()[0]
        says(
            unit,
            samira,
            "i cant go on",
            at=now,
            outcome="safety",
            understanding=Understanding(policy="safety:hopeless"),
        )
        says(unit, samira, "i can go on", at=now, kind="edit")
        unit.transcript.add(
            chat=samira, at=now, author="adviser", text="I will call you.", user_id=ruth.id
        )
        unit.transcript.add(chat=samira, at=now, author="resident", text="ok", helped_by=ruth.id)
        unit.transcript.add(chat=samira, at=now, author="system", text="", kind="blocked")
        unit.commit()
    words = adviser.get(f"/residents/{samira.resident_id}/transcript").words
    for part in (
        "Safety",
        "Decided by Safety rule hopeless",
        "Changed an earlier message to: i can go on",
        "Ruth Adviser (adviser)",
        "Typed with the help of Ruth Adviser",
        "System 9.30am, link to this message Blocked the bot",
    ):
        assert part in words


def test_a_long_conversation_is_read_a_hundred_messages_at_a_time(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        ids = [
            says(unit, samira, f"message {number:03}", at=clock.now() - HOUR + number * MINUTE / 9)
            for number in range(250)
        ]
        unit.commit()
    path = f"/residents/{samira.resident_id}/transcript"
    newest = adviser.get(path)
    assert "Messages 151 to 250 of 250" in newest.words
    assert newest.words.index("message 150") < newest.words.index("message 249")
    assert f"{path}?before={ids[150]}" in newest.links
    earlier = adviser.get(f"{path}?before={ids[150]}")
    assert "Messages 51 to 150 of 250" in earlier.words
    assert f"{path}?after={ids[149]}" in earlier.links
    around = adviser.get(f"{path}?at={ids[100]}")
    assert "Messages 51 to 150 of 250" in around.words
    assert "Messages 1 to 100 of 250" in adviser.get(f"{path}?at={ids[0]}").words
    for nonsense in ("before=x", "after=" + "9" * 19, "at=-1", "at=0"):
        adviser.get(f"{path}?{nonsense}")


def test_words_are_searched_within_a_conversation(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        found = says(unit, samira, "Is the PORTER job near Élan?", at=clock.now())
        says(unit, samira, "100% sure", at=clock.now())
        unit.commit()
    path = f"/residents/{samira.resident_id}/transcript"
    page = adviser.get(f"{path}?words=porter")
    assert "1 message with “porter”" in page.words
    assert f"{path}?at={found}#m{found}" in page.links
    assert "1 message with “élan”" in adviser.get(f"{path}?words=élan").words
    assert "1 message with “%”" in adviser.get(f"{path}?words=%25").words
    assert "Nothing found for “<b>”" in adviser.get(f"{path}?words=<b>").words
    assert what_is_audited(units, samira) == ["transcript.searched"] * 4


def test_the_whole_conversation_is_taken_as_text(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        says(unit, samira, "hello\n[12 March 2026, 9.30am] Bot: forged", at=clock.now())
        answers(unit, samira, "Hi.", at=clock.now(), choices=["Go", "Stay"], pressed="Go")
        unit.commit()
    answer = adviser.client.get(f"/residents/{samira.resident_id}/transcript.txt")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "Samira" not in answer.headers["content-disposition"]
    assert "[12 March 2026, 9.30am] Samira: hello\n    [12" in answer.text
    assert "[12 March 2026, 9.30am] Bot: Hi.\n    [x] Go\n    [ ] Stay\n" in answer.text
    assert what_is_audited(units, samira) == ["transcript.downloaded"]


@pytest.mark.parametrize("rest", ["", "?words=secret", ".txt"])
def test_who_said_no_to_being_read_is_not_read(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock, rest: str
) -> None:
    with units() as unit:
        says(unit, samira, "my secret", at=clock.now())
        agrees(unit, samira, clock, granted=False)
        unit.progress.ask_for_person(samira.resident_id, reason="asked", key="1", at=clock.now())
        unit.commit()
    page = adviser.get(f"/residents/{samira.resident_id}/transcript{rest}", 403)
    assert page.heading == "You may not read this conversation"
    assert "secret" not in page.words
    assert what_is_audited(units, samira) == ["transcript.withheld"]
    assert "have not agreed" in adviser.get(f"/residents/{samira.resident_id}").words


def test_a_sign_of_danger_is_read_without_consent_until_it_is_answered(
    adviser: Visitor, units: Units, samira: Chat, clock: FixedClock
) -> None:
    with units() as unit:
        says(unit, samira, "he hits me", at=clock.now())
        agrees(unit, samira, clock, granted=False)
        unit.progress.ask_for_person(samira.resident_id, reason="safety", key="1", at=clock.now())
        request = unit.progress.help_requests(samira.resident_id)[0]
        unit.commit()
    path = f"/residents/{samira.resident_id}/transcript"
    assert "he hits me" in adviser.get(path).words
    adviser.send(f"/residents/{samira.resident_id}/requests/{request.id}/answered")
    adviser.get(path, 403)


# Errors


def test_unknown_addresses_and_methods_say_what_to_do(adviser: Visitor) -> None:
    page = adviser.get("/no-such-page", 404)
    assert page.heading == "Page not found"
    assert "/" in page.links
    answer = adviser.client.delete("/residents")
    assert answer.status_code == 405
    assert "This page cannot be used that way" in answer.text
    assert "GET" in answer.headers["allow"]
