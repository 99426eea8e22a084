from datetime import timedelta
from typing import Any

from bot.journey.vacancies import Draft
from bot.services import applications, roles, vacancies
from bot.services.application_records import Vacancy
from bot.services.ports.feeds import FeedRow
from bot.services.progress import arrive
from bot.services.vacancy_import import Imported, import_rows, say_fault
from tests.services.conftest import Journey


def join(journey: Journey, outcode: str | None = "LS9") -> None:
    with journey.store() as uow:
        resident = arrive(uow, journey.message())
        uow.residents.update(resident.id, stage="choosing", outcode=outcode)
        uow.commit()


def likes(journey: Journey, role: Any) -> None:
    with journey.store() as uow:
        roles.choose(uow, journey.message(), [role])


def share(journey: Journey, title: str = "Porter", **more: Any) -> vacancies.Added:
    with journey.store() as uow:
        added = vacancies.add_shared(
            uow, Draft(title, **more), at=journey.clock.now(), key=f"{title}{more}"
        )
        uow.commit()
    return added


def shown(journey: Journey) -> list[str]:
    with journey.reading() as uow:
        return [one.title for one in vacancies.shown_to(uow, journey.resident, journey.clock.now())]


def told(journey: Journey) -> list[str]:
    with journey.reading() as uow:
        return [one.about for one in uow.reminders.of(journey.resident_id, kind="matter")]


def test_the_same_advert_is_kept_once_whoever_brings_it(journey: Journey) -> None:
    join(journey)
    first = share(journey, "Porter", link_key="nhs_jobs/X1")
    assert first.is_new
    assert not share(journey, "Hospital porter", link_key="nhs_jobs/X1").is_new
    with journey.store() as uow:
        found = vacancies.add_found(uow, journey.message(), Draft("x", link_key="nhs_jobs/X1"))
    assert (found.is_new, found.vacancy.id) == (False, first.vacancy.id)


def test_what_a_resident_found_is_theirs_alone(journey: Journey) -> None:
    join(journey)
    with journey.store() as uow:
        added = vacancies.add_found(uow, journey.message(), Draft("Tea lady"))
    assert added.vacancy.resident_id == journey.resident_id
    assert shown(journey) == ["Tea lady"]
    with journey.reading() as uow:
        assert uow.vacancies.shared() == []
    assert "found_vacancy" in journey.steps


def test_what_somebody_refused_is_shown_no_more_until_they_want_it(journey: Journey) -> None:
    join(journey)
    porter = share(journey, "Porter").vacancy
    share(journey, "Cook")
    with journey.store() as uow:
        vacancies.refuse(uow, journey.message(), porter)
    assert shown(journey) == ["Cook"]
    with journey.store() as uow:
        vacancies.allow(uow, journey.message(), porter)
    assert sorted(shown(journey)) == ["Cook", "Porter"]


def test_the_roles_that_somebody_chose_come_first(journey: Journey, content: Any) -> None:
    join(journey)
    likes(journey, content.roles["porter"])
    share(journey, "Cook", role_id="cook")
    share(journey, "Porter", role_id="porter")
    assert shown(journey) == ["Porter", "Cook"]


def test_whoever_asked_for_it_is_told_of_what_suits_them_only(
    journey: Journey, content: Any
) -> None:
    join(journey)
    likes(journey, content.roles["porter"])
    share(journey, "Before they asked", role_id="porter")
    with journey.store() as uow:
        vacancies.want_to_be_told(uow, journey.message(), on=True)
    right = share(journey, "Porter", role_id="porter", place="Leeds LS1").vacancy
    share(journey, "Too far", role_id="porter", place="London SE1")
    share(journey, "Other role", role_id="cook")
    assert told(journey) == [f"vacancy:{right.id}:new"]

    with journey.store() as uow:
        vacancies.want_to_be_told(uow, journey.message(), on=False)
    share(journey, "After they stopped", role_id="porter")
    assert told(journey) == [f"vacancy:{right.id}:new"]


def test_a_withdrawn_advert_is_shown_to_nobody_and_can_come_back(journey: Journey) -> None:
    join(journey)
    porter = share(journey).vacancy
    with journey.store() as uow:
        assert vacancies.withdraw(uow, porter.id, at=journey.clock.now())
        assert not vacancies.withdraw(uow, porter.id, at=journey.clock.now())
        uow.commit()
    assert shown(journey) == []
    with journey.store() as uow:
        assert vacancies.bring_back(uow, porter.id)
        uow.commit()
    assert shown(journey) == ["Porter"]


def test_another_closing_date_reaches_the_applications(journey: Journey) -> None:
    join(journey)
    day = journey.clock.now().date() + timedelta(days=10)
    porter = share(journey, closes_on=day).vacancy
    with journey.store() as uow:
        kept = applications.start_application(uow, journey.message(), vacancy=porter)
    assert kept.closes_on == day
    later = Draft("Porter", closes_on=day + timedelta(days=3))
    with journey.store() as uow:
        edited = vacancies.edit(uow, porter.id, later, at=journey.clock.now())
        uow.commit()
    assert isinstance(edited, Vacancy)
    with journey.reading() as uow:
        assert uow.applications.get(journey.resident_id, kept.id).closes_on == later.closes_on  # type: ignore[union-attr]


def take_over(journey: Journey, rows: list[dict[str, Any]], source: str = "file") -> Imported:
    came = [
        FeedRow(number, row, {name: name.title() for name in row})
        for number, row in enumerate(rows, start=2)
    ]
    with journey.store() as uow:
        result = import_rows(
            uow, came, lambda text: text.lower(), source=source, at=journey.clock.now()
        )
        uow.commit()
    return result


def test_a_file_with_a_fault_leaves_nothing_behind(journey: Journey) -> None:
    join(journey)
    result = take_over(journey, [{"title": "Porter"}, {"title": "Cook", "closes_on": "soon"}])
    (fault,) = result.faults
    assert say_fault(fault).startswith('Row 3, "Closes_On": is no date')
    assert shown(journey) == []


def test_what_a_file_holds_twice_or_again_is_counted_and_not_kept(journey: Journey) -> None:
    join(journey)
    row = {"title": "Porter", "employer": "Elmfield NHS Trust"}
    assert take_over(journey, [row, dict(row)]) == Imported(added=1, there=1)
    journey.clock.move(timedelta(days=1))
    assert take_over(journey, [row]) == Imported(added=0, there=1)


def test_what_a_feed_holds_no_longer_is_withdrawn_and_its_faulty_rows_are_left_out(
    journey: Journey,
) -> None:
    join(journey)
    by_hand = share(journey, "Added by hand").vacancy
    rows = [{"title": "Porter", "reference": "A1"}, {"title": "Cook", "reference": "A2"}]
    assert take_over(journey, rows, "feed").added == len(rows)
    journey.clock.move(timedelta(hours=1))
    result = take_over(journey, [rows[0], {"title": "", "reference": "A3"}], "feed")
    assert (result.there, result.withdrawn, len(result.faults)) == (1, 1, 1)
    assert sorted(shown(journey)) == sorted(["Porter", by_hand.title])
