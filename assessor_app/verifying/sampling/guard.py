"""Who may not sample what: rules that drawing keeps and adding by hand cannot break. Pure; each has its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.verifying.interests.model import same_name, standing

if TYPE_CHECKING:
    from assessor_app.verifying.sampling.model import Verifier


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules look at in one record. `own` says that this store sealed it."""

    reference: str
    candidate: str
    candidate_id: str
    assessor: str
    assessor_id: str
    signer: str
    own: bool
    verdict: str
    superseded: bool
    withdrawn: bool


def barred(seen: Seen, verifier: Verifier) -> str:
    """The code of the rule that keeps a record out of this verifier's sample; empty where none does."""
    if (
        seen.own
        or seen.assessor_id in verifier.ids
        or seen.signer in verifier.signers
        or same_name(seen.assessor) in verifier.names
    ):
        return "sample-own"
    if seen.verdict != "accepted":
        return "sample-not-accepted"
    if seen.withdrawn:
        return "sample-withdrawn"
    if seen.superseded:
        return "sample-superseded"
    candidate, assessor = (seen.candidate_id, seen.candidate), (seen.assessor_id, seen.assessor)
    if standing(verifier.interests, candidate=candidate, assessor=assessor):
        return "sample-interest"
    return ""


def demand_free(seen: Seen, verifier: Verifier) -> None:
    """Let through what may be sampled.

    Raises:
        Refusal: `sample-own`, `sample-not-accepted`, `sample-withdrawn`, `sample-superseded`, `sample-interest`.
    """
    code = barred(seen, verifier)
    if code:
        raise Refusal(code, reference=seen.reference, assessor=seen.assessor, candidate=seen.candidate)
