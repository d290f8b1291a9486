"""A planned visit as one text, and read again; no SQL."""

from __future__ import annotations

import json
from dataclasses import astuple

from assessor_app.observing.model import Moved
from assessor_app.observing.planning.model import PlannedVisit, Proposal
from assessor_app.standards.model import CriterionKey, StandardKey


def write(visit: PlannedVisit) -> str:
    """Everything of it, as JSON."""
    what = visit.what
    return json.dumps(
        {
            "candidate": what.candidate,
            "standards": [str(key) for key in what.standards],
            "start": what.start,
            "minutes": what.minutes,
            "hoped": [str(key) for key in what.hoped],
            "methods": list(what.methods),
            "place": what.place,
            "setting": what.setting,
            "adjustments": what.adjustments,
            "language": what.language,
            "note": what.note,
            "stage": visit.stage,
            "agreed": visit.agreed,
            "how": visit.how,
            "moved": [astuple(one) for one in visit.moved],
            "reason": visit.reason,
            "observation": visit.observation,
        },
        ensure_ascii=False,
    )


def read(name: str, text: str) -> PlannedVisit:
    """What `write` wrote of the visit called `name`."""
    said = json.loads(text)
    what = Proposal(
        candidate=said["candidate"],
        standards=tuple(StandardKey.parse(key) for key in said["standards"]),
        start=said["start"],
        minutes=said["minutes"],
        hoped=tuple(CriterionKey.parse(key) for key in said["hoped"]),
        methods=tuple(said["methods"]),
        place=said["place"],
        setting=said["setting"],
        adjustments=said["adjustments"],
        language=said["language"],
        note=said["note"],
    )
    return PlannedVisit(
        name, what, said["stage"], said["agreed"], said["how"], tuple(Moved(*one) for one in said["moved"]),
        said["reason"], said["observation"],
    )  # fmt: skip
