"""What people call the parts of a centre's register: roles, standings, reasons. Sentences are in `language`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.centre.model import Status
    from assessor_app.trust.authority.issuing import Reason
    from assessor_app.trust.authority.roles import Role

ROLE_WORDS: Final[dict[Role, str]] = {
    "assessor": N_("Assessor"),
    "trainee": N_("Trainee assessor"),
    "verifier": N_("Internal verifier"),
    "external-verifier": N_("External verifier"),
    "administrator": N_("Centre administrator"),
}
STATUS_WORDS: Final[dict[Status, str]] = {
    "valid": N_("Valid"),
    "soon": N_("Expires soon"),
    "expired": N_("Expired"),
    "revoked": N_("Revoked"),
}
REASON_WORDS: Final[dict[Reason, str]] = {
    "left": N_("Has left the centre"),
    "key-lost": N_("Key or device lost"),
    "replaced": N_("Another took its place"),
    "role-changed": N_("Role changed"),
    "other": N_("Another reason"),
}
