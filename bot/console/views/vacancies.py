"""Vacancies: listed, shown, added, put right, taken away and brought back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from bot.console import words_vacancies as vacancy_words
from bot.console.presenters import vacancies
from bot.console.visit import Visit
from bot.services import vacancy_desk
from bot.services.vacancy_desk import VacancyProblemError


def show_list(visit: Visit) -> Response:
    """Show a page of the vacancies, filtered as the address says."""
    query = vacancies.query_of(visit.query, visit.number("page"), visit.today)
    found = vacancy_desk.find(visit.console.reading, query)
    last = vacancies.last_page(found.total, query.size)
    if query.page > last:
        return visit.go(vacancies.address(query, last))
    page = vacancies.present(found, query, visit.now, visit.console.labels)
    return visit.page("vacancies.jinja", page=page)


def show(visit: Visit) -> Response:
    """Show one vacancy, and who applies for it."""
    found = vacancy_desk.vacancy_file(
        visit.console.units,
        visit.path_number("vacancy_id"),
        reader=visit.user.id,
        now=visit.now,
    )
    one = vacancies.view(found, visit.now, visit.today, visit.console.labels)
    return visit.page("vacancy.jinja", one=one)


def show_new(visit: Visit) -> Response:
    """Show an empty form."""
    return _form(visit, {}, action="/vacancies/new")


def add(visit: Visit) -> Response:
    """Keep a new vacancy."""
    try:
        added = vacancy_desk.add(
            visit.console.units,
            _entered(visit.form),
            visit.console.labels.role_named,
            key=visit.form.get("key", "")[:40],
            by=visit.user.id,
            now=visit.now,
        )
    except VacancyProblemError as error:
        return _form(visit, visit.form, action="/vacancies/new", problem=error)
    notice = "vacancy_added" if added.is_new else "vacancy_there"
    return visit.go(f"/vacancies/{added.vacancy.id}", notice)


def show_edit(visit: Visit) -> Response:
    """Show the form of a vacancy that is there."""
    number = visit.path_number("vacancy_id")
    with visit.console.reading() as unit:
        one = vacancy_desk.shared(unit, number)
    return _form(visit, vacancies.entered(one), action=f"/vacancies/{number}/edit")


def edit(visit: Visit) -> Response:
    """Put a vacancy right."""
    number = visit.path_number("vacancy_id")
    entered = _entered(visit.form)
    with visit.console.reading() as unit:
        before = vacancy_desk.shared(unit, number)
    if entered["closes_on"] == vacancies.entered(before)["closes_on"]:
        entered["closes_on"] = before.closes_on
    try:
        changed = vacancy_desk.edit(
            visit.console.units,
            number,
            entered,
            visit.console.labels.role_named,
            by=visit.user.id,
            now=visit.now,
        )
    except VacancyProblemError as error:
        return _form(visit, visit.form, action=f"/vacancies/{number}/edit", problem=error)
    return visit.go(f"/vacancies/{number}", "kept" if changed else "nothing_changed")


def withdraw(visit: Visit) -> Response:
    """Take a vacancy away."""
    number = visit.path_number("vacancy_id")
    done = vacancy_desk.withdraw(visit.console.units, number, by=visit.user.id, now=visit.now)
    return visit.go(f"/vacancies/{number}", "vacancy_away" if done else "nothing_changed")


def bring_back(visit: Visit) -> Response:
    """Bring a vacancy back."""
    number = visit.path_number("vacancy_id")
    done = vacancy_desk.bring_back(visit.console.units, number, by=visit.user.id, now=visit.now)
    return visit.go(f"/vacancies/{number}", "vacancy_back" if done else "nothing_changed")


def _entered(form: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: form.get(name, "").strip() for name in vacancy_words.FIELDS}
    values["guaranteed_interview"] = form.get("guaranteed_interview") == "yes"
    return values


def _form(
    visit: Visit,
    values: Mapping[str, str],
    *,
    action: str,
    problem: VacancyProblemError | None = None,
) -> Response:
    faults = problem.faults if problem else ()
    key = values.get("key", "")
    known = re.fullmatch(r"[A-Za-z0-9_-]{10,40}", key, re.ASCII)
    return visit.page(
        "vacancy_form.jinja",
        status=422 if problem else 200,
        action=action,
        new=action == "/vacancies/new",
        key=key if known else secrets.token_urlsafe(16),
        values=values,
        roles=vacancies.role_choices(visit.console.labels, values.get("role_id", "")),
        problems={one.field: vacancy_words.fault(one) for one in faults},
    )
