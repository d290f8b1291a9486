"""Days that somebody says in verifying: that each is one. How they are written and shown is the faces' business."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from assessor_app.errors import Refusal

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def demand_day(day: str) -> None:
    """Refusal `date-malformed` for what is neither a whole day of ISO 8601 nor nothing."""
    try:
        good = not day or bool(_DAY.fullmatch(day) and dt.date.fromisoformat(day))
    except ValueError:
        good = False
    if not good:
        raise Refusal("date-malformed", date=day)
