"""Finishing a review is one thing: stopped at any statement nothing of it is there, and what changed since stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import deciding
from assessor_app.vault.store import Store
from tests.verifying.dumped import differing, dump
from tests.verifying.reviewing import NONE, Desk, action, desk, people, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.records.adding import Signed
    from assessor_app.verifying.reviews.model import Kept

STOPS = 5


@pytest.fixture
def at() -> Iterator[Desk]:
    made = desk()
    yield made
    made.rooms.close()


def decided(at: Desk) -> Kept:
    """A whole review of a sampled record, with something to be done."""
    sampling = at.rooms.verifying.sampling
    sampling.keep_up(Silent())
    plan, _ = sampling.new_plan("Hydref 2026")
    item, _ = sampling.add(plan.id, at.held.identity, "I wirio")
    kept, _ = at.reviews.begin(at.looking, NONE, item=item.id, reason="I wirio")
    name, keys = kept.review.id, wanted(at)
    for key in keys:
        at.reviews.decide(name, key, "agreed")
    at.reviews.decide(name, keys[0], "agreed-with-action", cause="sufficient", note="Un alwad")
    at.reviews.put_action(name, action(keys[0]))
    at.reviews.conclude(name, "confirmed-with-action")
    at.reviews.write(name, "feedback", "Un cam.")
    return at.reviews.find(name)


class Meanwhile:
    """Something that happens once signing has begun."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self.deed: Callable[[], object] | None = deed

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as `Progress` has it
        """A step of the progress."""
        deed, self.deed = self.deed, None if done else self.deed
        if done and deed is not None:
            deed()


def refused(at: Desk, kept: Kept, progress: Any = None) -> str:  # noqa: ANN401 - a Progress
    before = at.rooms.archive.file(at.held.identity)
    with pytest.raises(Refusal) as problem:
        at.rooms.verifying.finishing.finish(kept.review.id, people()["verifier"], "cy", progress or Silent())
    assert at.rooms.archive.file(at.held.identity) == before
    assert at.rooms.verifying.statements.listed("review") == []
    assert at.reviews.find(kept.review.id).state == "open"
    return problem.value.code


def superseded(at: Desk) -> None:
    """A record by the same assessor that takes this one's place comes in."""
    at.rooms.store.run(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) SELECT 'n' || identity, 'n' || record, 'RWJ-NEWYDD', candidate, assessor,"
        " signer, certificate, sealed_at, kept_at, origin, record, payload, file FROM record WHERE identity = ?",
        (at.held.identity,),
    )
    at.rooms.store.run("INSERT INTO record_standing SELECT 'n' || identity, verdict, judged_at FROM record_standing")


def test_what_the_rules_bar_by_then_is_neither_begun_nor_finished(at: Desk) -> None:
    kept, stale = decided(at), at.looking
    superseded(at)
    assert refused(at, kept) == "review-superseded"
    at.reviews.put_aside(kept.review.id)
    with pytest.raises(Refusal, match="review-superseded"):
        at.reviews.begin(at.look(), NONE)
    assert stale.forbidden is None


def test_a_record_replaced_while_it_is_being_signed_is_not_verified(at: Desk) -> None:
    assert refused(at, decided(at), Meanwhile(lambda: superseded(at))) == "review-superseded"


@pytest.mark.slow
def test_what_is_written_while_it_is_being_signed_is_not_left_out_of_the_report(at: Desk) -> None:
    kept = decided(at)
    assert refused(at, kept, Meanwhile(lambda: at.reviews.write(kept.review.id, "point", "Eto"))) == "review-changed"
    assert at.reviews.find(kept.review.id).review.point == "Eto"


class PowerGone(BaseException):
    """The plug was pulled."""


class Plug:
    """Counts the statements that write, and pulls the plug at one of them, or where a transaction would be kept."""

    def __init__(self) -> None:
        self.seen, self.at, self.execute = 0, 0, Store._execute

    def __call__(self, store: Store, sql: str, params: Any = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        if not sql.startswith(("SELECT", "PRAGMA")):
            self.seen += 1
            if self.seen == self.at or (not self.at and sql == "COMMIT"):
                raise PowerGone
        return self.execute(store, sql, params)


@pytest.mark.slow
def test_stopped_at_any_statement_nothing_of_it_is_there(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, verifying, plug = decided(at), at.rooms.verifying, Plug()

    def finish() -> None:
        plug.seen = 0
        verifying.finishing.finish(kept.review.id, people()["verifier"], "cy", Silent())

    before = dump(at.rooms.store)
    decide = deciding.decide
    signed: list[Signed] = []

    def once(*said: Any) -> Signed:  # noqa: ANN401 - as the deed has them
        """The decision as it was signed the first time: it is the same each time, and no part of the transaction."""
        if not signed:
            signed.append(decide(*said))
        return signed[0]

    def watched(self: Store, sql: str, params: Any = ()) -> Any:  # noqa: ANN401 - sqlcipher3 is untyped
        return plug(self, sql, params)

    monkeypatch.setattr(deciding, "decide", once)
    monkeypatch.setattr(Store, "_execute", watched)
    with pytest.raises(PowerGone):  # at the very end, which tells how many there are
        finish()
    last = plug.seen
    assert last > 20  # the file, the report, the journal twice, the item with its steps, the action, the review
    for number in range(STOPS):
        plug.at = 2 + number * (last - 3) // (STOPS - 1)
        with pytest.raises(PowerGone):
            finish()
        assert differing(dump(at.rooms.store), before) == [], plug.at
    monkeypatch.undo()
    finish()
    assert verifying.sampling.of_record(at.held.identity)[0].state == "agreed_with_actions"
    assert len(verifying.actions.of_record(at.held.identity)) == len(verifying.reports.of_record(at.held.identity)) == 1
    assert list(at.rooms.archive.examine_journal()) == []
