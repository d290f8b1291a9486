"""What an observation keeps of the planned visit it comes from, as one text; the planned visits are elsewhere."""

from __future__ import annotations

import json
from dataclasses import astuple

from assessor_app.observing.model import Moved, Plan
from assessor_app.standards.model import CriterionKey


def write(plan: Plan) -> str:
    """Everything but the day it was agreed and the methods; empty where there is nothing of it."""
    if plan == Plan(plan.agreed, plan.methods):
        return ""
    return json.dumps(
        {
            "visit": plan.visit,
            "planned_for": plan.planned_for,
            "hoped": [str(key) for key in plan.hoped],
            "adjustments": plan.adjustments,
            "language": plan.language,
            "moved": [astuple(one) for one in plan.moved],
        },
        ensure_ascii=False,
    )


def read(agreed: str, methods: str, rest: str) -> Plan:
    """The plan that `write` wrote; `methods` is a JSON list."""
    held = tuple(json.loads(methods))
    if not rest:
        return Plan(agreed, held)
    said = json.loads(rest)
    return Plan(
        agreed,
        held,
        said["visit"],
        said["planned_for"],
        tuple(CriterionKey.parse(key) for key in said["hoped"]),
        said["adjustments"],
        said["language"],
        tuple(Moved(*one) for one in said["moved"]),
    )
