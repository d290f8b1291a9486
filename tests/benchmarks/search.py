"""Prints how fast the library is searched as a person types, beside stock FTS5 ranking in the same store and run.

    .venv/bin/python -m tests.benchmarks.search [STANDARDS]

Printed are the rate of import, the size of the store, the time of every key of many questions (median and 99th
percentile), its ratio to the floor, and how often the first 20 criteria are those of ranking all matches. The floor is
what the first plan tried: one FTS5 table of the criteria in the same encrypted store, `ORDER BY rank LIMIT 20`.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.standards.library import StandardsLibrary
from assessor_app.standards.model import Filter
from assessor_app.standards.search import searching
from assessor_app.standards.search import store as store_search
from assessor_app.tables import MIGRATIONS
from assessor_app.vault import connection, migrations
from assessor_app.vault.store import Store
from tests.benchmarks.many import FULL, many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHOWN = 20
KEY = bytes(range(32))
# Typed letter by letter: whole words and several, mutated forms, frequent words, names, English, and a rare word.
TYPED = (
    "cwsmeriaid", "chwsmeriaid", "nghwsmeriaid", "wybodaeth sefydliad", "ddefnyddio technolegau", "phroblemau cwsmer",
    "dystiolaeth", "ofal", "sy'n gyfrifol am", "yn unol â gofynion eich sefydliad", "y wybodaeth ddiweddaraf",
    "trafod galwadau sarhaus", "ymholiadau hymholiadau", "llafar ac ysgrifenedig", "i'r afael", "fodlonrwydd", "gan y",
    "INSC00012", "cfa 00123", "SFS0", "Suite 7", "made up skills", "the record", "you sign in", "library search",
    "standards and criteria", "passphrase",
)  # fmt: skip
FILTERS = (
    ("one suite", Filter(suite="Suite 3")),
    ("Welsh, current", Filter(language="cy", current_on=dt.date(2020, 6, 1))),
    ("past", Filter(passed_on=dt.date(2014, 1, 1))),
)


def keys(question: str) -> Iterator[str]:
    """What stands in the box after each key, where it asks for something new."""
    for end in range(1, len(question) + 1):
        if question[end - 1].isalnum():
            yield question[:end]


def timed(work: Callable[..., object], *asked: object) -> tuple[float, float]:
    """Milliseconds of one call, on the clock and of this thread's own work (a busy machine lengthens the first)."""
    started, worked = time.perf_counter(), time.thread_time()
    work(*asked)
    return (time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000


def say(line: str) -> None:
    """One line of the report, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def imported(store: Store, count: int) -> StandardsLibrary:
    """The library, filled; prints the rate."""
    standards = list(many(count))
    library = StandardsLibrary(store)
    took, worked = (one / 1000 for one in timed(library.add_all, standards, "benchmark"))
    criteria = sum(len(one.criteria) for one in standards)
    say(
        f"import: {count} standards, {criteria} criteria in {took:.1f} s, {count / took:.0f} standards/s; "
        f"own work {worked:.1f} s"
    )
    return library


def floor(store: Store) -> None:
    """The stock index over the same criteria."""
    store.run(
        "CREATE VIRTUAL TABLE stock_words USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 2')"
    )
    with store.transaction():
        store.run("INSERT INTO stock_words (rowid, text) SELECT id, text || char(10) || items FROM standards_criteria")
    store.run("INSERT INTO stock_words (stock_words) VALUES ('optimize')")


def stock(store: Store, question: str) -> list[int]:
    """The first 20 of ranking every match in the stock index."""
    asked = " ".join(f'"{word.text}"' for word in searching.words(question)) + "*"
    rows = store.rows(
        "SELECT rowid AS id FROM stock_words WHERE stock_words MATCH ? ORDER BY rank, rowid LIMIT ?", (asked, SHOWN)
    )
    return [row["id"] for row in rows]


def firsts(store: Store, question: str, ranked: int) -> list[str]:
    """The first 20 criteria of ours when so many matches are ranked."""
    rows, asked = store_search.SearchRows(store), searching.words(question)
    typed = searching.as_typed(asked, searching.CRITERIA)
    before, store_search.RANKED = store_search.RANKED, ranked  # type: ignore[misc]
    hits = rows.criteria_with(typed, SHOWN, Filter())
    wider = searching.in_any_form(asked, searching.CRITERIA)
    if wider and len(hits) < SHOWN:
        hits += rows.criteria_with(wider, SHOWN - len(hits), Filter())
    store_search.RANKED = before  # type: ignore[misc]
    return [str(hit.criterion) for hit in hits]


def told(name: str, times: list[tuple[float, float]]) -> None:
    """Print the median and the 99th percentile."""
    clock, work = ([one[at] for one in times] for at in (0, 1))
    say(
        f"  {name}: {len(times)} keys, p50 {statistics.median(clock):.1f} ms, p99 {high(clock):.1f} ms, "
        f"most {max(clock):.1f} ms; own work p50 {statistics.median(work):.1f} ms, p99 {high(work):.1f} ms"
    )


def high(times: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(times, n=100, method="inclusive")[98]


def latencies(store: Store, library: StandardsLibrary) -> None:
    """Time every key of ours and of the floor, by turns; titles and criteria both are in ours."""
    asked = [key for question in TYPED for key in keys(question)]
    pairs = [(timed(library.search, key, SHOWN), timed(stock, store, key)) for key in asked]
    many = [matching(store, key) >= store_search.RANKED for key in asked]
    groups = {
        "all keys": pairs,
        f"{store_search.RANKED} matches or more": [pair for pair, lots in zip(pairs, many, strict=True) if lots],
        "fewer": [pair for pair, lots in zip(pairs, many, strict=True) if not lots],
    }
    for name, some in groups.items():
        if len(some) > 1:
            say(f"{name}:")
            compared([ours for ours, _ in some], [floors for _, floors in some])
    slowest = sorted(zip((ours for (ours, _), _ in pairs), asked, strict=True), reverse=True)[:5]
    say(f"slowest: {', '.join(f'{key!r} {took:.0f} ms' for took, key in slowest)}")
    say("narrowed:")
    for name, filters in FILTERS:
        told(name, [timed(library.search, key, SHOWN, filters) for key in asked])


def compared(ours: list[tuple[float, float]], floors: list[tuple[float, float]]) -> None:
    """Print both and their ratios: of medians, of 99th percentiles, and of all the time taken."""
    told("ours", ours)
    told("stock FTS5, every match ranked", floors)
    ratios = []
    for at in (0, 1):
        mine, stocks = [one[at] for one in ours], [one[at] for one in floors]
        medians = statistics.median(mine) / statistics.median(stocks)
        ratios.append(f"p50 {medians:.2f}, p99 {high(mine) / high(stocks):.2f}, in all {sum(mine) / sum(stocks):.2f}")
    say(f"  ratio: {ratios[0]}; own work {ratios[1]} (aim: at most 0.25, p99 under 50 ms)")


def matching(store: Store, question: str) -> int:
    """How many criteria answer a question as it is typed, or in another form where those are asked too."""
    asked = searching.words(question)
    counted = "SELECT count(*) AS found FROM standards_criteria_words WHERE standards_criteria_words MATCH ?"
    typed = int(store.rows(counted, (searching.as_typed(asked, searching.CRITERIA),))[0]["found"])
    wider = searching.in_any_form(asked, searching.CRITERIA)
    return typed if typed >= SHOWN or not wider else max(typed, int(store.rows(counted, (wider,))[0]["found"]))


def agreement(store: Store) -> None:
    """How often the first 20 are those of ranking everything, where fewer match than are ranked and where more do."""
    same: dict[bool, list[float]] = {True: [], False: []}
    for key in (key for question in TYPED for key in keys(question)):
        capped, whole = firsts(store, key, store_search.RANKED), firsts(store, key, 100_000_000)
        if whole:
            same[matching(store, key) < store_search.RANKED].append(len(set(capped) & set(whole)) / len(whole))
    for fewer, name in ((True, "fewer than"), (False, "at least")):
        if same[fewer]:
            share = statistics.mean(same[fewer])
            say(f"first {SHOWN} as full ranking, {name} {store_search.RANKED} matches: {share:.1%}")


def main() -> None:
    """Build, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "store.db"
        store = Store(connection.connect(database, KEY, create=True))
        migrations.migrate(store, MIGRATIONS)
        library = imported(store, count)
        store.run("PRAGMA wal_checkpoint(TRUNCATE)")
        say(
            f"store: {database.stat().st_size / 1e6:.0f} MB, {database.stat().st_size / count / 1000:.1f} kB a standard"
        )
        floor(store)
        latencies(store, library)
        agreement(store)
        store.close()


if __name__ == "__main__":
    main()
