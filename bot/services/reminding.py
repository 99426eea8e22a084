"""Saying what is due: at most one message, exactly once, and only where it still has a point.

Whatever is due of one resident is judged in one transaction, which also writes the message into
the transcript and the outbox. Whoever dies before its end has said nothing, and the next round
judges anew; after it the sender has the message, and it is not due any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock, in_london
from bot.content.content import Content
from bot.journey import referrals as rules
from bot.journey.referrals import Asks
from bot.journey.reminder_words import say_moment
from bot.journey.reminders import (
    About,
    Due,
    Fate,
    Kind,
    Situation,
    Verdict,
    following,
    is_late,
    judge,
    next_open,
    quiet_from,
)
from bot.services import referrals
from bot.services.dialogue import Reply
from bot.services.guarding import Outcome
from bot.services.matters.registry import chosen_matters, kind_of, matter_reply, matters_of
from bot.services.ports import UnitOfWork, UnitOfWorkFactory
from bot.services.progress import Standing, standing_of
from bot.services.records import Chat, Choice, Reminder, Resident, Turn
from bot.services.reminders import WANTS, preferred, unfinished
from bot.services.saying import say

MOST_AT_ONCE = 50
SOON = timedelta(hours=1)
"""So much later comes what cannot wait for tomorrow, after what somebody asked for."""
BUSY = timedelta(minutes=1)
"""So much later it is tried again where the resident waits for an answer."""

_DANGER = frozenset(
    {"safety_crisis", "safety_danger", "safety_distress", "safe_now", "need_help_now"}
)


@dataclass(frozen=True, slots=True)
class _Judged:
    reminder: Reminder
    verdict: Verdict

    @property
    def is_asked(self) -> bool:
        return self.reminder.kind == Kind.ASKED

    @property
    def is_matter(self) -> bool:
        return self.reminder.kind == Kind.MATTER

    @property
    def is_follow_up(self) -> bool:
        return self.reminder.kind == Kind.FOLLOW_UP


class Reminding:
    """Says what is due; any number of processes may do so at once."""

    def __init__(
        self,
        *,
        unit_of_work: UnitOfWorkFactory,
        reading: UnitOfWorkFactory,
        clock: Clock,
        wall: Clock,
        content: Content,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._reading = reading
        self._clock = clock
        self._wall = wall
        self._content = content
        self._words = content.reminders

    def say_due(self) -> list[str]:
        """Say what is due and return the chats in which something waits to be sent."""
        with self._reading() as uow:
            due = uow.reminders.residents_due(self._clock.now(), MOST_AT_ONCE)
        chats = (self._say_to(resident_id) for resident_id in due)
        return [chat_id for chat_id in chats if chat_id is not None]

    def take_back_late(self) -> int:
        """Take back what could not be sent before the quiet hours; return how many messages."""
        with self._reading() as uow:
            if not uow.reminders.any_late(self._wall.now()):
                return 0
        with self._unit_of_work() as uow:
            count = uow.reminders.take_back_late(self._wall.now(), self._clock.now())
            uow.commit()
        return count

    def _say_to(self, resident_id: str) -> str | None:
        now = self._clock.now()
        with self._unit_of_work() as uow:
            due = uow.reminders.take_due(resident_id, now)
            resident = uow.residents.get(resident_id)
            if not due or resident is None:
                return None
            chat = _chat(uow, resident_id)
            if chat is not None and uow.chats.is_busy(chat.id):
                for one in due:
                    uow.reminders.wait(one.id, until=now + BUSY)
                uow.commit()
                return None
            said = self._judge(uow, resident, chat, due, now)
            uow.commit()
        return chat.id if said and chat is not None else None

    def _judge(
        self,
        uow: UnitOfWork,
        resident: Resident,
        chat: Chat | None,
        due: Sequence[Reminder],
        now: datetime,
    ) -> bool:
        standing = standing_of(uow, resident)
        situation = _situation(uow, standing, chat, now, due)
        judged = [_Judged(one, judge(_due(one), situation)) for one in due]
        for one in judged:
            if one.verdict.fate is Fate.DROP:
                self._drop(uow, one.reminder, now)
            elif one.verdict.fate is Fate.WAIT and one.verdict.until is not None:
                until, since = one.verdict.until, one.verdict.since
                uow.reminders.wait(one.reminder.id, until=until, since=since)
        to_say = [one for one in judged if one.verdict.fate is Fate.SAY]
        if not to_say or chat is None:
            return False
        self._say(uow, chat, to_say, standing, situation)
        return True

    def _drop(self, uow: UnitOfWork, one: Reminder, now: datetime) -> None:
        uow.reminders.drop(one.id)
        kind = kind_of(one.about) if one.kind == Kind.MATTER else None
        if kind is not None:
            kind.dropped(uow, one, now)

    def _say(
        self,
        uow: UnitOfWork,
        chat: Chat,
        to_say: Sequence[_Judged],
        standing: Standing,
        situation: Situation,
    ) -> None:
        """Say the reminders that were asked for in one message, or else one follow-up or nudge.

        What is due beside them gives way: a nudge counts as said, all else waits for tomorrow.
        """
        now = situation.now
        chosen = _chosen(to_say)
        if chosen[0].is_asked:
            reply = self._asked([one.reminder for one in chosen], standing.resident, now)
        elif chosen[0].is_matter:
            told = [one.reminder for one in chosen]
            reply = matter_reply(uow, self._content, told, standing.resident, now)
        elif chosen[0].is_follow_up:
            reply = self._follow_up(uow, chosen[0].reminder, standing.resident)
        else:
            reply = self._nudge(chosen[0].reminder, standing)
        not_after = self._wall.now() + (quiet_from(now) - now)
        message_id = say(uow, chat, reply, self._clock, not_after=not_after)
        for one in to_say:
            again_at = None
            if (one.is_follow_up or one.is_matter) and one not in chosen:
                matter = situation.matters.get(one.reminder.about)
                soon = next_open(now + SOON) if matter and matter.urgent else None
                uow.reminders.wait(one.reminder.id, until=soon or next_open(quiet_from(now)))
                continue
            if one.is_matter and (kind := kind_of(one.reminder.about)) is not None:
                kind.said(uow, one.reminder, now)
                again_at = kind.following(uow, one.reminder, now)
            if one.reminder.kind == Kind.NUDGE:
                due = _due(one.reminder, one.verdict.since)
                again_at = following(due, now, situation.prefers)
            uow.reminders.said(
                one.reminder.id,
                at=now,
                message_id=message_id if one in chosen else None,
                again_at=again_at,
                since=one.verdict.since,
            )

    def _nudge(self, one: Reminder, standing: Standing) -> Reply:
        words = self._words.nudges[About(one.about)][one.nth]
        roles = self._content.roles
        titles = [roles[it.role_id].title for it in standing.interests if it.role_id in roles]
        text = words.text.format(
            called=_called(standing.resident),
            roles=", ".join(titles),
            team=self._content.campaign(standing.resident.campaign).team,
        )
        choices = (Choice(self._content.label(it.label), it.payload) for it in words.buttons)
        return Reply(text, tuple(choices))

    def _follow_up(self, uow: UnitOfWork, one: Reminder, resident: Resident) -> Reply:
        """Ask what came of a referral; each button says of which."""
        referral = referrals.of_subject(uow, resident.id, one.about)
        words = self._words.follow_ups[rules.asks(referral.reason, referral.state) or Asks.HELP]
        text = words.text.format(called=_called(resident), service=referral.service)
        return Reply(
            text,
            tuple(
                Choice(self._content.label(it.label), payload(it.wish, str(referral.id)))
                for it in words.buttons
            ),
        )

    def _asked(self, asked: Sequence[Reminder], resident: Resident, now: datetime) -> Reply:
        words, called = self._words.asked, _called(resident)
        if len(asked) > 1:
            lines = (
                (words.line_of if one.words else words.line).format(
                    when=say_moment(in_london(one.due_at), now), words=one.words
                )
                for one in asked
            )
            text = words.several.format(called=called, lines="\n".join(lines))
        else:
            one = asked[0]
            late = is_late(one.due_at, now)
            form = (words.late_of if late else words.of) if one.words else None
            text = (form or (words.late if late else words.plain)).format(
                called=called, words=one.words, when=say_moment(in_london(one.due_at), now)
            )
        ids = ",".join(str(one.id) for one in asked)
        return Reply(
            text,
            (
                Choice(self._content.label(words.done), payload("done")),
                Choice(self._content.label(words.again), payload("again", ids)),
            ),
        )


def _chosen(to_say: Sequence[_Judged]) -> list[_Judged]:
    """Return what is said now: all that was asked for, or else what has its day, or else one more.

    That is one follow-up, or else one nudge.
    """
    asked = [one for one in to_say if one.is_asked]
    if asked:
        return asked
    matters = chosen_matters([one.reminder for one in to_say if one.is_matter])
    if matters:
        return [one for one in to_say if one.reminder in matters]
    return [one for one in to_say if one.is_follow_up][:1] or list(to_say[:1])


def payload(wish: str, ids: str | None = None) -> str:
    """Return what a button below a reminder says to the dialogue."""
    named = f', "reminder": "{ids}"' if ids else ""
    return f'/reminders_change{{"reminder_wish": "{wish}"{named}}}'


def is_in_danger(last: Turn | None) -> bool:
    """Whether the last thing that somebody said was about danger; `last`: their last turn."""
    if last is None:
        return False
    return (
        last.outcome in {Outcome.SAFETY, Outcome.RESTING}
        or last.understanding.intent in _DANGER
        or last.understanding.policy == "safety:safe_now"
    )


def _situation(
    uow: UnitOfWork,
    standing: Standing,
    chat: Chat | None,
    now: datetime,
    due: Sequence[Reminder],
) -> Situation:
    resident = standing.resident
    preferences = uow.progress.preferences(resident.id)
    may_write = (
        chat is not None
        and chat.reachable
        and chat.owner != "closed"
        and resident.muted_at is None
        and not standing.is_new
        and not standing.is_too_young
    )
    return Situation(
        now=now,
        may_write=may_write,
        wants=preferences.get(WANTS) is not False,
        in_danger=chat is not None and is_in_danger(uow.transcript.last_turn(chat)),
        owner=chat.owner if chat is not None else "closed",
        unfinished=unfinished(standing),
        wrote_at=resident.last_seen_at,
        reminded_at=uow.reminders.last_said_at(resident.id),
        prefers=preferred(preferences),
        open=referrals.open_subjects(uow, resident.id),
        matters=matters_of(
            uow, resident.id, [one.about for one in due if one.kind == Kind.MATTER], now
        ),
    )


def _due(one: Reminder, since: datetime | None = None) -> Due:
    return Due(Kind(one.kind), one.about, one.nth, one.due_at, since or one.since)


def _chat(uow: UnitOfWork, resident_id: str) -> Chat | None:
    """Return the chat to write in: one that Telegram stands behind, before any other."""
    chats = [one for one in uow.chats.of_resident(resident_id) if one.telegram_chat_id is not None]
    return next((one for one in chats if one.reachable), chats[0] if chats else None)


def _called(resident: Resident) -> str:
    return f", {resident.called}" if resident.called else ""
