from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.journey.vacancies import Draft, Fault, Offered, Wishes, Wrong, check, ranked, suits

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def role_named(text: str) -> str | None:
    return "porter" if "porter" in text.lower() else None


def entered(**values: Any) -> Draft | tuple[Fault, ...]:
    return check({"title": "Porter", **values}, NOW, role_named)


def test_an_advert_is_read_from_what_somebody_entered() -> None:
    draft = entered(
        employer=" Elmfield  NHS Trust ",
        role_id="Hospital porter",
        link="https://www.jobs.nhs.uk/candidate/jobadvert/X1-2?utm_source=a",
        closes_on="4/4/2026",
        limit="4,000 characters",
        guaranteed_interview="yes",
    )
    assert isinstance(draft, Draft)
    assert (draft.employer, draft.role_id) == ("Elmfield NHS Trust", "porter")
    assert (draft.link_key, draft.reference) == ("nhs_jobs/X1-2", "X1-2")
    assert draft.closes_on == date(2026, 4, 4)
    assert (draft.limit_count, draft.limit_unit) == (4000, "characters")
    assert draft.guaranteed_interview


def test_only_a_title_is_needed() -> None:
    assert entered() == Draft("Porter")
    assert check({}, NOW, role_named) == (Fault("title", Wrong.MISSING),)


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("closes_on", "11/3/2026", Wrong.PAST),
        ("closes_on", "31/4/2026", Wrong.NO_SUCH_DAY),
        ("closes_on", "soon", Wrong.NOT_A_DAY),
        ("closes_on", "in april", Wrong.NOT_A_DAY),
        ("closes_on", "3 april or 5 april", Wrong.NOT_A_DAY),
        ("closes_on", "4/4/2029", Wrong.TOO_FAR),
        ("link", "on the notice board", Wrong.NOT_A_LINK),
        ("role_id", "astronaut", Wrong.NOT_A_ROLE),
        ("limit", "not long", Wrong.NOT_A_LIMIT),
        ("limit", "0 words", Wrong.NOT_A_LIMIT),
        ("guaranteed_interview", "purple", Wrong.NOT_YES_OR_NO),
        ("employer", "x" * 161, Wrong.TOO_LONG),
        ("specification", "x" * 20_001, Wrong.TOO_LONG),
    ],
)
def test_what_cannot_be_kept_is_named_with_the_reason(field: str, value: str, wrong: Wrong) -> None:
    assert entered(**{field: value}) == (Fault(field, wrong),)


def test_an_advert_may_close_today() -> None:
    draft = entered(closes_on=TODAY)
    assert isinstance(draft, Draft)
    assert draft.closes_on == TODAY


def offered(position: int, role: str | None = None, **more: Any) -> Offered:
    values: dict[str, Any] = {"place": None, "hours": None, "closes_on": None, "is_own": False}
    return Offered(position, role, **{**values, **more})


def test_the_chosen_role_comes_first_then_the_place_then_what_closes_soon() -> None:
    wishes = Wishes(frozenset({"porter"}), "LS9")
    order = ranked(
        [
            offered(0, "cook", place="Leeds LS9 7TF"),
            offered(1, "porter", place="London SE1"),
            offered(2, "porter", place="LS1 1AA"),
            offered(3, "porter", place="LS9", closes_on=TODAY + timedelta(days=20)),
            offered(4, "porter", place="LS9", closes_on=TODAY + timedelta(days=2)),
            offered(5),
        ],
        wishes,
        TODAY,
    )
    assert order == [4, 3, 2, 1, 0, 5]


def test_whoever_needs_part_time_sees_part_time_first_and_no_nights() -> None:
    wishes = Wishes(frozenset({"porter"}), part_time=True, nights=False)
    order = ranked(
        [
            offered(0, "porter", hours="Full time, 37.5 hours"),
            offered(1, "porter", hours="Part time, nights"),
            offered(2, "porter", hours="Part-time, 20 hours, mornings"),
        ],
        wishes,
        TODAY,
    )
    assert order == [2, 1, 0]


def test_nobody_is_told_of_another_role_or_of_another_town() -> None:
    wishes = Wishes(frozenset({"porter"}), "LS9")
    assert suits(offered(0, "porter", place="Leeds LS1"), wishes)
    assert suits(offered(0, "porter"), wishes)
    assert not suits(offered(0, "porter", place="SE1 7EH"), wishes)
    assert not suits(offered(0, "cook", place="LS9"), wishes)
    assert not suits(offered(0, None), wishes)
