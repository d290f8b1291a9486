"""Prints how a verifier's lists read with 100,000 records in the store, as ratios to the same lists of fifty.

    .venv/bin/python -m tests.benchmarks.verifying [RECORDS [SEALED [FOLDER]]]

So many rows are written, SEALED of the records really sealed and taken in. With FOLDER the store is kept there and
used again. Each list is timed on its first screenful, and then page by page to its end: the slowest page and the mean.
The floor is the first screenful of a store with 50 rows, measured in turns with it. What a page costs more than the
first is mostly that its rows are read from the disk and decrypted: the second figure is the same page at once again.
Then the real screens, in `verifying_window`.
"""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from assessor_app import rooms as building
from assessor_app.progress import Silent
from assessor_app.ui.records import listed
from assessor_app.ui.records.narrowing import COUNTED
from assessor_app.verifying.pool import store as pooling
from assessor_app.verifying.pool.model import Filter
from tests.benchmarks.verifying_window import FEW, in_turn, looked_at
from tests.records.sealed import NOW, example, sealed, somebody
from tests.ui.elsewhere import found_verifier
from tests.ui.visiting import SetClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.pool.model import Facet
    from tests.ui.visiting import Founded

RECORDS: Final = 100_000
SEALED: Final = 1_000
TIMES: Final = 15
AT: Final = "2026-11-23T09:00:00+00:00"
METHODS: Final = ("observation", "questioning", "discussion", "witness", "product")
STANDARDS: Final = tuple(f"INSCC{number:03}@2021-02-05:{'cy' if number % 2 else 'en'}" for number in range(1, 13))
NAMES: Final = ("Siân", "Gethin", "Marged", "Iolo", "Nerys", "Tomos", "Angharad", "Dafydd", "Elin", "Huw")
SURNAMES: Final = ("Llywelyn", "Llŷr", "ap Huw", "Prydderch", "Pugh", "Ellis", "Rowlands", "Roberts", "Jones", "Prys")


def rows(count: int) -> Iterator[dict[str, Any]]:
    """So many records as the pool has them: 40 assessors, 8 sites, 12 standards, three years, two of 100 waiting."""
    chance = random.Random(f"verifying {count}")  # noqa: S311 - not a secret
    for number in range(count):
        who = chance.randrange(40)
        day = f"{2024 + number % 3}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        yield {
            "identity": f"{number:08x}{chance.getrandbits(224):056x}",
            "record": f"0193a5f2-{number % 65536:04x}-7d57-8e3a-{number:012x}",
            "reference": f"BM-{day[:4]}-{number:06}",
            "candidate": f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}",
            "candidate_id": f"c-{chance.randrange(5000)}",
            "assessor": f"{NAMES[who % 10]} {SURNAMES[who // 4]}",
            "assessor_id": f"a-{who}",
            "signer": f"{who:064x}",
            "status": "trainee" if who % 9 == 0 else "qualified",
            "site": f"Safle {chance.randrange(8)}",
            "observed_on": day,
            "sealed_at": f"{day}T15:{number % 60:02}:00+00:00",
            "verdict": "unknown-signer" if number % 50 == 0 else "accepted",
            "fate": "",
            "own": 0,
            "met": chance.randrange(30),
            "not_yet": chance.randrange(4),
            "methods": tuple(chance.sample(METHODS, 2)),
            "standards": tuple(chance.sample(STANDARDS, 2)),
        }


def build(store: Founded, count: int, real: int) -> None:
    """Fill a store: so many records, a delivery of them all, and as many deliveries with a refused file each."""
    with store.open() as vault:
        rooms = building.open_rooms(vault, SetClock("2026-11-23T09:00:00+00:00"))
        rooms.store.run("PRAGMA cache_size = -400000")  # or what was written is read and decrypted again and again
        rooms.verifying.say_verifies(verifies=True)
        _really(rooms, store.place.folder.parent, min(real, count))
        made = list(rows(count - min(real, count)))
        with rooms.store.transaction():
            write_records(rooms, made)
            _deliveries(rooms, made)
        rooms.store.run("ANALYZE")
        rooms.close()


def _really(rooms: Rooms, folder: Path, real: int) -> None:
    """Records that are sealed, in a folder, taken in as one delivery."""
    identity, out = somebody(), folder / "sealed"
    out.mkdir(exist_ok=True)
    for number in range(real):
        reference = f"RWJ-2026-{number:04}"
        (out / f"{reference}.pdf").write_bytes(sealed(example() | {"reference": reference}, identity, NOW).file)
    rooms.vouched.vouch(identity.certificate, how="@person", by="Mair", at=AT)
    rooms.verifying.inbox.take_in([out], Silent())


