"""What the rows of an opening are called, for whichever face shows them. How they look is each face's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.records.report import RowName

ROW_WORDS: Final[dict[RowName, str]] = {
    "bytes": N_("File"),
    "signer": N_("Signer"),
    "time": N_("Time"),
    "pages": N_("Pages"),
    "standard": N_("Standards"),
    "superseded": N_("Later record"),
    "template": N_("Template"),
    "countersigned": N_("Countersignature"),
    "verified": N_("Verifier’s decision"),
    "beside": N_("Files beside it"),
    "statement": N_("What it states"),
}
