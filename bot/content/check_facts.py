"""Checks the files of facts: each fact as it stands, and as it is said, also when overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.content.check_words import check_words, due, judge
from bot.content.content import Content
from bot.content.problems import Problem
from bot.content.ruler import Ruler
from bot.content.say_at_work import say_start_fact, say_trouble
from bot.content.say_facts import (
    say_barrier,
    say_declaration,
    say_guidance,
    say_need,
    say_route,
    say_scam,
    say_term,
    say_way_in,
    with_care,
)

Said = Iterator[tuple[str, str, str]]
"""File, place and message of what is put together from several texts."""

PLACES = {"role": "healthcare support worker", "called": "Samira"}


def check_facts(content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    """Find what is wrong or due in the files of facts."""
    for file, known in content.fact_files.items():
        yield from check_words(file, known, ruler)
        for fact in known.facts():
            yield from due(file, fact.id, fact, on)
    for said_on in (on, date.max):
        for part in (_words, _ways, _forms, _needs, _tests, _scams, _at_work):
            for file, place, message in part(content, said_on):
                yield from judge(file, place, message, ruler)


def _words(content: Content, on: date) -> Said:
    for term in content.glossary.terms.values():
        yield "glossary.yml", term.id, say_term(content, term, on)


def _ways(content: Content, on: date) -> Said:
    for way in content.ways_in.ways.values():
        for at, message in enumerate(say_way_in(content, way, on), start=1):
            yield "ways_in.yml", f"{way.id} message {at}", message
    for subject in content.skills.subjects.values():
        for route in subject.routes.values():
            for message in say_route(content, route, on):
                yield "skills_check.yml", f"{subject.label}.{route.id}", message


def _forms(content: Content, on: date) -> Said:
    for one in content.declarations.declarations.values():
        for at, message in enumerate(say_declaration(content, one, on), start=1):
            yield "declarations.yml", f"{one.id} message {at}", message
    for guidance in content.application_help.situations.values():
        for at, message in enumerate(say_guidance(content, guidance, on, **PLACES), start=1):
            yield "application_help.yml", f"{guidance.id} message {at}", message


def _needs(content: Content, on: date) -> Said:
    for thing in content.readiness.things.values():
        for answer in ("need", "not_sure"):
            text = say_need(content, thing, answer, on)
            yield "readiness.yml", f"{thing.id}.{answer}", str(text)
    for barrier in content.barriers.barriers.values():
        for message in say_barrier(content, barrier, on):
            yield "barriers.yml", barrier.id, message


def _tests(content: Content, on: date) -> Said:
    for topic in content.practice_tests.topics.values():
        yield "practice_tests.yml", topic.id, with_care(content, topic, topic.says, on)


def _scams(content: Content, on: date) -> Said:
    for first, second in pairwise(content.scams.signs):
        for message in say_scam(content, (first, second), on):
            yield "scams.yml", f"{first}, {second}", message


def _at_work(content: Content, on: date) -> Said:
    for fact in content.starting.topics.values():
        for message in say_start_fact(content, fact, on, is_early=True):
            yield "starting.yml", fact.id, message
    for trouble in content.in_work.troubles.values():
        for message in say_trouble(content, trouble, on):
            yield "in_work.yml", trouble.id, message
