"""Lists of records cost what they show: each question goes by an index, and pages follow one another without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.records import store as rows
from assessor_app.records.model import Held
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 300


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Many records, several of one second; nobody changes them."""
    made = Store.in_memory(MIGRATIONS)
    with made.transaction():
        for at in range(COUNT):
            record, identity = f"{at:036}", f"{at * 7919 % 10007:064x}"
            held = Held(
                identity, record, f"TG-{at}", "Siân", "Rhys", "5" * 64, f"2026-11-{1 + at % 25:02}T12:00:00+00:00",
                "2026-11-26T12:00:00Z", "imported", "accepted",
            )  # fmt: skip
            payload = {"record": {"id": record}, "candidate": {"id": f"c-{at % 10}"}, "assessor": {"id": "a"}}
            rows.insert(made, held, certificate=b"", payload=payload, file=b"")
    yield made
    made.close()


def test_pages_follow_one_another(store: Store) -> None:
    whole, paged, after = rows.heads(store, COUNT), list[Held](), None
    while page := rows.heads(store, 7, after):
        paged += page
        after = page[-1]
    assert paged == whole
    assert len(set(paged)) == COUNT
    assert [(one.sealed_at, one.identity) for one in paged] == sorted(
        ((one.sealed_at, one.identity) for one in paged), key=lambda one: ([-ord(sign) for sign in one[0]], one[1])
    )


def test_those_of_a_candidate_are_the_latest_first(store: Store) -> None:
    found = rows.of_candidate(store, "c-3")
    assert len(found) == COUNT // 10
    assert found == [one for one in rows.heads(store, COUNT) if int(one.reference[3:]) % 10 == 3]


def test_every_question_goes_by_an_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Any]] = []
    ask = Store.rows

    def watched(self: Store, sql: str, params: Any = ()) -> list[dict[str, Any]]:  # noqa: ANN401 - as the store has it
        asked.append((sql, params))
        return ask(self, sql, params)

    first = rows.heads(store, 1)[0]
    monkeypatch.setattr(Store, "rows", watched)
    rows.heads(store, 5)
    rows.heads(store, 5, first)
    rows.of_candidate(store, "c-3")
    rows.find(store, "TG-7")
    monkeypatch.undo()
    for sql, params in asked:
        plan = [row["detail"] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", params)]
        own = plan[: next((at for at, step in enumerate(plan) if step.startswith("CORRELATED")), len(plan))]
        assert own[0].startswith(("SEARCH r USING INDEX", "SCAN r USING INDEX record_by_time")), plan
        assert plan[-1] != "USE TEMP B-TREE FOR ORDER BY"
        assert "B-TREE FOR LAST TERM" not in plan[-1]
    assert len(asked) == 7  # the last asks for an identity, an id and a beginning before the reference
