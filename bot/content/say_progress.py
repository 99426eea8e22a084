"""Says how far somebody is: where they are, what is done, what is next."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.content import Content
from bot.content.say_kept import say_day
from bot.journey.checks import Check
from bot.journey.way import WAY, Stone, Way


def say_way(content: Content, way: Way) -> str:
    """Return short lines, some 250 characters in all; they stand for the picture as well."""
    words = content.progress
    stone = words.stones[way.here]
    where = words.here.format(number=WAY.index(way.here) + 1, stone=stone)
    done = [words.done.format(thing=thing) for thing in _things(content, way)]
    here = words.finished if way.is_finished else where
    return "\n".join([here, *done, say_next(content, way)])


def say_next(content: Content, way: Way) -> str:
    """Say the next small thing, in one line."""
    words = content.progress
    if way.small is None:
        return words.next[way.following].line.format(**_named(content, way))
    done, total = way.points
    return words.small[way.small].format(done=done, total=total)


def _named(content: Content, way: Way) -> dict[str, str]:
    """Return what the places in a line about what is next are filled with."""
    known = way.known
    day = known.interview_on if way.here is Stone.INTERVIEW else known.started_on
    check = content.checks.checks[Check(known.my_check)].name if known.my_check else ""
    return {"day": say_day(content, day) if day else "", "check": check}


def _things(content: Content, way: Way) -> Iterator[str]:
    words = content.progress
    things = words.things
    yield things.joined.format(date=say_day(content, way.joined_on))
    titles = [content.roles[one].title for one in way.roles if one in content.roles]
    if titles and len(titles) <= words.most_roles_named:
        yield things.named_roles.format(roles=words.joined_by.join(titles))
    elif titles:
        yield things.roles.said(len(titles))
    counted = (
        (things.started, way.started),
        (things.sent, way.sent),
        (things.stories, way.stories),
        (things.in_place, way.in_place),
        (things.practised, way.known.practised),
        (things.tested, way.known.tested),
    )
    yield from (thing.said(count) for thing, count in counted if count)
    if way.known.checks_done and way.here in {Stone.INTERVIEW, Stone.CHECKS}:
        yield things.checks.format(done=way.known.checks_done, total=way.known.checks)
    if way.weeks_in_work:
        yield things.weeks.said(way.weeks_in_work)
