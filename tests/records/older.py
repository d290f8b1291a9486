"""What earlier templates were given to draw, for tests that hold them frozen: today's payload less what came later."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.records.model import Payload


def first_example() -> Payload:
    """The example that was published with template `observation/1`."""
    held: Payload = json.loads((Path(__file__).parent / "first_example.json").read_text(encoding="utf-8"))
    return held


def second(payload: Payload) -> Payload:
    """As template `observation/2` had it."""
    made = copy.deepcopy(payload)
    made["template"] = "observation/2"
    del made["replaces"], made["branding"], made["witnesses"], made["centre"]["site"], made["assessor"]["identity"]
    del made["candidate"]["registration"]["name"]
    for file in made["files"]:
        del file["beside"]
    return made


def first(payload: Payload) -> Payload:
    """As template `observation/1` had it."""
    made = second(payload)
    made["template"] = "observation/1"
    del made["ranges"], made["files"], made["rules"]
    made["plan"] = {"agreed": made["plan"]["agreed"], "methods": made["plan"]["methods"]}
    for entry in made["log"]:
        del entry["seconds"]
    for standard in made["standards"]:
        del standard["scope"]
    return made
