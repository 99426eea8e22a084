"""How the bot says something: into the transcript and the outbox, in one transaction."""

from __future__ import annotations

from datetime import datetime

from bot.clock import Clock
from bot.services.dialogue import Reply
from bot.services.pieces import CAPTION_LIMIT, TELEGRAM_LIMIT, pieces
from bot.services.ports import UnitOfWork
from bot.services.records import Chat


def say(
    uow: UnitOfWork,
    chat: Chat,
    reply: Reply,
    clock: Clock,
    *,
    turn_id: int | None = None,
    not_after: datetime | None = None,
) -> int | None:
    """Write one reply of the bot into the transcript and the outbox, cut to Telegram's size.

    Return the transcript's line; None where there is nothing to say. From `not_after` on it is
    not sent any more, but taken back.
    """
    now = clock.now()
    file = _file_of(reply)
    cut = pieces(reply.text, CAPTION_LIMIT if file else TELEGRAM_LIMIT)
    if not cut:
        return None
    message_id = uow.transcript.add(
        chat=chat,
        at=now,
        author="bot",
        kind=next(iter(file), "text"),
        text=reply.text,
        buttons=reply.choices,
        turn_id=turn_id,
    )
    keys = uow.buttons.offer(chat=chat, message_id=message_id, choices=reply.choices)
    for piece in cut[:-1]:
        uow.outbox.add(
            chat=chat,
            message_id=message_id,
            payload={"text": piece, "buttons": []},
            at=now,
            not_after=not_after,
        )
    buttons = [
        {"text": choice.label, "data": key} for choice, key in zip(reply.choices, keys, strict=True)
    ]
    uow.outbox.add(
        chat=chat,
        message_id=message_id,
        payload={
            "text": cut[-1],
            "buttons": buttons,
            **file,
        },
        at=now,
        not_after=not_after,
    )
    return message_id


def _file_of(reply: Reply) -> dict[str, str]:
    """Return what goes with a reply, by its kind: a picture, a document, or nothing."""
    if reply.picture:
        return {"picture": reply.picture}
    return {"document": reply.document} if reply.document else {}
