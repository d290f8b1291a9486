"""One connection to one store: transactions, reading and writing rows, faults said in this program's own errors.

Not here: keys and files (`vault`), the order of migrations (`migrations`), and any room's SQL.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import Unavailable
from assessor_app.vault import migrations as steps
from assessor_app.vault.faults import Mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from assessor_app.vault.model import Migration

    Params = Sequence[Any] | Mapping[str, Any]

_AT_A_TIME: Final = 4096  # pages, 16 MB: between two such pieces others may write, and somebody may stop it
_PAGE: Final = re.compile(r"page (\d+)")


class Store:
    """One connection for the thread that opened it; sqlite itself refuses any other thread.

    The driver stays in autocommit: outside `transaction()` each statement is durable by itself, inside it nothing
    is until the outermost block ends. `.db` is sqlite-utils over the same connection, which joins an open
    transaction with savepoints; use it inside `transaction()`, where its errors are mapped too. Never pass it
    `alter=True`: it waits for `sqlite3.OperationalError`, which sqlcipher3 does not raise, and a schema
    changes only by migration. Errors that are bugs (bad SQL, a broken constraint) pass through as they are.
    """

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - sqlcipher3 is untyped
        folder: Path | None = None,
        lock: object = None,
        *,
        database: Path | None = None,
    ) -> None:
        self._connection = connection
        self._lock = lock  # a lock that nobody refers to is released, which must not happen before this is closed
        self._mapped = Mapped(folder)
        self._database, self._file = database, _file(database)
        self._depth = 0
        self._open = True
        for pragma in ("foreign_keys = ON", "recursive_triggers = ON"):  # the latter so that REPLACE meets triggers
            self.run(f"PRAGMA {pragma}")

    @classmethod
    def in_memory(cls, migrations: Sequence[Migration]) -> Store:
        """Make a plain store that lives as long as it is open, for what is public and for tests."""
        store = cls(sqlcipher.connect(":memory:", isolation_level=None))
        steps.migrate(store, migrations)
        return store

    @functools.cached_property
    def db(self) -> Database:
        """The same connection through sqlite-utils, without its plug-ins."""
        from sqlite_utils import Database  # noqa: PLC0415 - not needed before the first window

        return Database(self._connection, execute_plugins=False)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Store]:
        """Write all of a block or none of it; a block within a block is a part that can fail by itself.

        Raises:
            Unavailable: `disk-full`, `store-busy`, …, when the block could not be made durable; it is then undone.
        """
        part = f"part_{self._depth}"
        if self._depth:
            begin, end, undo = f"SAVEPOINT {part}", f"RELEASE {part}", [f"ROLLBACK TO {part}", f"RELEASE {part}"]
        else:
            begin, end, undo = "BEGIN IMMEDIATE", "COMMIT", ["ROLLBACK"]
        with self._mapped:
            if not self._depth:
                self._demand_there()
            self._execute(begin)
            self._depth += 1
            try:
                yield self
                self._execute(end)
            except BaseException:
                self._undo(undo)
                raise
            finally:
                self._depth -= 1

    def _demand_there(self) -> None:
        """See that the file is still in its place: a system may go on writing into one that nobody will find again.

        Raises:
            Unavailable: `store-gone`: a stick was pulled out, or the folder moved.
        """
        if self._database is not None and _file(self._database) != self._file:
            raise Unavailable("store-gone", folder=str(self._database.parent))

    def rows(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """Every row that one statement gives, as column name → value."""
        with self._mapped:
            found = self._execute(sql, params)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found]

    def tuples(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Every row as a tuple of its values, for those who read very many."""
        with self._mapped:
            return list(self._execute(sql, params))

    def one(self, sql: str, params: Params = ()) -> dict[str, Any] | None:
        """The first row that one statement gives, if there is one."""
        return next(iter(self.rows(sql, params)), None)

    def run(self, sql: str, params: Params = ()) -> int:
        """Run one statement; the number of rows it changed (-1 where that has no meaning)."""
        with self._mapped:
            return int(self._execute(sql, params).rowcount)

    def run_many(self, sql: str, many: Iterable[Params]) -> None:
        """Run one statement for each set of parameters, all or none."""
        with self.transaction():
            self._connection.executemany(sql, many)

    def damage(self) -> list[int]:
        """The pages (from 1) of an encrypted store that are not as they were written; reads the whole file."""
        told = self.rows("PRAGMA cipher_integrity_check")
        return [int(number) for row in told for number in _PAGE.findall(row["cipher_integrity_check"])]

    def copy_into(self, other: Store, step: Callable[[int, int], None] | None = None) -> None:
        """Copy every page into another open store (SQLite's online backup), which must have the same key.

        `step` is told the pages done, of all, every now and then; what it raises ends the copying.
        """
        told = step or (lambda _done, _total: None)
        with self._mapped:
            self._connection.backup(
                other._connection,
                pages=_AT_A_TIME,
                progress=lambda _status, left, total: told(total - left, total),
                sleep=0.01,
            )

    def close(self) -> None:
        """Give the connection back; closing twice does nothing."""
        if self._open:
            self._open = False
            with self._mapped:
                self._connection.close()

    def _execute(self, sql: str, params: Params = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        if not self._open:
            raise Unavailable("store-closed")
        if self._depth and not self._connection.in_transaction:
            # SQLite gave up the whole transaction (a full disk does that): going on would commit the rest in pieces.
            raise Unavailable("transaction-lost")
        return self._connection.execute(sql, params)

    def _undo(self, statements: Sequence[str]) -> None:
        """Roll back without hiding why; a connection that cannot is closed, which rolls back for certain."""
        try:
            for statement in statements if self._connection.in_transaction else ():
                self._connection.execute(statement)
        except sqlcipher.Error:
            logging.getLogger(__name__).warning("a transaction could not be rolled back; closing the store")
            self._open = False
            with contextlib.suppress(sqlcipher.Error):
                self._connection.close()


def _file(path: Path | None) -> tuple[int, int] | None:
    """Which file stands there; None where none does."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found is not None else None
