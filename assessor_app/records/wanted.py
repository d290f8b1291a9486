"""The row of an opening that says whether the signer's centre accepts records of this template. Judges no signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.records.report import Row
from assessor_app.trust import centres
from assessor_app.trust.model import CentreTrust

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor_app.trust.model import Anchor, SignatureCheck


def rows(check: SignatureCheck, payload: dict[str, Any], anchors: Sequence[Anchor]) -> Iterator[Row]:
    """A row where a centre that certified the signer names the templates it accepts, and this is none of them.

    A kind of page of which it names none (`observation`, `withdrawal`…) is left alone. Nothing is refused for it: a
    record stays what it is, and the centre may change its mind with the next pack.
    """
    template, at = str(payload.get("template", "")), check.signed_at
    for one in anchors:
        if not isinstance(one, CentreTrust) or template in one.templates or at is None:
            continue
        if _kind(template) not in {_kind(accepted) for accepted in one.templates}:
            continue
        if centres.issued_by(one, check.certificate, at):
            yield Row("template", "noted", "template-not-accepted", (("centre", one.name), ("template", template)))
            return


def _kind(template: str) -> str:
    return template.partition("/")[0]
