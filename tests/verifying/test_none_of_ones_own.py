"""Nobody verifies what is their own, by whichever way a record might come to them: drawn, by hand, put back, sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.records.opening import open_record
from assessor_app.records.report import Signer
from assessor_app.trust import identity as identities
from assessor_app.trust import requests, signing
from assessor_app.trust.certificates import card
from assessor_app.trust.model import Anchor, fingerprint
from assessor_app.verifying.interests.model import Interest
from assessor_app.verifying.sampling import guard, summed
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling.model import Verifier
from tests.centre.founded import SECRET, centre, certified
from tests.centre.founded import HandClock as CentreClock
from tests.records.sealed import MADE
from tests.verifying import reported
from tests.verifying.pools import entry
from tests.verifying.reviewing import NONE
from tests.verifying.reviewing import desk as reviewing
from tests.verifying.stocked import stock
from tests.verifying.test_sampling_desk import desk as sampling_desk
from tests.verifying.test_sampling_desk import drawn, some, undone
from tests.verifying.two_stores import two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Payload
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity


@pytest.fixture(scope="module")
def shared() -> Iterator[Rooms]:
    made = sampling_desk()
    yield made
    made.close()


@pytest.fixture
def rooms(shared: Rooms) -> Iterator[Rooms]:
    with undone(shared):
        yield shared


def near(rooms: Rooms, candidate: str) -> None:
    """An interest in a candidate is declared."""
    rooms.verifying.interests.declare("candidate", candidate, "Siân", "Fy chwaer yw hi")


def refused(deed: object, *given: object) -> str:
    """The code with which something is refused."""
    with pytest.raises(Refusal) as problem:
        deed(*given)  # type: ignore[operator]
    return problem.value.code


ME = Verifier(
    frozenset({"me-1"}), frozenset({"rhys wyn jones"}), frozenset({"f-mine"}),
    (Interest("candidate", "c-near", "Siân", ""), Interest("assessor", "a-near", "Iolo", "")),
)  # fmt: skip
FREE: dict[str, object] = {
    "own": 0, "assessor_id": "a0", "assessor": "Mair Pugh", "signer": "f-a", "candidate_id": "c0",
    "candidate": "Nerys", "verdict": "accepted", "fate": "",
}  # fmt: skip
OTHERWISE: list[dict[str, object]] = [
    {}, {"own": 1}, {"assessor_id": "me-1"}, {"assessor_id": "a-near"}, {"assessor": "Rhys Wyn Jones"},
    {"assessor": " rhys  WYN jones"}, {"signer": "f-mine"}, {"candidate_id": "c-near"}, {"verdict": "unknown-signer"},
    {"verdict": "unchecked"}, {"verdict": "refused"}, {"fate": "superseded"}, {"fate": "withdrawn"}, {"signer": "f-b"},
    {"candidate": "Siân"}, {"candidate": "SIÂN "},
]  # fmt: skip
TOGETHER = st.lists(st.sampled_from(OTHERWISE), min_size=2, max_size=3).map(
    lambda some: {name: held for one in (FREE, *some) for name, held in one.items()}
)


@settings(max_examples=8)
@given(st.lists(TOGETHER, max_size=8).map(lambda more: [*(FREE | one for one in OTHERWISE), *more]))
def test_what_is_drawn_from_is_what_the_rules_let_through_and_nothing_else(
    shared: Rooms, pool: list[dict[str, object]]
) -> None:
    """The rules stand as a table, in SQL and in the tally: all the same, or one of them lets something by."""
    with undone(shared) as rooms:
        for number, said in enumerate(pool):
            stock(rooms, [entry(number)], **said)
        names, leaves = {str(said["assessor"]) for said in pool}, rooms.verifying.tally.leaves()
        free = pool_rows.entries(rooms.store, pool_rows.free(rooms.store, ME, names))
        near = pool_rows.entries(rooms.store, pool_rows.free(rooms.store, ME, names, barred=True))
        assert sum(summed.free(leaf, ME).bit_count() for leaf in leaves) == len(free) + len(near)
        drawn_from = {one.identity for one in free}
        for number, said in enumerate(pool):
            seen = guard.Seen(
                "", str(said["candidate"]), str(said["candidate_id"]), str(said["assessor"]), str(said["assessor_id"]),
                str(said["signer"]), bool(said["own"]), str(said["verdict"]), said["fate"] == "superseded",
                said["fate"] == "withdrawn",
            )  # fmt: skip
            assert (entry(number).identity in drawn_from) == (guard.barred(seen, ME) == ""), said


def test_a_record_signed_with_ones_own_key_is_ones_own_whatever_names_it_gives(rooms: Rooms) -> None:
    key = identities.make("Enw Arall", "Canolfan Asesu Menai", "p-1", MADE)
    rooms.vouched.keep_identity(identities.to_pkcs12(key, b"x" * 32), key.certificate, rfc3339(MADE))
    stock(rooms, some(3))
    mine = entry(50, assessor="a9")
    stock(rooms, [mine], signer=key.fingerprint, assessor="Rhywun Arall")
    sampling, plan = drawn(rooms, per_assessor=100)
    assert mine.identity not in {one.identity for one in sampling.items(plan)}
    assert refused(sampling.add, plan, mine.identity, "Rhaid edrych") == "sample-own"


def test_what_was_put_back_into_the_pool_does_not_come_again_past_the_rules(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms, per_assessor=3)
    first = sampling.items(plan)[0]
    second = next(one for one in sampling.items(plan) if one.candidate_id != first.candidate_id)
    for item in (first, second):
        sampling.remove(item.id)
    near(rooms, first.candidate_id)
    rooms.store.run("UPDATE pooled SET fate = 'withdrawn' WHERE identity = ?", (second.identity,))
    assert refused(sampling.put_back, first.id) == "sample-interest"
    assert refused(sampling.put_back, second.id) == "sample-withdrawn"
    rooms.verifying.interests.lift("candidate", first.candidate_id)
    sampling.put_back(first.id)
    assert first.id in {one.id for one in sampling.items(plan)}


def test_a_draw_that_stands_again_leaves_out_what_the_rules_have_come_to_bar(rooms: Rooms) -> None:
    pool = [entry(number, assessor="a0", candidate=("c0", "c1")[number % 2]) for number in range(8)]
    stock(rooms, pool)
    sampling, plan = drawn(rooms, per_assessor=8)
    near(rooms, "c1")
    sampling.draw(plan, Silent(), "arall")
    sampling.take_back(plan)
    assert {one.candidate_id for one in sampling.items(plan)} == {"c0"}


def test_widening_takes_nobody_in_whom_an_interest_stands(rooms: Rooms) -> None:
    pool = [entry(number, assessor="a0", candidate=("c0", "c1")[number % 2]) for number in range(8)]
    stock(rooms, pool)
    sampling, plan = drawn(rooms, widen_by=10)
    item = next(one for one in sampling.items(plan))
    other = "c1" if item.candidate_id == "c0" else "c0"
    near(rooms, other)
    sampling.reviewed(item.id, "not-confirmed")
    widened = sampling.items(plan)
    assert len(widened) > 1
    assert {one.candidate_id for one in widened} == {item.candidate_id}


def test_whoever_signed_a_record_decides_what_takes_its_place(rooms: Rooms) -> None:
    """Somebody else who is believed here says, later than the true one, that theirs replaces it."""
    old, true, false = some(3)
    stock(rooms, [old, true._replace(assessor=old.assessor)])
    stock(rooms, [false._replace(assessor="a9")], assessor="Rhywun Arall")
    sampling, plan = drawn(rooms, per_assessor=100)
    for trigger in rooms.store.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'record'"):
        rooms.store.run(f"DROP TRIGGER {trigger['name']}")
    rooms.store.run(
        "UPDATE record SET supersedes = (SELECT record FROM record WHERE identity = ?) WHERE identity <> ?1",
        (old.identity,),
    )
    rooms.store.run("UPDATE pooled SET fate = 'superseded' WHERE identity = ?", (old.identity,))
    rooms.store.run("UPDATE pooled SET sealed_at = '2027-01-01' WHERE identity = ?", (false.identity,))
    shown = next(one for one in sampling.items(plan) if one.identity == old.identity)
    assert shown.successor == true.identity


def test_a_review_answers_only_an_item_of_its_own_record() -> None:
    at = reviewing()
    sampling = at.rooms.verifying.sampling
    stock(at.rooms, some(3))
    sampling.keep_up(Silent())
    plan, _ = sampling.new_plan("Hydref 2026")
    other, _ = sampling.add(plan.id, some(3)[0].identity, "Arall")
    assert refused(lambda: at.reviews.begin(at.looking, NONE, item=other.id)) == "sample-item-unknown"
    assert sampling.item(other.id).state == "planned"
    assert at.reviews.begun() == []


def test_neither_assessor_nor_countersigner_makes_a_report_under_another_certificate() -> None:
    two = two_stores()
    reports = two.there.rooms.verifying.reports
    of = reports.verified(two.held.identity)
    assert reports.verifier(of, two.verifier) == reported.MAIR
    other = identities.make("Mair Pugh", "Corff Arall", "x-7", MADE)  # the same person, as far as anybody can tell
    signed = Signer("Mair Pugh", "countersigner", fingerprint(other.certificate), "", "device", other.certificate)
    as_countersigner = replace(of, opening=replace(of.opening, signers=(*of.opening.signers, signed)))
    assert refused(reports.verifier, as_countersigner, two.verifier) == "signer-own-record"
    first = replace(signed, role="assessor")
    assert refused(reports.verifier, replace(of, opening=replace(of.opening, signers=(first,))), two.verifier) == (
        "signer-own-record"
    )
    two.here.rooms.close()
    two.there.rooms.close()


def test_a_report_on_ones_own_record_is_refused_whatever_id_it_claims() -> None:
    """A centre's certificate says who somebody is: what the data of a report says of that changes nothing."""
    at = centre(CentreClock())
    own, other = (certified(at, "Non Haf", number, "verifier")[0] for number in ("n-1", "n-2"))
    fresh = identities.make("Non Haf Parry", "", "n-1", at.clock.at)
    issued, _ = at.rooms.centre.issue(SECRET, requests.read(requests.make(fresh)), "verifier", renamed=True)
    renamed = identities.certified(fresh, issued.certificate)

    def judged(key: Identity, name: str) -> set[str]:
        made: Payload = reported.reported("cy")
        made["assessor"] |= {"id": "n-1", "name": "Non Haf"}
        made["verifier"] |= {"id": "n-9", "name": name, "certificate": key.fingerprint}
        made["record"]["sealed_at"] = at.clock.at.replace(microsecond=0).isoformat()
        file = signing.sign(templates.render(made), key, at.clock.at.replace(microsecond=0))
        opening = open_record("r.pdf", file, [Anchor(key.certificate)], at.clock.at)
        return {row.code for row in opening.rows if row.state == "fails"}

    assert judged(own, "Non Haf") == {"signer-own-record"}
    assert judged(renamed, "Non Haf Parry") == {"signer-own-record"}
    assert card(other.certificate).name == "Non Haf"
    assert judged(other, "Non Haf") == set()
