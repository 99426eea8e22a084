"""Makes the file or picture that a message names, from what is kept at that moment."""

from __future__ import annotations

from bot.clock import Clock
from bot.content.content import Content
from bot.documents import Document
from bot.documents.copy import copy_data, copy_page
from bot.documents.way_picture import way_picture
from bot.errors import NotFoundError
from bot.services.data_rights import COPY_DATA, COPY_PAGE
from bot.services.dossier import copy_of_data, the_resident
from bot.services.ports import UnitOfWork, UnitOfWorkFactory
from bot.services.way import PICTURE, way_of


class DocumentMaker:
    """Makes files; reads the database in a transaction of its own."""

    def __init__(self, reading: UnitOfWorkFactory, content: Content, clock: Clock) -> None:
        self._reading = reading
        self._content = content
        self._clock = clock

    def __call__(self, chat_id: str, name: str) -> Document:
        """Return the file `name` for the resident of a chat; raises `NotFoundError`."""
        if name not in {COPY_PAGE, COPY_DATA, PICTURE}:
            raise NotFoundError("There is no file of that name; the program and the outbox differ.")
        with self._reading() as uow:
            chat = uow.chats.get(chat_id)
            if chat is None:
                raise NotFoundError("There is no such chat: its resident was erased.")
            if name == PICTURE:
                return self._picture(uow, chat.resident_id)
            data = copy_of_data(uow, chat.resident_id, notes=False)
        words = self._content.rights.copy_
        if name == COPY_DATA:
            return Document(words.file_name, copy_data(data))
        return Document(words.page_name, copy_page(self._content, data, self._clock.now()))

    def _picture(self, uow: UnitOfWork, resident_id: str) -> Document:
        way = way_of(uow, self._content, the_resident(uow, resident_id), self._clock.now())
        return Document(f"{PICTURE}.png", way_picture(self._content.progress, way))