def write_records(rooms: Rooms, made: Sequence[dict[str, Any]]) -> None:
    """Write records as rows of the archive and of the pool, without their files."""
    store = rooms.store
    store.run_many(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) VALUES (:identity, :record, :reference, :candidate, :assessor, :signer,"
        " x'00', :sealed_at, :kept_at, 'imported', '', :payload, x'00')",
        [one | {"kept_at": AT, "payload": _payload(one)} for one in made],
    )
    store.run_many(
        "INSERT INTO record_standing (identity, verdict, judged_at) VALUES (?, ?, ?)",
        [(one["identity"], one["verdict"], AT) for one in made],
    )
    pooling.put(
        store,
        [{name: value for name, value in one.items() if name not in {"methods", "standards"}} for one in made],
        [(one["identity"], method, one["observed_on"]) for one in made for method in one["methods"]],
        [(one["identity"], key, one["observed_on"]) for one in made for key in one["standards"]],
    )
    store.run_many("DELETE FROM pooled_due WHERE identity = ?", [(one["identity"],) for one in made])


def _payload(one: dict[str, Any]) -> str:
    """What SQL asks of a payload, and no more."""
    said = {
        "candidate": {"id": one["candidate_id"], "name": one["candidate"]},
        "assessor": {"id": one["assessor_id"], "name": one["assessor"]},
    }
    return json.dumps(said, ensure_ascii=False)


def _deliveries(rooms: Rooms, made: Sequence[dict[str, Any]]) -> None:
    store, number = rooms.store, 10
    item = (
        "INSERT INTO inbox_item (delivery, source, sha256, size, kind, state, outcome, verdict, headline, code, facts,"
        " identity, record, reference, candidate, assessor, signer) VALUES (:delivery, :source, '', 90000, 'record',"
        " :state, :outcome, :verdict, :verdict, '', '[]', :identity, :record, :reference, :candidate, :assessor,"
        " :signer)"
    )
    delivery = "INSERT INTO inbox_delivery (number, at, ended_at, way, place) VALUES (?, ?, ?, 'files', ?)"
    store.run_many(delivery, [(number, AT, AT, "popeth")])
    kept = {"delivery": number, "state": "accepted", "outcome": "kept"}
    store.run_many(item, [one | kept | {"source": f"popeth/{one['reference']}.pdf"} for one in made])
    store.run_many(delivery, [(number + at, AT, AT, f"cof {at}") for at in range(1, len(made) + 1)])
    bare = dict.fromkeys(("identity", "record", "reference", "candidate", "assessor", "signer"), "")
    refused = bare | {"state": "quarantined", "outcome": "turned-away", "verdict": "refused"}
    store.run_many(
        item, [refused | {"delivery": number + at, "source": f"cof/{at}.pdf"} for at in range(1, len(made) + 1)]
    )


def timed(deed: Callable[..., Any], *given: Any) -> float:  # noqa: ANN401 - whatever the deed takes
    """How many seconds of this thread's own work it takes: on a busy machine others take the rest."""
    begun = time.thread_time()
    deed(*given)
    return time.thread_time() - begun


FILTERED: Final = {
    "by assessor": Filter(assessor="a-7"),
    "by standard": Filter(standard=STANDARDS[3]),
    "by site and method": Filter(site="Safle 3", method="witness"),
    "waiting": Filter(standing="unknown-signer"),
    "by name": Filter(text="marged"),
    "by the beginning of a name": Filter(text="m"),
    "by a reference": Filter(text="bm-2026-0001"),
    "by an assessor, since a day": Filter(assessor="a-7", since="2026-06-01"),
    "not sampled, of others, accepted": Filter(sampled=False, others=True, counting=True),
    "waiting at one site, by one method, by name": Filter(
        standing="unknown-signer", site="Safle 3", method="witness", text="huw"
    ),
    "what nobody is called": Filter(text="zzz"),
    "what nobody has": Filter(assessor="a-7", sampled=True),
}
FACETS: Final[tuple[Facet, ...]] = ("assessor", "standard", "site", "method", "standing", "sampled")


