"""What every part of an observation must have before it is kept, whoever brings it: the desk or a document.

Pure demands. `where` holds facts that say which part is meant, for whoever cannot see it. What the whole still lacks
before it can be sealed is in `readiness`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from assessor_app.observing.model import EntryKind, Mark


# Letters that a record's published schema has room for. What stands in the log can never be shortened afterwards.
MOST_OF_A_TEXT: Final = 20_000
MOST_OF_A_PLACE: Final = 300
MOST_OF_A_WITNESS: Final = 200
MOST_OF_AN_OWNER: Final = 120
MOST_OF_A_DUE_DAY: Final = 60


def demand_entry(kind: EntryKind, text: str, question: str, **where: str) -> None:
    """Refusal `entry-empty`, `entry-long`; `question-missing` for a question that was not written down."""
    if not text.strip():
        raise Refusal("entry-empty", **where)
    if max(len(text), len(question)) > MOST_OF_A_TEXT:
        raise Refusal("entry-long", most=MOST_OF_A_TEXT, **where)
    if kind == "question" and not question.strip():
        raise Refusal("question-missing", **where)


def demand_struck(*, known: bool, struck: bool, **where: str) -> None:
    """Refusal `entry-unknown` when no entry of the log is called so, `entry-already-struck` when it was corrected."""
    if not known:
        raise Refusal("entry-unknown", **where)
    if struck:
        raise Refusal("entry-already-struck", **where)


def demand_action(text: str, **where: str) -> None:
    """Refusal `action-empty`."""
    if not text.strip():
        raise Refusal("action-empty", **where)


def demand_witness(name: str, **where: str) -> None:
    """Refusal `witness-unnamed`."""
    if not name.strip():
        raise Refusal("witness-unnamed", **where)


def demand_locator(what: str, held_at: str, **where: str) -> None:
    """Refusal `locator-incomplete` unless it says both what the evidence is and where it is held."""
    if not (what.strip() and held_at.strip()):
        raise Refusal("locator-incomplete", **where)


def demand_mark(mark: Mark, **where: str) -> None:
    """Refusal `mark-empty`: a drawn mark has strokes, a typed one a name, an absent one a reason."""
    given = {"drawn": bool(mark.strokes), "typed": bool(mark.name.strip()), "absent": bool(mark.reason.strip())}
    if not given[mark.kind]:
        raise Refusal("mark-empty", **where)
