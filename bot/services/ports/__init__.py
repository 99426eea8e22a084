"""The ports: what use cases need of a store. `bot.store` implements them; tests may fake them.

One unit of work is one transaction: it is rolled back unless `commit()` was called.
"""

from bot.services.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory

__all__ = ["UnitOfWork", "UnitOfWorkFactory"]
