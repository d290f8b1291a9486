"""What the top bar says of a record: whose it is, who sealed it and when. Reads the payload, judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.language.dates import moment

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.records.deeds import Judged


def about(words: Words, judged: Judged, *, narrow: bool) -> tuple[str, str]:
    """The record's reference, and who, by whom, when; of a file that says none of it, its name."""
    assessor, sealed = _said(judged, "assessor", "name"), _said(judged, "record", "sealed_at")
    statement = any(row.row == "statement" for row in judged.opening.rows)
    by = N_("signed by {name}") if statement else N_("assessed by {name}")
    parts = (
        _said(judged, "candidate", "name"),
        words(by, name=assessor) if assessor and not narrow else "",
        moment(words, sealed),
    )
    return _said(judged, "record", "reference") or judged.opening.source, " · ".join(part for part in parts if part)


def _said(judged: Judged, group: str, name: str) -> str:
    """One text of the payload, which nobody has checked where the template is unknown."""
    held = (judged.opening.payload or {}).get(group)
    return str(held.get(name) or "") if isinstance(held, dict) else ""
