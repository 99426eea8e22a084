"""Which language a resident is spoken to in, as far as the words are translated."""

from __future__ import annotations

from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log


def record_language(uow: UnitOfWork, step: Step, code: str) -> None:
    """Keep the language by its ISO 639-1 code; one that is kept already is not logged again."""
    resident = arrive(uow, step)
    if resident.language != code:
        uow.residents.update(resident.id, language=code)
        log(uow, resident, step, "language_changed", {"language": code})
    uow.commit()
