"""Where published articles are kept: SQLite or PostgreSQL, spoken with in SQLAlchemy Core.

`Database` opens transactions; the functions of the other modules take one first and give back values.
"""

from publisher.store.database import Database, Transaction

__all__ = ["Database", "Transaction"]
