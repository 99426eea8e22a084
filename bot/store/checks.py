"""The rows of offers, of the checks before a start, of documents and of references."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, select

from bot.services.work_records import Check, DocumentHeld, Offer, ReferenceRequest
from bot.store.own_rows import OwnRows
from bot.store.rows import first_record, records
from bot.store.work_tables import checks, documents_held, offers, reference_requests


class SqlChecks(OwnRows):
    """Implements `bot.services.ports.work.Checks` for one bot."""

    def put_offer(
        self, resident_id: str, *, application_id: int, now: datetime, **columns: Any
    ) -> int:
        """Keep the application's offer, or set the named columns of it, and return its id."""
        same = {"application_id": application_id}
        changes = {"updated_at": now, **columns}
        return self._keep(offers, resident_id, same, changes, created_at=now)

    def offer(self, resident_id: str, application_id: int) -> Offer | None:
        """Return the application's offer, or None."""
        query = select(offers).where(
            self._own(offers, resident_id), offers.c.application_id == application_id
        )
        return first_record(self._connection, Offer, query)

    def offers(self, resident_id: str) -> list[Offer]:
        """Return a resident's offers, the newest first."""
        newest = (offers.c.offered_on.desc(), offers.c.id.desc())
        query = select(offers).where(self._own(offers, resident_id)).order_by(*newest)
        return records(self._connection, Offer, query)

    def put(
        self,
        resident_id: str,
        check: str,
        *,
        application_id: int | None,
        now: datetime,
        **changes: Any,
    ) -> int:
        """Keep a check, or set the named columns of it, and return its id."""
        same = {"application_id": application_id, "check": check}
        return self._keep(checks, resident_id, same, {"updated_at": now, **changes})

    def of(self, resident_id: str, application_id: int | None = None) -> list[Check]:
        """Return the checks of an application; None: those that were begun before any offer."""
        query = select(checks).where(
            self._own(checks, resident_id), checks.c.application_id == application_id
        )
        return records(self._connection, Check, query.order_by(checks.c.id))

    def adopt(self, resident_id: str, application_id: int, now: datetime) -> int:
        """Give the application what was begun before any offer; return how many checks it got."""
        adopted = self._adopt(checks, "check", "not_started", resident_id, application_id, now=now)
        self._adopt(
            reference_requests, "referee_id", "to_ask", resident_id, application_id, now=now
        )
        return adopted

    def all(self, resident_id: str) -> list[Check]:
        """Return all checks of a resident, the oldest first."""
        query = select(checks).where(self._own(checks, resident_id))
        return records(self._connection, Check, query.order_by(checks.c.id))

    def set_document(self, resident_id: str, item: str, *, state: str, now: datetime) -> None:
        """Set whether somebody has a document; never what is in it."""
        same = ["resident_id", "item"]
        self._put(documents_held, same, resident_id, item=item, state=state, at=now)

    def documents(self, resident_id: str) -> dict[str, DocumentHeld]:
        """Return what was said of documents, by item."""
        query = select(documents_held).where(self._own(documents_held, resident_id))
        found = records(self._connection, DocumentHeld, query.order_by(documents_held.c.id))
        return {one.item: one for one in found}

    def put_reference(
        self,
        resident_id: str,
        *,
        referee_id: int,
        application_id: int | None,
        now: datetime,
        **changes: Any,
    ) -> int:
        """Keep a request for a reference, or set the named columns of it, and return its id."""
        same = {"application_id": application_id, "referee_id": referee_id}
        return self._keep(reference_requests, resident_id, same, {"updated_at": now, **changes})

    def references(
        self, resident_id: str, application_id: int | None = None
    ) -> list[ReferenceRequest]:
        """Return the requests of one application, or all of a resident, the oldest first."""
        query = select(reference_requests).where(self._own(reference_requests, resident_id))
        if application_id is not None:
            query = query.where(reference_requests.c.application_id == application_id)
        by_id = query.order_by(reference_requests.c.id)
        return records(self._connection, ReferenceRequest, by_id)

    def _adopt(
        self,
        table: Table,
        kind: str,
        untouched: str,
        resident_id: str,
        application_id: int,
        *,
        now: datetime,
    ) -> int:
        """Adopt the rows of a table; `kind`: what there is one of; `untouched`: nothing is done."""
        query = select(table.c.id, table.c[kind], table.c.application_id, table.c.state)
        rows = self._connection.execute(query.where(self._own(table, resident_id))).all()
        held = {row[1]: row for row in rows if row.application_id == application_id}
        adopted = 0
        for row in (row for row in rows if row.application_id is None):
            there = held.get(row[1])
            if there is not None and there.state != untouched:
                self._remove(table, resident_id, row.id)
                continue
            if there is not None:
                self._remove(table, resident_id, there.id)
            self._change(table, resident_id, row.id, application_id=application_id, updated_at=now)
            adopted += 1
        return adopted
