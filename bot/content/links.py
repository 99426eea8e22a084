"""Follows the ids by which content files name each other; one that names nothing is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ContentError

if TYPE_CHECKING:
    from bot.content.content import Content


def check_links(path: Path, content: Content) -> None:
    """Refuse an id that names nothing; raises ContentError naming file and place."""
    _check_role_links(path / "roles", content)
    _check_criteria_links(path, content)
    for tag in content.background.employers_say:
        place = path / "background.yml"
        _known(place, "employers_say", tag, content.finder.experience, "role_finder.yml")
    cited = [("signposts.yml", name, post.sources) for name, post in content.signposts.items()]
    cited += [("pay.yml", str(year.start), year.sources) for year in content.pay.years]
    cited += [
        (file, fact.id, fact.sources)
        for file, known in content.fact_files.items()
        for fact in known.facts()
    ]
    for file, name, keys in cited:
        for key in keys:
            _known(path / file, f"{name}: source", key, content.sources, "sources.yml")
    _check_interview_links(path / "interview_questions.yml", content)
    _check_test_links(path / "practice_tests.yml", content)
    for name, reply in content.safety_replies.items():
        file_path = path / "safety_messages.yml"
        for post in reply.signposts:
            _known(file_path, f"{name}: signpost", post, content.signposts, "signposts.yml")
        for message in reply.messages:
            for button in message.buttons:
                _known(file_path, f"{name}: label", button.label, content.labels, "labels.yml")


def _check_routes(file: Path, content: Content) -> None:
    for subject in content.skills.subjects.values():
        for route in subject.routes.values():
            if route.way_in is not None:
                place = f"{subject.label}: {route.id}: way_in"
                _known(file, place, route.way_in, content.ways_in.ways, "ways_in.yml")


def _check_interview_links(file: Path, content: Content) -> None:
    for key in content.practice.sources:
        _known(file.with_name("practice.yml"), "sources", key, content.sources, "sources.yml")
    for topic in content.star.topics.values():
        place = f"{topic.id}: kind"
        kinds = content.interview_questions.kinds
        _known(file.with_name("star.yml"), place, topic.kind, kinds, "interview_questions.yml")
    for one in content.interview_questions.questions.values():
        for role_id in one.roles:
            _known(file, f"{one.id}: roles", role_id, content.roles, "roles")
        if one.theme is not None:
            _known(file, f"{one.id}: theme", one.theme, content.criteria.themes, "criteria.yml")


def _check_test_links(file: Path, content: Content) -> None:
    for role_id in content.practice_tests.roles:
        _known(file, "roles", role_id, content.roles, "roles")
    for role_id in content.roles:
        _known(file, "a role without levels", role_id, content.practice_tests.roles, "this file")


def _check_role_links(folder: Path, content: Content) -> None:
    bands = {band: year for year in content.pay.years for band in year.bands}
    for role in content.roles.values():
        file = folder / f"{role.id}.yml"
        for tag in role.fits_people_from:
            _known(file, "fits_people_from", tag, content.finder.experience, "role_finder.yml")
        if role.pay.band is not None:
            _known(file, "pay.band", role.pay.band, bands, "pay.yml")


def _check_criteria_links(path: Path, content: Content) -> None:
    """Refuse a usual specification of no role, a role without one, and unknown themes."""
    for key in content.criteria.sources:
        _known(path / "criteria.yml", "sources", key, content.sources, "sources.yml")
    for key in content.statement.sources:
        _known(path / "statement.yml", "sources", key, content.sources, "sources.yml")
    for key in content.history.sources:
        _known(path / "history.yml", "sources", key, content.sources, "sources.yml")
    file = path / "specifications.yml"
    for role_id in content.roles:
        _known(file, "roles", role_id, content.specifications.roles, "this file")
    for role_id, usual in content.specifications.roles.items():
        _known(file, "roles", role_id, content.roles, "roles")
        for key in usual.sources:
            _known(file, f"{role_id}: sources", key, content.sources, "sources.yml")
        for one in (*usual.essential, *usual.desirable):
            _known(file, f"{role_id}: theme", one.theme, content.criteria.themes, "criteria.yml")


def _known(file: Path, place: str, key: str, known: Mapping[str, object], where: str) -> None:
    if key not in known:
        raise ContentError(f"{file}: {place}: {key!r} is not in {where}. Add it or correct it.")
