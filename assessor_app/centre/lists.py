"""What a centre's lists of revoked certificates are made of, and which of two of its root's is the later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.trust.authority import issuing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.centre.model import Issued
    from assessor_app.trust.model import CentreTrust


def revoked_by(authority: bytes, issued: Iterable[Issued]) -> list[issuing.Revoked]:
    """What an authority (DER) has issued and the centre has revoked, as the authority's list says it."""
    return [
        issuing.Revoked(issuing.serial_of(one.certificate), dt.datetime.fromisoformat(one.revoked_at), one.reason)
        for one in issued
        if one.revoked_at and one.reason and issuing.is_from(one.certificate, authority)
    ]


def root_number(trust: CentreTrust) -> int:
    """The number of the root's list in a centre's pack; it only ever grows."""
    return issuing.listed(trust.root_list)[0]
