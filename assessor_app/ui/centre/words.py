"""How the standings in a centre's register look. What they are called is in `centre.words`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.centre.model import Status

STATUS_LOOKS: Final[dict[Status, tuple[str, str]]] = {
    "valid": ("verified_user-fill", "met"),
    "soon": ("warning-fill", "not_yet"),
    "expired": ("gpp_maybe-fill", "not_yet"),
    "revoked": ("gpp_bad-fill", "refused"),
}
