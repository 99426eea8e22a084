"""Turns rules' results into the sentences that residents read.

The words come from `data/content`; only the joining happens here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.content.care import with_care
from bot.content.content import Content
from bot.content.roles import Role
from bot.content.smaller import HoursWords
from bot.journey.hours import Hours, ReadBack, read_back
from bot.journey.matching import Match, Reason
from bot.journey.matching import compare as differences
from bot.journey.told import Told

MOST_REASONS = 2
MOST_ROWS = 5
SCHOOL = "school_hours"
CLEARLY_BETTER = 1.0
"""From this difference of scores on one role is said to fit better than another."""


def say_date(content: Content, day: date) -> str:
    """Write a date as "12 March"."""
    return f"{day.day} {content.words.months[day.month - 1]}"


def say_days(content: Content, runs: Iterable[tuple[int, int]]) -> str:
    """Write runs of days as "Monday to Thursday and Saturday"."""
    words = content.words.hours
    said = []
    for first, last in runs:
        if last - first > 1:
            said.append(words.day_range.format(first=words.days[first], last=words.days[last]))
        else:
            said += [words.days[day] for day in sorted({first, last})]
    if len(said) > 1:
        said = [words.day_comma.join(said[:-1]), said[-1]]
    return words.day_join.join(said)


def say_hours(content: Content, hours: Hours) -> str:
    """Say hours back: "9.30am to 2.30pm, Monday to Thursday, so about 20 hours a week"."""
    words, pieces = content.words.hours, read_back(hours)
    when = _window(words, pieces)
    days = say_days(content, pieces.days)
    if days:
        when = words.with_days.format(window=when, days=days) if when else days
    if pieces.nights is True and pieces.part != "nights":
        when = words.nights_too.format(when=when) if when else words.nights
    elif pieces.nights is False:
        when = words.no_nights.format(when=when or words.any)
    if pieces.weekly_hours is None:
        return when
    if not when:
        return words.weekly.format(hours=f"{pieces.weekly_hours:g}")
    return words.weekly_after.format(when=when, hours=f"{pieces.weekly_hours:g}")


def _window(words: HoursWords, pieces: ReadBack) -> str:
    """Say the window in the day, by its name where it has one."""
    part = words.parts.get(pieces.part or "")
    if pieces.start and pieces.end:
        window = words.window.format(start=pieces.start, end=pieces.end)
        if pieces.part == "school_hours":
            return words.named_window.format(name=part, window=window)
        return part or window
    if pieces.start:
        return words.after.format(start=pieces.start)
    if pieces.end:
        return words.before.format(end=pieces.end)
    return words.any if pieces.flexible else ""


def say_told(content: Content, told: Told) -> str:
    """Say what somebody told, in a few words: "porter, mornings, SE5"; an age is not repeated."""
    words = content.finder.told
    titles = [content.roles[role_id].title for role_id in told.roles if role_id in content.roles]
    facts = [words.name.format(name=told.name)] if told.name else []
    facts += [_small(title) if facts or place else title for place, title in enumerate(titles)]
    if told.hours is not None:
        # In a list the name of a part of the day is enough: no times, no sum of hours.
        named = content.words.hours.parts.get(told.hours.part or "")
        short = replace(told.hours, weekly_hours=None)
        facts.append(str(named) if told.hours.part == SCHOOL else say_hours(content, short))
    facts += [told.outcode] if told.outcode else []
    for name, values in words.wishes.items():
        value = getattr(told, name)
        if value is not None:
            plain = {True: "yes", False: "no"}.get(value, value)
            facts.append(values[str(plain)])
    known = content.finder.experience
    names = [known[tag].name for tag in known if tag in told.experience]
    facts += [words.experience.format(experience=name) for name in names]
    return words.joined_by.join(facts)


def say_reason(content: Content, reason: Reason) -> str:
    """Return the part of a sentence for one reason."""
    finder = content.finder
    table = finder.reasons.fits if reason.weight > 0 else finder.reasons.think
    tag = reason.params.get("tag")
    experience = finder.experience[tag].name if tag in finder.experience else ""
    return table[reason.id].format(experience=experience)


def say_match(content: Content, match: Match, *, most: int = MOST_REASONS) -> str:
    """Return one line for a match: title, what fits, what to think about."""
    line = content.finder.line
    title = content.roles[match.role_id].title
    fits = line.joined_by.join(say_reason(content, reason) for reason in match.fits[:most])
    think = say_reason(content, match.against[0]) if match.against else ""
    if fits and think:
        return line.with_both.format(title=title, fits=fits, think=think)
    if fits:
        return line.with_fits.format(title=title, fits=fits)
    if think:
        return line.with_think.format(title=title, think=think)
    return line.alone.format(title=title)


def say_pay(content: Content, role: Role, on: date) -> str:
    """Say what a role pays, always with "about" and "check the advert", and the role's own note."""
    said = _pay(content, role, on)
    return said if role.pay.band is not None else with_care(content, role, said, on)


