"""Counts and filters of the pool, whatever was written, changed and erased in whatever order: as counted anew."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.progress import Silent
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from assessor_app.verifying.pool import store as rows
from assessor_app.verifying.pool import store_lists, terms
from assessor_app.verifying.pool.desk import Pool
from assessor_app.verifying.pool.model import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.archive import RecordArchive
    from assessor_app.verifying.pool.model import Facet

RECORDS = 6
FACETS: tuple[Facet, ...] = ("assessor", "site", "standing", "sampled", "method", "standard")
SAID = st.fixed_dictionaries(
    {
        "candidate": st.sampled_from(["Siân Prys", "Gethin Llŷr"]),
        "assessor_id": st.sampled_from(["", "a", "b"]),
        "assessor": st.sampled_from(["Mair Pugh", "Huw ap Huw"]),
        "site": st.sampled_from(["", "Bangor", "Llŷn"]),
        "observed_on": st.sampled_from(["2026-03-01", "2026-03-02", "2025-12-31"]),
        "verdict": st.sampled_from(["accepted", "unknown-signer"]),
        "fate": st.sampled_from(["", "withdrawn"]),
        "own": st.integers(0, 1),
        "methods": st.sets(st.sampled_from(["observation", "witness"])),
        "standards": st.sets(st.sampled_from(["A@2021:cy", "B@2021:en"])),
    }
)
WHICH = st.integers(0, RECORDS - 1)
DEEDS = st.one_of(
    st.tuples(st.just("put"), WHICH, SAID),
    st.tuples(
        st.just("fate"), WHICH, st.sampled_from([("accepted", ""), ("accepted", "withdrawn"), ("unchecked", "")])
    ),
    st.tuples(st.just("sampled"), WHICH, st.booleans()),
    st.tuples(st.just("gone"), WHICH, st.none()),
    st.tuples(st.just("keep up"), WHICH, st.none()),
)
FILTERS = st.builds(
    Filter,
    assessor=st.sampled_from(["", "a"]),
    site=st.sampled_from(["", "Llŷn"]),
    method=st.sampled_from(["", "witness"]),
    standard=st.sampled_from(["", "A@2021:cy"]),
    standing=st.sampled_from(["", "accepted", "withdrawn"]),
    sampled=st.sampled_from([None, True, False]),
    others=st.booleans(),
    text=st.sampled_from(["", "prys", "gethin ll", "huw"]),
    since=st.sampled_from(["", "2026-03-01"]),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A pool with nothing in it, and records that are to be in it."""
    made = Store.in_memory(MIGRATIONS)
    made.run_many(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) VALUES (?, ?, '', '', '', '', x'00', '', '', 'imported', '', '{}', x'00')",
        [(_name(at), f"r{at}") for at in range(RECORDS)],
    )
    made.run("DELETE FROM pooled_due")
    yield made
    made.close()


def _name(which: int) -> str:
    return f"{which:064x}"


def _do(store: Store, known: dict[str, dict[str, Any]], deed: tuple[str, int, Any]) -> None:
    what, which, said = deed
    name = _name(which)
    if what == "put":
        plain = {"identity": name, "record": f"r{which}", "reference": f"RWJ-{which}", "candidate_id": "c"}
        row = plain | {"signer": "", "status": "", "sealed_at": "", "met": 0, "not_yet": 0} | said
        methods, standards = row.pop("methods"), row.pop("standards")
        when = row["observed_on"]
        rows.put(store, [row], [(name, one, when) for one in methods], [(name, one, when) for one in standards])
        known[name] = said | {"reference": f"RWJ-{which}", "sampled": known.get(name, {}).get("sampled", False)}
    elif what == "keep up":
        Pool(store, cast("RecordArchive", None)).keep_up(Silent())
    elif name in known and what == "fate":
        rows.set_fate(store, name, *said)
        known[name] |= {"verdict": said[0], "fate": said[1]}
    elif name in known and what == "sampled":
        rows.set_sampled(store, [name], sampled=said)
        known[name] |= {"sampled": said}
    elif what == "gone":
        store.run("DELETE FROM pooled WHERE identity = ?", (name,))
        known.pop(name, None)


def _answers(one: dict[str, Any], wanted: Filter) -> bool:
    words = terms.words(f"{one['reference']} {one['candidate']} {one['assessor']}")
    return (
        wanted.assessor in {"", one["assessor_id"]}
        and wanted.site in {"", one["site"]}
        and (not wanted.method or wanted.method in one["methods"])
        and (not wanted.standard or wanted.standard in one["standards"])
        and wanted.standing in {"", one["fate"] or one["verdict"]}
        and wanted.sampled in {None, one["sampled"]}
        and not (wanted.others and one["own"])
        and one["observed_on"] >= wanted.since
        and all(any(word.startswith(said) for word in words) for said in terms.words(wanted.text))
    )


@settings(max_examples=40, deadline=None)
@given(deeds=st.lists(DEEDS, max_size=15), wanted=FILTERS)
def test_they_are_right_at_every_moment(store: Store, deeds: list[tuple[str, int, Any]], wanted: Filter) -> None:
    store.run("DELETE FROM pooled")
    known: dict[str, dict[str, Any]] = {}
    for deed in deeds:
        _do(store, known, deed)
        meant = {name for name, one in known.items() if _answers(one, wanted)}
        assert set(store_lists.identities(store, wanted)) == meant
    values = {
        "assessor": [one["assessor_id"] for one in known.values()],
        "site": [one["site"] for one in known.values()],
        "standing": [one["fate"] or one["verdict"] for one in known.values()],
        "sampled": [str(int(one["sampled"])) for one in known.values()],
        "method": [method for one in known.values() for method in one["methods"]],
        "standard": [key for one in known.values() for key in one["standards"]],
    }
    for by in FACETS:
        told = store_lists.facet(store, by, -1)
        assert {one.value: one.many for one in told} == Counter(value for value in values[by] if value)
        assert [one.many for one in told] == sorted((one.many for one in told), reverse=True)
    assert {one.word for one in store_lists.facet(store, "assessor", -1)} <= {one["assessor"] for one in known.values()}
    store.run("INSERT INTO pooled_words (pooled_words) VALUES ('integrity-check')")
