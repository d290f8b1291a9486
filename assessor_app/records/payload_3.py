"""What template `observation/3` says beyond the second: the centre's site and looks, what is replaced, whose identity.

Only data; the pages are in `templates.observation_3`.
"""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessor_app.observing.evidence.limits import beside

if TYPE_CHECKING:
    from assessor_app.observing.model import Visit
    from assessor_app.people.model import Branding
    from assessor_app.records.model import SealingFacts


def add(payload: dict[str, Any], visit: Visit, facts: SealingFacts) -> None:
    """Add it to what the second template draws."""
    payload["centre"]["site"] = visit.assessor.centre.site
    payload["assessor"]["identity"] = facts.identity
    payload["candidate"]["registration"]["name"] = visit.candidate.registration.name
    for told, file in zip(payload["files"], visit.observation.files, strict=True):
        told["beside"] = beside(file.size)
    payload["witnesses"] = [asdict(witness) for witness in visit.observation.witnesses]
    payload["replaces"] = asdict(facts.replaces) if facts.replaces else None
    payload["branding"] = _branding(visit.branding)


def _branding(branding: Branding) -> dict[str, Any]:
    """The logo as base64 of a PNG (empty: none), and the centre's words for roles in both languages."""
    roles = {"candidate": branding.candidate, "assessor": branding.assessor, "verifier": branding.verifier}
    return {
        "logo": base64.b64encode(branding.logo).decode("ascii"),
        "roles": {role: {"cy": word.cy, "en": word.en} for role, word in roles.items()},
    }
