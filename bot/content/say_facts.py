"""Says facts: one word, one way in, one question of the form. What is overdue is said with care.

The words come from `data/content`; only the joining happens here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.content.application_help import Guidance
from bot.content.barriers import Barrier
from bot.content.care import with_care
from bot.content.content import Content
from bot.content.declarations import Declaration
from bot.content.glossary import Term
from bot.content.readiness import Thing
from bot.content.skills_check import Route
from bot.content.ways_in import WayIn

__all__ = [
    "say_barrier",
    "say_declaration",
    "say_guidance",
    "say_need",
    "say_route",
    "say_scam",
    "say_term",
    "say_way_in",
    "with_care",
]


def say_term(content: Content, term: Term, today: date) -> str:
    """Explain one word: "Shortlist: the employer reads all forms …"."""
    said = content.words.care.term.format(term=term.term, meaning=term.meaning)
    return with_care(content, term, f"{said} {term.example}" if term.example else said, today)


def say_way_in(content: Content, way: WayIn, today: date) -> tuple[str, ...]:
    """Tell one way in: what and for whom, money and time, how to start and what to ask."""
    words = content.ways_in.words
    points = "\n".join(words.bullet.format(text=point) for point in way.ask_about)
    return (
        words.what.format(label=way.label, what=way.what, for_whom=way.for_whom),
        with_care(content, way, words.terms.format(money=way.money, how_long=way.how_long), today),
        words.start.format(start=way.start, ask_about=points, leads_to=way.leads_to),
    )


def say_declaration(content: Content, declaration: Declaration, today: date) -> tuple[str, ...]:
    """Explain one question of the form: what and why, what usually happens and who helps."""
    usually = f"{declaration.usually}\n{declaration.talk_to}"
    return (
        f"{declaration.what} {declaration.why}",
        with_care(content, declaration, usually, today),
    )


def say_guidance(
    content: Content, guidance: Guidance, today: date, **places: str
) -> tuple[str, ...]:
    """Return what is said in one situation; the message to copy, if any, comes last.

    `places` are those of the message to copy: role, and called.
    """
    messages = [*guidance.messages[:-1], with_care(content, guidance, guidance.messages[-1], today)]
    if guidance.to_copy is not None:
        copied = f"{guidance.to_copy.subject}\n\n{guidance.to_copy.body}".format(**places)
        messages += [content.application_help.copy_intro, copied]
    return tuple(messages)


def say_need(content: Content, thing: Thing, answer: str, today: date) -> str | None:
    """Return what to do about one thing: None when it is in place."""
    texts = {"need": thing.need, "not_sure": thing.not_sure}
    return with_care(content, thing, texts[answer], today) if answer in texts else None


def say_barrier(content: Content, barrier: Barrier, today: date) -> tuple[str, ...]:
    """Return what usually helps; first, where it is so, that no detail is wanted."""
    helps = with_care(content, barrier, barrier.helps, today)
    return (barrier.no_detail, helps) if barrier.no_detail else (helps,)


def say_route(content: Content, route: Route, today: date) -> tuple[str, ...]:
    """Return what a self-check leads to."""
    return (*route.says[:-1], with_care(content, route, route.says[-1], today))


def say_scam(content: Content, sign_ids: Iterable[str], today: date) -> tuple[str, ...]:
    """Warn of an advert in three messages: its signs (two at most), what to do, where to report."""
    file = content.scams
    signs = [file.signs[sign_id] for sign_id in sign_ids if sign_id in file.signs]
    if not signs:
        return ()
    signs.sort(key=lambda sign: not sign.strong)
    found = file.found_strong if signs[0].strong else file.found
    said = "\n".join(sign.says for sign in signs[:2])
    *first, last = file.what_to_do
    places = sorted(file.report.values(), key=lambda place: place.review_by)
    reports = " ".join(place.says for place in file.report.values())
    where = with_care(content, places[0], f"{last}\n{reports}", today)
    return (found.format(signs=said), "\n".join(first), where)
