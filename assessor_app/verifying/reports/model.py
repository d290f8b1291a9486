"""A verification report as a frozen record: its head as lists show it, and its data. No store and no pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.verifying.model import Action, Finding

if TYPE_CHECKING:
    from assessor_app.records.model import Payload
    from assessor_app.verifying.statements.model import Statement


@dataclass(frozen=True, slots=True)
class Report:
    """One report: `statement` is what lists show, `payload` what its schema `verification-1` describes."""

    statement: Statement
    payload: Payload

    @property
    def identity(self) -> str:
        """The SHA-256 of its base, in hex."""
        return self.statement.identity

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions it opens; none in a recheck."""
        return tuple(Action(**{**one, "criteria": tuple(one["criteria"])}) for one in self.payload["actions"])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What it decides of each criterion, in the record's order."""
        return tuple(
            Finding(f"{standard['key']}#{one['kind']}:{one['number']}", one["outcome"], one["cause"], one["note"])
            for standard in self.payload["decided"]
            for one in standard["criteria"]
        )

    @property
    def rechecks(self) -> list[dict[str, Any]]:
        """What became of actions that an earlier report opened, as the schema has it; none in a review."""
        found: list[dict[str, Any]] = self.payload["rechecks"]
        return found
