"""Who may review what: each rule of the guard met and not met, and that no mixture of them lets anybody through."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.records.model import Held
from assessor_app.records.report import Opening, Signer
from assessor_app.trust import identity as identities
from assessor_app.trust.certificates import card
from assessor_app.trust.model import fingerprint
from assessor_app.verifying.reviews import guard
from tests.centre.founded import HandClock, centre, certified
from tests.records.sealed import MADE

if TYPE_CHECKING:
    from assessor_app.records.report import Verdict
    from assessor_app.trust.authority.roles import Role

HELD = Held(
    "i" * 64, "r", "RWJ-2026-0001", "Siân", "Rhys", "f", "2026-11-22T12:00:00+00:00", "", "imported", "accepted"
)
PAYLOAD = {"template": "observation/3", "assessor": {"id": "a-1", "status": "qualified"}, "rules": {}}


@functools.cache
def made(name: str, person: str = "p", organisation: str = "Canolfan Asesu Menai") -> bytes:
    """A self-made certificate."""
    return identities.make(name, organisation, person, MADE).certificate


def signer(certificate: bytes, role: str) -> Signer:
    return Signer(
        card(certificate).name, role, fingerprint(certificate), "2026-11-22T12:00:00+00:00", "device", certificate
    )


def case(**changed: Any) -> guard.Case:  # noqa: ANN401 - the fields of what a case is made of
    """A record that the verifier may review, but for what is changed."""
    signers = changed.pop("signers", (signer(made("Rhys Wyn Jones"), "assessor"),))
    payload = PAYLOAD | changed.pop("payload", {})
    verdict = cast("Verdict", changed.pop("verdict", "accepted"))
    person, mine = changed.pop("person", "v-1"), changed.pop("mine", (made("Siân Ŵyn Llŷr"),))
    says = changed.pop("says", "")
    opening = Opening("r.pdf", verdict, (), HELD.identity, "r", signers, payload=payload)
    return guard.Case(replace(HELD, **changed), opening, person, mine, says=says)


def codes(of: guard.Case) -> list[str]:
    return [bar.code for bar in guard.bars(of)]


TRAINEE = {"assessor": {"id": "a-1", "status": "trainee"}}
MEETS: dict[str, dict[str, Any]] = {
    "own-here": {"origin": "own"},
    "own-person": {"person": "a-1"},
    "own-name": {"mine": (made("rhys  wyn JONES"),)},
    "own-earlier-key": {"mine": (made("Rhys Wyn Jones"), made("Siân Ŵyn Llŷr"))},
    "refused": {"verdict": "refused"},
    "unknown": {"verdict": "unknown-signer"},
    "superseded": {"superseded_by": "RWJ-2026-0002"},
    "withdrawn": {"withdrawn": "2026-11-23"},
    "not-countersigned": {"payload": TRAINEE},
}
CODES = {
    "own-here": "review-own-record",
    "own-person": "review-own-record",
    "own-name": "review-own-record",
    "own-earlier-key": "review-own-record",
    "refused": "review-not-accepted",
    "unknown": "review-not-accepted",
    "superseded": "review-superseded",
    "withdrawn": "review-withdrawn",
    "not-countersigned": "countersignature-first",
}


def test_somebody_elses_accepted_record_may_be_reviewed() -> None:
    assert codes(case()) == []
    guard.demand(guard.bars(case()))


@pytest.mark.parametrize("met", sorted(MEETS))
def test_each_rule_forbids_by_itself(met: str) -> None:
    assert CODES[met] in codes(case(**MEETS[met]))
    with pytest.raises(Refusal) as told:
        guard.demand(guard.bars(case(**MEETS[met])))
    assert told.value.code == CODES[met]


@given(st.sets(st.sampled_from(sorted(MEETS)), min_size=1))
def test_no_mixture_lets_anybody_through(met: set[str]) -> None:
    changed: dict[str, Any] = {}
    for one in sorted(met):
        changed |= MEETS[one]
    with pytest.raises(Refusal):
        guard.demand(guard.bars(case(**changed)))


def test_whoever_countersigned_does_not_verify() -> None:
    mine = made("Siân Ŵyn Llŷr")
    signers = (signer(made("Rhys Wyn Jones"), "assessor"), signer(mine, "countersigner"))
    assert codes(case(signers=signers, payload=TRAINEE)) == ["review-own-countersignature"]
    other = (signers[0], signer(made("Mair Eleri Pugh"), "countersigner"))
    assert codes(case(signers=other, payload=TRAINEE)) == []


def test_one_verified_before_is_said_and_not_forbidden() -> None:
    signers = (signer(made("Rhys Wyn Jones"), "assessor"), signer(made("Non Haf"), "verifier"))
    found = guard.bars(case(signers=signers))
    assert [(bar.code, bar.forbids, dict(bar.facts)["name"]) for bar in found] == [
        ("review-verified-already", False, "Non Haf")
    ]
    guard.demand(found)


ROLES: dict[Role, list[str]] = {
    "verifier": [],
    "assessor": ["review-role-missing"],
    "trainee": ["review-role-missing"],
    "administrator": ["review-role-missing"],
    "external-verifier": ["review-external"],
}


def test_a_centres_certificate_must_give_the_role() -> None:
    at = centre(HandClock())
    for number, (role, expected) in enumerate(ROLES.items()):
        mine = certified(at, "Non Haf", f"n-{number}", role)[0].certificate
        assert codes(case(mine=(mine,))) == expected, role


def test_who_says_they_are_an_external_verifier_is_one_where_no_centre_says_otherwise() -> None:
    assert codes(case(says="verifier")) == []
    assert codes(case(says="external-verifier")) == ["review-external"]
    mine = certified(centre(HandClock()), "Non Haf", "n-1", "verifier")[0].certificate
    assert codes(case(says="external-verifier", mine=(mine,))) == []


def test_people_of_one_centre_are_told_apart_by_their_number_and_not_by_their_name() -> None:
    at = centre(HandClock())
    one = certified(at, "Non Haf", "n-1")[0].certificate
    other = certified(at, "Non Haf", "n-2", "verifier")[0].certificate
    same = certified(at, "Non Haf", "n-1", "verifier")[0].certificate
    assert codes(case(signers=(signer(one, "assessor"),), mine=(other,))) == []
    assert codes(case(signers=(signer(one, "assessor"),), mine=(same,))) == ["review-own-record"]
