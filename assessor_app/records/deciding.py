"""Deciding: a verifier agrees with a record or does not, says why, and signs; after that nothing in it may change.

Which records are looked at, and what was decided criterion by criterion, is the business of verifying. Keeps nothing.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.paper.fonts import drawable
from assessor_app.records import further
from assessor_app.records.adding import accepted, added
from assessor_app.records.templates.further_1 import words

if TYPE_CHECKING:
    from assessor_app.records.adding import Signed, Signing
    from assessor_app.records.templates.further_1.words import Outcome


def decide(work: Signing, outcome: Outcome, comments: str) -> Signed:
    """Write a decision and comments into a record, and sign them.

    Raises:
        Refusal: `verified-already`; `countersignature-first`, when the record still has to be countersigned;
            `comments-missing`, when it is not simply confirmed and nobody says why; `comments-not-fitting`;
            `signer-own-record`; otherwise as `adding`.
        Tampered: `seal-does-not-open`.
    """
    opening = accepted(work)
    payload = opening.payload or {}
    roles = {signer.role for signer in opening.signers}
    pages, said = further.pages_of(payload), tidy(comments)
    if "verifier" in roles:
        raise Refusal("verified-already")
    if further.has_place(payload) and "countersigner" not in roles:
        raise Refusal("countersignature-first")
    if outcome != "confirmed" and not said:
        raise Refusal("comments-missing")
    if pages is None:
        raise Refusal("template-unknown", template=str(payload.get("template", "")))
    values = ((further.DECISION, words.said(outcome, pages)), (further.COMMENTS, said))
    return added(work, opening, further.VERIFY, values)


def tidy(comments: str) -> str:
    """Comments as their field holds them: NFC, one kind of line end, nothing that cannot be seen, no space around."""
    whole = drawable(unicodedata.normalize("NFC", comments))
    return "\n".join(line.rstrip() for line in whole.strip().split("\n"))
