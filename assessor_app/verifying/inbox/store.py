"""Deliveries, their items and the quarantine as rows. What is done with a file is decided in `desk` and `door`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.inbox.model import Delivery, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.vault.store import Store
    from assessor_app.verifying.inbox.model import State, Way

_ITEM: Final = (
    "delivery", "source", "sha256", "size", "kind", "state", "outcome", "verdict", "headline", "code", "facts",
    "identity", "record", "reference", "candidate", "assessor", "signer",
)  # fmt: skip
_ITEMS: Final = "SELECT i.*, EXISTS (SELECT 1 FROM inbox_file f WHERE f.item = i.number) AS apart FROM inbox_item i"
_IS_OPEN: Final = "i.state IN ('waiting', 'quarantined', 'at-odds')"


def begin(store: Store, at: str, way: Way, place: str, *, total: int, named: Sequence[str]) -> int:
    """Begin a delivery of so many files, out of what was named (paths); its number."""
    store.run(
        "INSERT INTO inbox_delivery (at, way, place, total, named) VALUES (?, ?, ?, ?, ?)",
        (at, way, place, total, json.dumps(list(named), ensure_ascii=False)),
    )
    row = store.one("SELECT max(number) AS number FROM inbox_delivery")
    return int(row["number"]) if row else 0


def end(store: Store, number: int, at: str) -> None:
    """Say that all of a delivery was taken in; one in which nothing came is none."""
    store.run("UPDATE inbox_delivery SET ended_at = ? WHERE number = ?", (at, number))


def forget_empty(store: Store, number: int) -> None:
    """Forget a delivery in which nothing came."""
    store.run(
        "DELETE FROM inbox_delivery WHERE number = ?"
        " AND NOT EXISTS (SELECT 1 FROM inbox_item i WHERE i.delivery = inbox_delivery.number)",
        (number,),
    )


def deliveries(store: Store, before: int | None, limit: int) -> list[Delivery]:
    """Deliveries, latest first, from before one of them."""
    rows = store.rows(
        "SELECT * FROM inbox_delivery WHERE number < ? ORDER BY number DESC LIMIT ?",
        (before if before is not None else 2**62, limit),
    )
    return [_delivery(store, row) for row in rows]


def delivery(store: Store, number: int) -> Delivery | None:
    """One delivery."""
    row = store.one("SELECT * FROM inbox_delivery WHERE number = ?", (number,))
    return _delivery(store, row) if row else None


def _delivery(store: Store, row: dict[str, Any]) -> Delivery:
    counts = store.rows(
        "SELECT state, many FROM inbox_count WHERE delivery = ? AND many > 0 ORDER BY state", (row["number"],)
    )
    return Delivery(
        row["number"], row["at"], row["ended_at"], row["way"], row["place"],
        tuple((one["state"], one["many"]) for one in counts), row["total"], tuple(json.loads(row["named"])),
    )  # fmt: skip


def how_many(store: Store) -> dict[str, int]:
    """How many files there are of each state."""
    return {row["state"]: row["many"] for row in store.rows("SELECT state, many FROM inbox_total WHERE many > 0")}


def add_item(store: Store, item: Item) -> int:
    """Keep what became of one file; its number."""
    values = {name: getattr(item, name) for name in _ITEM} | {"facts": json.dumps(item.facts, ensure_ascii=False)}
    columns, marks = ", ".join(_ITEM), ", ".join(f":{name}" for name in _ITEM)
    row = store.one(f"INSERT INTO inbox_item ({columns}) VALUES ({marks}) RETURNING number", values)  # noqa: S608 - ours
    return int(row["number"]) if row else 0


def change_item(store: Store, item: Item) -> None:
    """Say otherwise what became of a file that is here already; its name and its delivery stay."""
    values = {name: getattr(item, name) for name in ("number", *_ITEM)}
    values |= {"facts": json.dumps(item.facts, ensure_ascii=False)}
    changed = ", ".join(f"{name} = :{name}" for name in _ITEM if name not in {"delivery", "source"})
    store.run(f"UPDATE inbox_item SET {changed} WHERE number = :number", values)  # noqa: S608 - ours


def items(store: Store, of: int, after: int, limit: int) -> list[Item]:
    """What came in one delivery, as it came, from behind one of them."""
    rows = store.rows(f"{_ITEMS} WHERE i.delivery = ? AND i.number > ? ORDER BY i.number LIMIT ?", (of, after, limit))
    return [_item(row) for row in rows]


def quarantine(store: Store, before: int | None, limit: int) -> list[Item]:
    """What somebody has to do something about, latest first, from before one of them."""
    rows = store.rows(
        f"{_ITEMS} WHERE {_IS_OPEN} AND i.number < ? ORDER BY i.number DESC LIMIT ?",
        (before if before is not None else 2**62, limit),
    )
    return [_item(row) for row in rows]


def item(store: Store, number: int) -> Item | None:
    """One file by its number."""
    row = store.one(f"{_ITEMS} WHERE i.number = ?", (number,))
    return _item(row) if row else None


def set_state(store: Store, number: int, state: State) -> None:
    """Say what became of a file."""
    store.run("UPDATE inbox_item SET state = ? WHERE number = ?", (state, number))


def keep_apart(store: Store, number: int, sha256: str, data: bytes) -> None:
    """Keep the bytes of a file in quarantine."""
    store.run("INSERT INTO inbox_file (item, sha256, data) VALUES (?, ?, ?)", (number, sha256, data))


def apart_already(store: Store, sha256: str) -> bool:
    """Whether these bytes are in quarantine, and nobody has taken them out."""
    question = (
        "SELECT 1 FROM inbox_file f JOIN inbox_item i ON i.number = f.item WHERE f.sha256 = ? AND i.state <> 'removed'"
    )
    return store.one(question, (sha256,)) is not None


def bytes_of(store: Store, number: int) -> bytes | None:
    """The bytes of a file in quarantine."""
    row = store.one("SELECT data FROM inbox_file WHERE item = ?", (number,))
    return bytes(row["data"]) if row else None


def let_go(store: Store, number: int) -> None:
    """Keep the bytes of a file no longer."""
    store.run("DELETE FROM inbox_file WHERE item = ?", (number,))


def let_go_removed(store: Store, sha256: str = "") -> None:
    """Keep no longer the bytes of what was taken out of quarantine; of one file only, where its digest is given."""
    store.run(
        "DELETE FROM inbox_file WHERE (:sha256 = '' OR sha256 = :sha256)"
        " AND item IN (SELECT number FROM inbox_item WHERE state = 'removed')",
        {"sha256": sha256},
    )


def kept_apart(store: Store) -> list[int]:
    """The files whose bytes are in quarantine, in the order in which they came."""
    rows = store.rows(
        "SELECT f.item FROM inbox_file f JOIN inbox_item i ON i.number = f.item WHERE i.state = 'quarantined'"
        " ORDER BY f.item"
    )
    return [row["item"] for row in rows]


def unchecked_signers(store: Store) -> list[str]:
    """Who signed the records that wait because this program could not check their pages."""
    rows = store.rows(
        "SELECT DISTINCT i.signer FROM inbox_item i WHERE i.state = 'waiting' AND i.verdict = 'unchecked'"
        " AND i.signer <> '' ORDER BY 1"
    )
    return [row["signer"] for row in rows]


def signers_of_exercises(store: Store) -> list[str]:
    """Who signed the exercises and answers that were taken in."""
    rows = store.rows(
        "SELECT DISTINCT i.signer FROM inbox_item i WHERE i.kind IN ('exercise', 'exercise-answer')"
        " AND i.state IN ('accepted', 'waiting') AND i.signer <> '' ORDER BY 1"
    )
    return [row["signer"] for row in rows]


def believe(store: Store, signer: str, verdict: str) -> bool:
    """Say how the exercises and answers of a signer stand now; whether any of them stood otherwise."""
    asked = (
        " WHERE signer = :signer AND kind IN ('exercise', 'exercise-answer') AND state IN ('accepted', 'waiting')"
        " AND verdict <> :verdict"
    )
    said = {"signer": signer, "verdict": verdict}
    if store.one(f"SELECT 1 FROM inbox_item{asked} LIMIT 1", said) is None:  # noqa: S608 - ours
        return False
    store.run(
        "UPDATE inbox_item SET verdict = :verdict, headline = :verdict,"  # noqa: S608 - ours
        f" state = CASE :verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END{asked}",
        said,
    )
    return True


def place(store: Store) -> tuple[str, str]:
    """The watched folder, or nothing; and on what ground the quarantine was last judged."""
    row = store.one("SELECT folder, ground FROM inbox_place")
    return (row["folder"], row["ground"]) if row else ("", "")


def set_folder(store: Store, folder: str) -> None:
    """Watch this folder from now on; none, where it is empty."""
    store.run("UPDATE inbox_place SET folder = ?", (folder,))


def set_ground(store: Store, ground: str) -> None:
    """Say on what ground the quarantine was judged."""
    store.run("UPDATE inbox_place SET ground = ?", (ground,))


def seen(store: Store, folder: str) -> dict[str, tuple[int, int]]:
    """The files of a watched folder that were taken: mark → size in bytes and when it was written (ns)."""
    rows = store.rows("SELECT name, size, written_ns FROM inbox_seen WHERE folder = ?", (folder,))
    return {row["name"]: (row["size"], row["written_ns"]) for row in rows}


def note_seen(store: Store, folder: str, files: Iterable[tuple[str, int, int]]) -> None:
    """Note that these files of a watched folder (mark, size, when written) were taken."""
    store.run_many(
        "INSERT INTO inbox_seen (folder, name, size, written_ns) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (folder, name) DO UPDATE SET size = excluded.size, written_ns = excluded.written_ns",
        [(folder, *one) for one in files],
    )


def choice(store: Store) -> tuple[bool, str] | None:
    """Whether the person here verifies, and as what (empty: not told), as they said; None where they never did."""
    row = store.one("SELECT verifies, role FROM verifying_choice")
    return (bool(row["verifies"]), row["role"]) if row else None


def choose(store: Store, role: str, *, verifies: bool) -> None:
    """Keep whether the person here verifies, and as what."""
    store.run(
        "INSERT INTO verifying_choice (one, verifies, role) VALUES (1, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET verifies = excluded.verifies, role = excluded.role",
        (int(verifies), role),
    )


def _item(row: dict[str, Any]) -> Item:
    facts = tuple((name, fact) for name, fact in json.loads(row["facts"]))
    return Item(**row | {"facts": facts, "apart": bool(row["apart"])})
