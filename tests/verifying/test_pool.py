"""The pool: what a verifier may sample, always what the archive's payloads and heads say, however it came about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import Cancelled
from assessor_app.progress import Silent
from assessor_app.records.retention import store as erasing
from assessor_app.verifying.pool import facts, terms
from assessor_app.verifying.pool import store as rows
from assessor_app.verifying.pool.model import Filter, Pooled
from tests.records.archived import at_one, begun, marked, observed, seal
from tests.records.sealed import signed, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Held, Payload
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.pool.model import Facet
    from tests.observing.furnished import Place


@pytest.fixture
def place() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


@pytest.fixture(scope="module")
def me() -> Identity:
    return somebody()


def plainly(rooms: Rooms) -> set[Pooled]:
    """The pool as a plain look at every payload and every head says it, with no row of the pool read."""
    found = set()
    for identity in rooms.archive.identities():
        held, payload = rooms.archive.find(identity), rooms.archive.payload(identity)
        judged = Counter(one["state"] for one in payload["judgements"])
        found.add(
            Pooled(
                identity, held.record, held.reference, held.candidate, payload["candidate"]["id"], held.assessor,
                payload["assessor"]["id"], held.signer, payload["assessor"]["status"],
                payload["centre"].get("site") or payload["event"]["place"], payload["event"]["start"][:10],
                held.sealed_at, held.verdict, facts.methods(payload),
                tuple(sorted({one["key"] for one in payload["standards"]})), judged["met"], judged["not_yet_met"],
                held.counts, held.origin == "own",
            )
        )  # fmt: skip
    return found


def kept_up(rooms: Rooms) -> set[Pooled]:
    pool = rooms.verifying.pool
    before = {name: counted(rooms, name) for name in FACETS}
    assert {name: Counter(dict(told(pool, name))) for name in FACETS} == before  # at once
    pool.keep_up(Silent())
    assert rooms.store.rows("SELECT * FROM pooled_stale") == []
    assert {name: Counter(dict(told(pool, name))) for name in FACETS} == {name: counted(rooms, name) for name in FACETS}
    rooms.store.run("INSERT INTO pooled_words (pooled_words) VALUES ('integrity-check')")
    return set(pool.every())


FACETS: Final[tuple[Facet, ...]] = ("assessor", "standard", "site", "method", "standing", "sampled")


def told(pool: Pool, by: Facet) -> list[tuple[str, int]]:
    return [(one.value, one.many) for one in pool.facet(by)]


def counted(rooms: Rooms, by: Facet) -> Counter[str]:
    """How many records there are of each value that is said, counted from the rows."""
    table = {"standard": "pooled_standard", "method": "pooled_method"}.get(by, "pooled")
    column = {"assessor": "assessor_id"}.get(by, by)
    said = rooms.store.rows(f"SELECT {column} AS value FROM {table} WHERE {column} <> ''")  # noqa: S608 - ours
    return Counter(str(row["value"]) for row in said)


def test_it_is_what_the_archive_says_through_all_that_becomes_of_a_record(place: Place, me: Identity) -> None:
    rooms = place.rooms
    first = seal(place, observed(place), me)
    assert kept_up(rooms) == plainly(rooms)
    taken, _ = rooms.archive.take_in("r.pdf", signed().sealed.file)
    waits = kept_up(rooms)
    assert waits == plainly(rooms)
    assert {one.verdict for one in waits} == {"accepted", "unknown-signer"}
    rooms.archive.vouch(taken.opening.identity, how="@person", by="Mair")
    assert next(iter(rooms.verifying.pool.of([taken.opening.identity]))).verdict == "accepted"  # before any keeping up
    second = seal(place, marked(place, begun(place, first)), me)
    assert kept_up(rooms) == plainly(rooms)
    assert [one.counts for one in rooms.verifying.pool.of([first.identity, second.identity])] == [False, True]
    rooms.withdrawing.withdraw(second.identity, "Yr ymgeisydd anghywir.", me, Silent())
    assert kept_up(rooms) == plainly(rooms)
    assert [one.counts for one in rooms.verifying.pool.of([second.identity])] == [False]
    rooms.archive.withdraw(taken.opening.signers[0].fingerprint, reason="Camgymeriad", by="Mair")
    assert kept_up(rooms) == plainly(rooms)
    rooms.verifying.pool.draw_again(Silent())
    assert set(rooms.verifying.pool.every()) == plainly(rooms)


def test_stopping_it_loses_nothing_and_only_what_changed_is_looked_at_again(
    place: Place, me: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, pool, read = place.rooms, place.rooms.verifying.pool, []
    held = seal(place, observed(place), me)
    with pytest.raises(Cancelled):
        pool.keep_up(Stopped())
    assert pool.count() == 0
    assert pool.keep_up(Silent()) == 1
    payload = rooms.archive.payload

    def counted(name: str) -> Payload:
        read.append(name)
        return payload(name)

    monkeypatch.setattr(rooms.archive, "payload", counted)
    assert pool.keep_up(Silent()) == 0
    rooms.withdrawing.withdraw(held.identity, "Yr ymgeisydd anghywir.", me, Silent())
    read.clear()
    assert pool.keep_up(Silent()) == 2  # what became of it, and the index
    assert read == []
    _sampled_stays(pool, held)
    _erase(rooms, held)
    assert pool.count() == 0
    assert rooms.store.rows("SELECT * FROM pooled_method") == []
    assert [one for by in FACETS for one in pool.facet(by)] == []
    left = rooms.store.rows("SELECT block FROM pooled_words_data WHERE id > 10")
    assert max(len(row["block"]) for row in left) == 4  # an empty page: no letter of a name is left


class Stopped:
    def step(self, *_said: object) -> None:
        raise Cancelled


def _sampled_stays(pool: Pool, held: Held) -> None:
    assert pool.note_sampled([held.identity]).touched == {("pooled", held.identity)}
    pool.draw_again(Silent())
    assert [one.identity for one in pool.page(Filter(sampled=True))] == [held.identity]
    pool.note_sampled([held.identity], sampled=False)
    assert pool.page(Filter(sampled=True)) == []  # though nothing has kept up since
    assert pool.count(Filter(sampled=False, counting=False)) == 1


def test_a_record_of_a_later_template_is_in_it_by_its_head_alone() -> None:
    payload = {"template": "observation/99", "record": {"sealed_at": "2031-02-03T09:00:00+00:00"}}
    found = facts.of(payload)
    assert (found.row["observed_on"], found.row["assessor_id"], found.methods) == ("2031-02-03", "", ())


@pytest.fixture(scope="module")
def many() -> Iterator[tuple[Rooms, list[Pooled]]]:
    """A pool of rows alone, every record of it many times over under other names; what a filter does needs no files."""
    made = at_one()
    held = seal(made, observed(made), somebody())
    made.rooms.verifying.pool.keep_up(Silent())
    (one,) = made.rooms.verifying.pool.every()
    written = [_other(one, number) for number in range(120)]
    store = made.rooms.store
    made.rooms.verifying.pool.after = []  # what sampling draws from is in the records, of which there are none here
    store.run("PRAGMA foreign_keys = OFF")  # rows of a pool without their records
    rows.put(
        store,
        [_row(each) for each in written],
        [(each.identity, method, each.observed_on) for each in written for method in each.methods],
        [(each.identity, key, each.observed_on) for each in written for key in each.standards],
    )
    rows.set_sampled(store, [each.identity for each in written if each.sampled], sampled=True)
    made.rooms.verifying.pool.keep_up(Silent())
    yield made.rooms, list(made.rooms.verifying.pool.of([*(each.identity for each in written), one.identity]))
    assert held
    made.rooms.close()


def _other(one: Pooled, number: int) -> Pooled:
    third, seventh = number % 3, number % 7
    name = ("Siân Llywelyn", "Gethin Llŷr", "Marged ap Huw")[third]
    values = {field: getattr(one, field) for field in one.__slots__}
    return Pooled(
        **values
        | {
            "identity": f"{number:064x}",
            "record": f"r-{number}",
            "reference": f"RWJ-2026-{number:04d}",
            "candidate": name,
            "assessor_id": f"a-{seventh}",
            "assessor": f"Aseswr {seventh}",
            "site": f"Safle {third}",
            "observed_on": f"2026-0{1 + number % 9}-1{number % 4}",
            "verdict": ("accepted", "unknown-signer")[number % 5 == 0],
            "counts": number % 5 != 0 and number % 17 != 0,
            "own": number % 11 == 0,
            "sampled": number % 13 == 0,
            "methods": (("observation",), ("discussion", "questioning"))[number % 2],
            "standards": (("A@2021:cy",), ("A@2021:cy", "B@2021:en"), ("B@2021:en",))[third],
        }
    )


def _row(one: Pooled) -> dict[str, object]:
    named = {field: getattr(one, field) for field in one.__slots__}
    for gone in ("methods", "standards", "counts", "sampled", "place"):
        del named[gone]
    return named | {"own": int(one.own), "fate": _fate(one)}


def _fate(one: Pooled) -> str:
    return "superseded" if one.verdict == "accepted" and not one.counts else ""


def _plain(one: Pooled, wanted: Filter) -> bool:
    words = terms.words(f"{one.reference} {one.candidate} {one.assessor}")
    return (
        wanted.assessor in {"", one.assessor_id}
        and wanted.site in {"", one.site}
        and wanted.standing in {"", _fate(one) or one.verdict}
        and (not wanted.standard or wanted.standard in one.standards)
        and (not wanted.method or wanted.method in one.methods)
        and (wanted.since or "0") <= one.observed_on <= (wanted.until or "9")
        and wanted.sampled in {None, one.sampled}
        and (not wanted.counting or one.counts)
        and (not wanted.others or not one.own)
        and all(any(word.startswith(said) for word in words) for said in terms.words(wanted.text))
    )


FILTERS = st.builds(
    Filter,
    assessor=st.sampled_from(["", "a-1", "a-6", "nobody"]),
    standard=st.sampled_from(["", "A@2021:cy", "B@2021:en", "C"]),
    site=st.sampled_from(["", "Safle 1"]),
    method=st.sampled_from(["", "questioning", "observation"]),
    standing=st.sampled_from(["", "accepted", "unknown-signer", "superseded"]),
    since=st.sampled_from(["", "2026-03-11"]),
    until=st.sampled_from(["", "2026-08-12"]),
    sampled=st.sampled_from([None, True, False]),
    counting=st.booleans(),
    others=st.booleans(),
    text=st.sampled_from(["", "sian", "GETHIN ll", "rwj-2026-01", "%", "ap_huw", "hywel", "aseswr 3 gethin"]),
)


@settings(max_examples=60, deadline=None)
@given(wanted=FILTERS, limit=st.sampled_from([1, 7, 50]))
def test_a_filter_pages_and_counts_as_a_plain_look_through_all_of_it(
    many: tuple[Rooms, list[Pooled]], wanted: Filter, limit: int
) -> None:
    rooms, everything = many
    pool = rooms.verifying.pool
    meant = [one for one in everything if _plain(one, wanted)]
    meant.sort(key=lambda one: one.place)
    assert [one.observed_on for one in meant] == sorted((one.observed_on for one in meant), reverse=True)
    paged: list[Pooled] = []
    while found := pool.page(wanted, paged[-1] if paged else None, limit):
        paged += found
        if len(paged) > 30 and limit == 1:
            break
    assert paged == meant[: len(paged)]
    assert len(paged) == len(meant) or limit == 1
    assert pool.count(wanted) == len(meant)
    assert pool.count(wanted, 10) == min(10, len(meant))
    assert [one.identity for one in pool.found(wanted, limit=20)] == [one.identity for one in meant[:20]]
    assert set(pool.identities(wanted)) == {one.identity for one in meant}


def _erase(rooms: Rooms, held: Held) -> None:
    with rooms.store.transaction():
        erasing.note_disposal(rooms.store, held.sealed_at, b"-", [("record", held.identity)])
        rooms.store.run("PRAGMA defer_foreign_keys = ON")
        erasing.erase_records(rooms.store, [held.identity])
