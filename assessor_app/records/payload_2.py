"""What template `observation/2` says beyond the first: the plan, scope/range, evidence files, timers, centre's rules.

Only data; the pages are in `templates.observation_2`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards.ranges import scope_items

if TYPE_CHECKING:
    from assessor_app.observing.model import EvidenceFile, Visit

_LONGEST: Final = 80
"""How many letters of a file's own name its name inside the PDF keeps."""


def add(payload: dict[str, Any], visit: Visit) -> None:
    """Add it to what the first template draws."""
    seen, rules = visit.observation, visit.rules
    payload["plan"] |= {
        "planned_for": seen.plan.planned_for,
        "hoped": [str(key) for key in seen.plan.hoped if key.standard in seen.standards],
        "adjustments": seen.plan.adjustments,
        "language": seen.plan.language,
        "moved": [{"at": one.at, "was": one.was, "now": one.now, "reason": one.reason} for one in seen.plan.moved],
    }
    for told, entry in zip(payload["log"], seen.entries, strict=True):
        told["seconds"] = entry.seconds
    for told, standard in zip(payload["standards"], visit.standards, strict=True):
        told["scope"] = [{"key": str(item.key), "text": item.text} for item in scope_items(standard)]
    payload["ranges"] = [{"item": str(mark.item), "at": mark.at} for mark in seen.ranges]
    payload["files"] = [_file(number, file) for number, file in enumerate(seen.files, 1)]
    payload["rules"] = {
        "judging": rules.judging,
        "signature": rules.signature,
        "countersign": visit.assessor.status == "trainee" and rules.countersign,
    }


def _file(number: int, file: EvidenceFile) -> dict[str, Any]:
    return described(number, file) | {
        "id": file.id,
        "origin": file.origin,
        "criteria": [str(key) for key in file.criteria],
    }


def described(number: int, file: EvidenceFile) -> dict[str, Any]:
    """What any payload says of a file, the `number`th of it."""
    return {
        "attachment": attachment_name(number, file.name),
        "name": file.name,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "size": file.size,
        "at": file.at,
        "caption": file.caption,
        "consent": file.consent,
        "people": file.people,
    }


def attachment_name(number: int, name: str) -> str:
    """What a file is called inside the PDF: `evidence-2-Desg flaen.jpg`; nothing in it leads into a folder."""
    plain = re.sub(r"[^\w. -]", "_", unicodedata.normalize("NFC", name)).strip(" .") or "file"
    stem, dot, ending = plain.rpartition(".")
    kept = (
        f"{(stem or ending)[: _LONGEST - 10]}{dot}{ending[:8]}" if dot and len(plain) > _LONGEST else plain[:_LONGEST]
    )
    return f"evidence-{number}-{kept}"