def _sampling(wanted: Filter, rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - a row of the list
    return list(rooms.verifying.pool.page(wanted, last))


def _records_found(wanted: Filter, rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - same
    return list(listed.page(rooms, wanted, last, FEW))


def _records_listed(rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - same
    return list(rooms.archive.records(FEW, last))


def _delivered(rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - same
    return list(rooms.verifying.inbox.deliveries(last.number if last else None))


def _quarantine(rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - same
    return list(rooms.verifying.inbox.quarantine(last.number if last else None))


def _files(rooms: Rooms, last: Any) -> list[Any]:  # noqa: ANN401 - same
    return list(rooms.verifying.inbox.items(10, last.number if last else 0))


def lists() -> dict[str, Callable[[Rooms, Any], list[Any]]]:
    """Each list, by how a page of it is read from behind a row."""
    plain: dict[str, Callable[[Rooms, Any], list[Any]]] = {
        "records": _records_listed,
        "sampling list": partial(_sampling, Filter()),
        "deliveries": _delivered,
        "quarantine": _quarantine,
        "files of one delivery": _files,
    }
    filtered = {f"records, {name}": partial(_records_found, wanted) for name, wanted in FILTERED.items()}
    return plain | filtered


def compared(small: Rooms, large: Rooms) -> None:
    """Print each list's first screenful and its other pages at full size, as ratios to the first of the small store.

    A filter leaves less than a screenful of fifty rows: it is held against the small store's whole list.
    """
    for name, page in lists().items():
        floor_of = _records_listed if "," in name else page
        few, many = [], []
        for _ in range(TIMES):
            few.append(timed(floor_of, small, None))
            many.append(timed(page, large, None))
        floor, first = statistics.median(few), statistics.median(many)
        pages, again, seen = _to_the_end(large, page)
        say(
            f"  {name}: first screenful {first * 1000:.2f} ms, {first / floor:.2f} x of {floor * 1000:.2f} ms at"
            f" {FEW} rows; to the end ({seen} rows): mean {statistics.mean(pages) / floor:.2f} x,"
            f" slowest page {max(pages) / floor:.2f} x; read again at once: mean {statistics.mean(again) / floor:.2f} x"
        )
    for by in FACETS:
        few_s = statistics.median(timed(small.verifying.pool.facet, by) for _ in range(TIMES))
        many_s = statistics.median(timed(large.verifying.pool.facet, by) for _ in range(TIMES))
        say(f"  counts by {by}: {many_s * 1000:.2f} ms, {few_s * 1000:.2f} ms at {FEW} rows")
    for name, wanted in FILTERED.items():
        took = statistics.median(timed(large.verifying.pool.count, wanted, COUNTED) for _ in range(TIMES))
        say(f"  how many answer, {name}: {took * 1000:.2f} ms")


def _to_the_end(rooms: Rooms, page: Callable[[Rooms, Any], list[Any]]) -> tuple[list[float], list[float], int]:
    """How long each page of a list takes, how long again, now that it is decrypted, and how many rows there were."""
    pages: list[float] = []
    again: list[float] = []
    last, seen = None, 0
    while True:
        begun = time.thread_time()
        found = page(rooms, last)
        pages.append(time.thread_time() - begun)
        again.append(timed(page, rooms, last))
        if not found:
            return pages, again, seen
        last, seen = found[-1], seen + len(found)


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(count: int, real: int, kept: Path | None) -> None:
    """Build both stores, compare, and look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as made:
        folder = kept or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        stores = {name: store_of(folder, name, many, real) for name, many in (("few", FEW), ("many", count))}
        with stores["few"].open() as few, stores["many"].open() as large:
            small_rooms, large_rooms = building.open_rooms(few, SetClock()), building.open_rooms(large, SetClock())
            gc.collect()
            compared(small_rooms, large_rooms)
            small_rooms.close()
            large_rooms.close()
        in_turn(looked_at, cast("QApplication", app), stores["few"], stores["many"], Path(made))


def store_of(folder: Path, name: str, many: int, real: int) -> Founded:
    """One of the two stores of a folder, built where it is not there yet; `many` has `real` records really sealed."""
    place = folder / f"{name}-{many}"
    fresh = not (place / "store").exists()
    place.mkdir(exist_ok=True)
    store = found_verifier(place / "store") if fresh else _known(place / "store")
    if fresh:
        seal = real if name == "many" else 0
        took = timed(build, store, many, seal)
        say(f"{many} records ({seal} of them sealed) written in {took:.1f} s")
    return store


def _known(place: Path) -> Founded:
    from assessor_app.vault.model import StorePlace  # noqa: PLC0415 - only where a store was kept
    from tests.ui.visiting import Founded as Known  # noqa: PLC0415 - same

    return Known(StorePlace(place), "")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else RECORDS,
        int(given[1]) if len(given) > 1 else SEALED,
        Path(given[2]) if len(given) > 2 else None,
    )
