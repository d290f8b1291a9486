"""Opening an encrypted database with its raw key, and the settings every connection has. Knows no passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import Tampered
from assessor_app.vault.faults import Mapped

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE: Final = 5.0  # seconds to wait for another connection's transaction
_SETTINGS: Final = (
    # Locking every page in memory costs much and would hide little: the text is in Python's and Qt's memory anyway.
    "cipher_memory_security = OFF",
    "journal_mode = WAL",
    "synchronous = FULL",
    # Pages kept decrypted: a search in a large library touches some thousand at every key.
    "cache_size = -32768",
)


def connect(database: Path, key: bytes, *, create: bool = False) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
    """Open a database; only `create` may make the file, so that a lost one is never replaced by an empty one.

    Raises:
        Tampered: `store-damaged`, when the key (known to be right) does not open the first page.
        Unavailable: the file cannot be opened.
    """
    if not create and _emptied(database):
        raise Tampered("store-damaged", folder=str(database.parent))
    with Mapped(database.parent):
        address = f"{database.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"
        connection = sqlcipher.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to standard error
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection


def _emptied(database: Path) -> bool:
    """Whether nothing is left of a database, which SQLite would take for a new one and fill again."""
    log = database.with_name(f"{database.name}-wal")
    return database.is_file() and not database.stat().st_size and not (log.is_file() and log.stat().st_size)
