"""Who may review which record, as a table of rules over what is known of both. Pure; reads no store.

Nobody verifies an assessment of their own (Ofqual A4.5 and A4.6; the awarding bodies' guidance for verifiers).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.records import further
from assessor_app.trust import certificates
from assessor_app.trust.authority.roles import roles_of
from assessor_app.verifying.interests.model import CONCERNS, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.errors import Fact
    from assessor_app.records.model import Held
    from assessor_app.records.report import Opening
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import SignerCard
    from assessor_app.verifying.interests.model import Interest

VERIFYING: Final = frozenset({"verifier", "external-verifier"})


@dataclass(frozen=True, slots=True)
class Case:
    """A record as it stands and whoever would review it.

    `person` is the id of the store's own person, `mine` every certificate (DER) this store has signed with, the one
    that signs now last; `interests` are those that they declared, `says` as what they say they verify: that counts
    where no certificate gives a role.
    """

    held: Held
    opening: Opening
    person: str
    mine: tuple[bytes, ...]
    interests: tuple[Interest, ...] = ()
    says: str = ""

    @property
    def cards(self) -> tuple[SignerCard, ...]:
        """Whom the own certificates name."""
        return tuple(certificates.card(one) for one in self.mine)


Facts = tuple[tuple[str, "Fact"], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule that a review meets: its code, whether it forbids the review or only says something, and facts."""

    code: str
    forbids: bool
    facts: Facts = ()


def _own(case: Case) -> Facts | None:
    """Assessed here, or by the person this store belongs to, or by somebody who cannot be told from them."""
    payload = case.opening.payload or {}
    assessor = payload.get("assessor")
    of_person = isinstance(assessor, dict) and bool(case.person) and assessor.get("id") == case.person
    return () if case.held.origin == "own" or of_person or _signed(case, "assessor") else None


def _countersigned(case: Case) -> Facts | None:
    return () if _signed(case, "countersigner") else None


def _signed(case: Case, role: str) -> bool:
    signers = [certificates.card(one.certificate) for one in case.opening.signers if one.role == role]
    return any(further.same_person(signer, mine) for signer in signers for mine in case.cards)


def took_part(case: Case) -> bool:
    """Whether whoever would verify assessed the record or countersigned it."""
    return _own(case) is not None or _countersigned(case) is not None


def without_role(case: Case) -> bool:
    """Whether the certificate that signs lets its holder do other things than verify."""
    return _no_role(case) is not None


def _not_accepted(case: Case) -> Facts | None:
    return None if case.opening.verdict == "accepted" else ()


def _interest(case: Case) -> Facts | None:
    """An interest that stands, wherever it was declared."""
    payload = case.opening.payload or {}
    people = [payload.get(one) for one in CONCERNS]
    candidate, assessor = [
        (one.get("id", ""), one.get("name", "")) if isinstance(one, dict) else ("", "") for one in people
    ]
    found = standing(case.interests, candidate=candidate, assessor=assessor)
    return (("name", found[0].name), ("reference", case.held.reference)) if found else None


def _superseded(case: Case) -> Facts | None:
    return (("by", case.held.superseded_by),) if case.held.superseded_by else None


def _withdrawn(case: Case) -> Facts | None:
    return () if case.held.withdrawn else None


def _not_countersigned(case: Case) -> Facts | None:
    roles = {signer.role for signer in case.opening.signers}
    waits = further.has_place(case.opening.payload or {}) and "countersigner" not in roles
    return () if waits else None


def _no_role(case: Case) -> Facts | None:
    """A certificate that gives roles at all must give one that verifies; a self-made one gives none."""
    said = roles_of(case.mine[-1]) if case.mine else ()
    return () if said and not VERIFYING & set(said) else None


def _verified(case: Case) -> Facts | None:
    """Somebody verified it before: the record holds one decision, so another stands in a report alone."""
    before = next((one for one in case.opening.signers if one.role == "verifier"), None)
    return (("name", before.name), ("at", before.signed_at)) if before else None


def verifies_as(certificate: bytes | None, says: str) -> Role:
    """As what somebody verifies: external, where that alone is what their certificate (DER) lets them be.

    One that gives no role, or none at all, leaves it to what they say (`says`) themselves.
    """
    given = (roles_of(certificate) if certificate is not None else ()) or (says,)
    return "external-verifier" if "external-verifier" in given and "verifier" not in given else "verifier"


def _external(case: Case) -> Facts | None:
    """An external verifier adds nothing to a centre's record: their decision stands in a report of their own."""
    return () if verifies_as(case.mine[-1] if case.mine else None, case.says) == "external-verifier" else None


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: its code, whether it forbids, and what finds it (None: not met)."""

    code: str
    forbids: bool
    find: Callable[[Case], Facts | None]


RULES: Final = (
    Rule("review-own-record", True, _own),  # noqa: FBT003 - a column of the table
    Rule("review-own-countersignature", True, _countersigned),  # noqa: FBT003 - same
    Rule("interest-stands", True, _interest),  # noqa: FBT003 - same
    Rule("review-not-accepted", True, _not_accepted),  # noqa: FBT003 - same
    Rule("review-superseded", True, _superseded),  # noqa: FBT003 - same
    Rule("review-withdrawn", True, _withdrawn),  # noqa: FBT003 - same
    Rule("countersignature-first", True, _not_countersigned),  # noqa: FBT003 - same
    Rule("review-role-missing", True, _no_role),  # noqa: FBT003 - same
    Rule("review-verified-already", False, _verified),  # noqa: FBT003 - same
    Rule("review-external", False, _external),  # noqa: FBT003 - same
)


def bars(case: Case) -> tuple[Bar, ...]:
    """Every rule that a review of this record meets, those that forbid it first."""
    found = [(rule, rule.find(case)) for rule in RULES]
    return tuple(Bar(rule.code, rule.forbids, facts) for rule, facts in found if facts is not None)


def demand(found: Sequence[Bar]) -> None:
    """Refusal with the code of the first rule that forbids the review."""
    for bar in found:
        if bar.forbids:
            raise Refusal(bar.code, **dict(bar.facts))
