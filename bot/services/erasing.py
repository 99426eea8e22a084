"""Erasing a resident: no row, no word and no name of theirs stays, and nobody can guess who it was.

The last words need a chat to be sent in. It is a new and empty one, which is forgotten as soon as
they were sent; whoever writes in it before or after that is somebody new.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from bot.services.dialogue import Reply
from bot.services.pieces import pieces
from bot.services.ports import UnitOfWork
from bot.services.records import Chat

ERASED = "resident.erased"
REFERENCE_BYTES = 6


def erase(uow: UnitOfWork, resident_id: str, *, at: datetime, by: str) -> str:
    """Delete everything about a resident and return the reference in the audit trail.

    The trail says that somebody was erased, when, by whom ("resident" or "operator") and how many
    requests for a person were open. The reference is random and leads to nobody.
    """
    waiting = len(uow.progress.help_requests(resident_id))
    reference = secrets.token_hex(REFERENCE_BYTES)
    uow.residents.erase(resident_id)
    uow.audit.add(
        what=ERASED,
        at=at,
        user_id=None,
        detail={"reference": reference, "by": by, "open_requests": waiting},
    )
    return reference


def erase_and_say(uow: UnitOfWork, chat: Chat, replies: Sequence[Reply], at: datetime) -> None:
    """Erase the resident of a chat and leave the last words to be sent to where they wrote."""
    erase(uow, chat.resident_id, at=at, by="resident")
    if chat.telegram_chat_id is None:
        return
    empty = uow.chats.open(now=at, chat_id=None, telegram_chat_id=chat.telegram_chat_id)
    texts = [piece for reply in replies for piece in pieces(reply.text)]
    for number, text in enumerate(texts, start=1):
        payload = {"text": text, "buttons": [], "last": number == len(texts)}
        uow.outbox.add(chat=empty, message_id=None, payload=payload, at=at)
