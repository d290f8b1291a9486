"""What a centre lets a person sign, as an identifier in their certificate's policies (RFC 5280, 4.2.1.4)."""

from __future__ import annotations

from typing import Final, Literal, get_args

from assessor_app.trust.certificates import load

Role = Literal["assessor", "trainee", "verifier", "external-verifier", "administrator"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
# The one place of the arc. It stands below a number that nobody has registered yet: the owner's to change, once.
ARC: Final = "1.3.6.1.4.1.99999.417.1"
OIDS: Final[dict[Role, str]] = {role: f"{ARC}.{number}" for number, role in enumerate(ROLES, start=1)}


def roles_of(certificate: bytes) -> tuple[Role, ...]:
    """The roles that a certificate (DER) gives its holder, in the order of `ROLES`; none where it says nothing of them.

    Raises:
        Refusal: `certificate-unreadable`.
    """
    policies = load(certificate).certificate_policies_value
    said = {policy["policy_identifier"].dotted for policy in policies} if policies is not None else set()
    return tuple(role for role in ROLES if OIDS[role] in said)