def _pay(content: Content, role: Role, on: date) -> str:
    """Say pay with care for its figures; whether the card is overdue is said once, at its end."""
    if role.pay.band is None:
        return str(role.pay.text)
    said = content.pay.say(role.pay.band, on)
    said = f"{said} {role.pay.note}" if role.pay.note else said
    year = content.pay.year_for(role.pay.band, on)
    return said if year is None else with_care(content, year, said, on)


def say_asked_for(content: Content, role: Role, on: date) -> str:
    """Say what employers often ask for in a role, and who it suits."""
    return with_care(content, role, _asked_for(content, role), on)


def say_role_hours(content: Content, role: Role, on: date) -> str:
    """Say a role's usual hours."""
    return with_care(content, role, str(role.hours), on)


def _asked_for(content: Content, role: Role) -> str:
    card = content.words.card
    asked = "\n".join(card.bullet.format(text=item) for item in role.asked_for)
    return card.asked.format(asked_for=asked, fits=role.fits_text)


def role_card(content: Content, role: Role, on: date) -> tuple[str, ...]:
    """Return a role card as messages, in order: what, hours and pay, asked for, checks, start."""
    card = content.words.card
    bullets = [card.bullet.format(text=item) for item in role.does]
    start = card.start.format(way_in=role.way_in)
    checked = card.source.format(date=say_date(content, role.checked_on))
    return (
        card.what.format(title=role.title, one_line=role.one_line, does="\n".join(bullets)),
        card.when.format(hours=role.hours, pay=_pay(content, role, on)),
        _asked_for(content, role),
        card.checks.format(tests=role.tests, dbs=role.dbs),
        with_care(content, role, start, on) if role.is_due(on) else f"{start}\n{checked}",
    )


def say_comparison(content: Content, first: Role, second: Role) -> str:
    """Return the rows in which two roles differ most usefully, in one message."""
    words = content.finder.compare
    found = {item.trait: item for item in differences(first.traits, second.traits)}
    rows = [
        words.row.format(
            name=row.name,
            first_value=row.values[found[trait].first],
            second_value=row.values[found[trait].second],
        )
        for trait, row in words.rows.items()
        if trait in found
    ]
    heading = words.heading.format(first=first.title, second=second.title)
    return "\n".join([heading, *(rows[:MOST_ROWS] or [words.same])])


def say_better(content: Content, first: Match, second: Match) -> str:
    """Say which of two roles fits somebody's wishes better, and what tells them apart."""
    words = content.finder.compare
    best, other = (first, second) if first.score >= second.score else (second, first)
    if best.score - other.score < CLEARLY_BETTER:
        return str(words.as_good)
    title, worse = (_small(content.roles[one.role_id].title) for one in (best, other))
    known = {reason.id for reason in best.against}
    think = next((reason for reason in other.against if reason.id not in known), None)
    common = {reason.id for reason in other.fits}
    fits = next((reason for reason in best.fits if reason.id not in common), None)
    if fits is not None:
        return words.better.format(title=title, fits=say_reason(content, fits))
    if think is not None:
        said = say_reason(content, think)
        return words.better_because.format(title=title, other=worse, think=said)
    return str(words.as_good)


def _small(title: str) -> str:
    """Return a title as it stands inside a sentence; "NHS 111" keeps its capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def option_labels(content: Content, question_id: str) -> Sequence[tuple[str, str]]:
    """Return (choice id, label) of a finder question, for buttons."""
    return [(choice.id, choice.label) for choice in content.finder.question(question_id).choices]
