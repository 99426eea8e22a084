"""Makes the file or picture that a message names, from what is kept at that moment."""

from __future__ import annotations

from bot.clock import Clock
from bot.content.content import Content
from bot.documents import Document
from bot.documents.calendar import calendar_file
from bot.documents.copy import copy_data, copy_page
from bot.documents.paper import Whose, statement_paper
from bot.documents.statement import statement_files
from bot.documents.way_picture import way_picture
from bot.errors import NotFoundError
from bot.services.calendar import interview_in
from bot.services.data_rights import COPY_DATA, COPY_PAGE
from bot.services.dossier import copy_of_data, the_resident
from bot.services.ports import UnitOfWork, UnitOfWorkFactory
from bot.services.statements import STATEMENT_PAGE, STATEMENT_WORD, statement_for
from bot.services.way import PICTURE, way_of

_NAMES = frozenset({COPY_PAGE, COPY_DATA, PICTURE, STATEMENT_WORD, STATEMENT_PAGE})


class DocumentMaker:
    """Makes files; reads the database in a transaction of its own."""

    def __init__(self, reading: UnitOfWorkFactory, content: Content, clock: Clock) -> None:
        self._reading = reading
        self._content = content
        self._clock = clock

    def __call__(self, chat_id: str, name: str) -> Document:
        """Return the file `name` for the resident of a chat; raises `NotFoundError`."""
        interview = interview_in(name)
        if interview is None and name not in _NAMES:
            raise NotFoundError("There is no file of that name; the program and the outbox differ.")
        with self._reading() as uow:
            chat = uow.chats.get(chat_id)
            if chat is None:
                raise NotFoundError("There is no such chat: its resident was erased.")
            if interview is not None:
                return self._calendar(uow, chat.resident_id, interview)
            if name == PICTURE:
                return self._picture(uow, chat.resident_id)
            if name in {STATEMENT_WORD, STATEMENT_PAGE}:
                return self._statement(uow, chat.resident_id, name)
            data = copy_of_data(uow, chat.resident_id, notes=False)
        words = self._content.rights.copy_
        if name == COPY_DATA:
            return Document(words.file_name, copy_data(data))
        return Document(words.page_name, copy_page(self._content, data, self._clock.now()))

    def _calendar(self, uow: UnitOfWork, resident_id: str, number: int) -> Document:
        """Return the file of one of their interviews; raises `NotFoundError` without it."""
        one = uow.interviews.get(resident_id, number)
        application = uow.applications.get(resident_id, one.application_id) if one else None
        if one is None or application is None:
            raise NotFoundError("There is no such interview any more.")
        return calendar_file(self._content, one, application, self._clock.now())

    def _statement(self, uow: UnitOfWork, resident_id: str, name: str) -> Document:
        """Return the statement that was agreed to last; raises `NotFoundError` without one."""
        agreed = [one for one in uow.applications.of(resident_id) if one.statement_at is not None]
        if not agreed:
            raise NotFoundError("There is no statement that was agreed to.")
        newest = max(agreed, key=lambda one: one.statement_at or one.created_at)
        called = the_resident(uow, resident_id).called
        whose = Whose(newest.title, self._clock.now(), newest.employer, called)
        statement = statement_for(uow, self._content, newest)
        files = statement_files(self._content, statement_paper(self._content, statement, whose))
        return files[0] if name == STATEMENT_WORD else files[1]

    def _picture(self, uow: UnitOfWork, resident_id: str) -> Document:
        way = way_of(uow, self._content, the_resident(uow, resident_id), self._clock.now())
        return Document(f"{PICTURE}.png", way_picture(self._content.progress, way))
