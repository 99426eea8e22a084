"""Makes the file that a message names, from what is kept at that moment."""

from __future__ import annotations

from bot.clock import Clock
from bot.content.content import Content
from bot.documents import Document
from bot.documents.copy import copy_data, copy_page
from bot.errors import NotFoundError
from bot.services.data_rights import COPY_DATA, COPY_PAGE
from bot.services.dossier import copy_of_data
from bot.services.ports import UnitOfWorkFactory


class DocumentMaker:
    """Makes files; reads the database in a transaction of its own."""

    def __init__(self, reading: UnitOfWorkFactory, content: Content, clock: Clock) -> None:
        self._reading = reading
        self._content = content
        self._clock = clock

    def __call__(self, chat_id: str, name: str) -> Document:
        """Return the file `name` for the resident of a chat; raises `NotFoundError`."""
        if name not in {COPY_PAGE, COPY_DATA}:
            raise NotFoundError("There is no file of that name; the program and the outbox differ.")
        with self._reading() as uow:
            chat = uow.chats.get(chat_id)
            if chat is None:
                raise NotFoundError("There is no such chat: its resident was erased.")
            data = copy_of_data(uow, chat.resident_id, notes=False)
        words = self._content.rights.copy_
        if name == COPY_DATA:
            return Document(words.file_name, copy_data(data))
        return Document(words.page_name, copy_page(self._content, data, self._clock.now()))
