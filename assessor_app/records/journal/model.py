"""A line of the journal and what a check of it finds, as frozen records. No store and no keys."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Deed = Literal[
    "found", "sealed", "taken-in", "newer", "roll-back", "fork", "other-base", "withdrawal", "judged", "disposed",
    "statement", "displaced",
]  # fmt: skip
"""`found`: it was here before there was a journal. `judged`: an older one that was judged anew and stands otherwise.
`disposed`: it was let go for good; `file` is then the certificate that says so. `displaced`: it had another's id, and
stands beside that one now."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `identity` is the SHA-256 of a base, `file` that of the whole file and `size` its bytes.

    Together the two name what was signed to its last byte, so that a later state of the same file shows that it begins
    with it. `at` is RFC 3339; `behind` how many seconds the clock stood before the latest time in the journal. `pack`
    names the centre's word that the judgement rests on, where there is one.
    """

    number: int
    at: str
    deed: Deed
    record: str = ""
    identity: str = ""
    file: str = ""
    size: int = 0
    verdict: str = ""
    pack: str = ""
    behind: int = 0

    def as_bytes(self) -> bytes:
        """The line as it is chained and signed: JSON with its keys in order and no white space."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def line_from(written: str) -> Line:
    """A line as it was kept; raises ValueError or TypeError when it is none."""
    said: Any = json.loads(written)
    return Line(**said)


Fault = Literal[
    "journal-line-missing", "journal-line-changed", "journal-line-not-signed", "journal-clock-back",
    "journal-record-gone", "journal-record-unwritten", "journal-file-differs",
    "journal-statement-gone", "journal-statement-unwritten", "journal-statement-differs",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: a code with facts. `noted` decides nothing, everything else is wrong."""

    code: Fault
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def noted(self) -> bool:
        """Whether it only has to be known: a clock was set back, which a person may do for good reasons."""
        return self.code == "journal-clock-back"
