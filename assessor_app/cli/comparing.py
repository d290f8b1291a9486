"""The command `standards compare`: two editions word by word. What differs is found in `standards.comparing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.cli.saying import Exit, Face
from assessor_app.cli.standards import library_of
from assessor_app.language import N_
from assessor_app.standards.comparing import compare
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from assessor_app.standards.comparing import Change, Comparison, Span
    from assessor_app.standards.model import Criterion

STATES: Final = {
    "kept": N_("As before: {count}"),
    "moved": N_("Moved: {count}"),
    "changed": N_("Changed: {count}"),
    "added": N_("Added: {count}"),
    "removed": N_("Removed: {count}"),
}
SIGNS: Final = {"kept": " ", "moved": ">", "changed": "~", "added": "+", "removed": "-"}
MARKS: Final = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""As `wdiff` marks words, which people who compare texts on a command line know."""


def compare_two(options: argparse.Namespace, face: Face) -> Exit:
    """Compare two editions. 0 also where they differ, which is the answer."""
    with library_of(options, face) as library:
        old, new = (library.resolve(name, prefer=face.words.language) for name in (options.old, options.new))
    found = compare(old, new)
    _tell(found, face)
    face.document(as_json(found))
    return Exit.YES


def _tell(found: Comparison, face: Face) -> None:
    face.answer(f"{found.old} → {found.new}")
    for state, message in STATES.items():
        face.answer(face.words(message, count=found.count(state)))  # type: ignore[arg-type] # the keys are the states
    for detail in found.details:
        face.answer(f"  {detail.field}: {marked('gone', '; '.join(detail.old))} {marked('new', '; '.join(detail.new))}")
    for passage in found.passages:
        face.answer(f"\n{passage.field}\n{_shown(passage.spans)}")
    for change in found.criteria:
        if change.state != "kept":
            face.answer(f"{SIGNS[change.state]} {_names(change, face)}  {_shown(change.spans)}")


def _names(change: Change, face: Face) -> str:
    def name(one: Criterion | None) -> str:
        return f"{KIND_LETTERS[one.kind, face.words.language]}{one.number}" if one else ""

    names = [said for said in dict.fromkeys((name(change.old), name(change.new))) if said]
    return " → ".join(names)


def _shown(spans: Iterable[Span]) -> str:
    return " ".join(marked(span.state, span.text) for span in spans)


def marked(state: str, text: str) -> str:
    """Words with the marks of their state; nothing where there are none."""
    before, after = MARKS[state]
    return f"{before}{text}{after}" if text else ""


def as_json(found: Comparison) -> dict[str, Any]:
    """A comparison as JSON: `details`, `passages` and `criteria`, each with its spans of words."""
    return {
        "old": str(found.old),
        "new": str(found.new),
        "counts": {state: found.count(state) for state in STATES},  # type: ignore[arg-type] # same
        "details": [{"field": one.field, "old": list(one.old), "new": list(one.new)} for one in found.details],
        "passages": [{"field": one.field, "spans": _spans(one.spans)} for one in found.passages],
        "criteria": [
            {
                "state": one.state,
                "moved": one.moved,
                "old": _place(one.old),
                "new": _place(one.new),
                "spans": _spans(one.spans),
            }
            for one in found.criteria
        ],
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, str]]:
    return [{"state": span.state, "text": span.text} for span in spans]


def _place(one: Criterion | None) -> dict[str, Any] | None:
    return None if one is None else {"kind": one.kind, "number": one.number, "label": one.label, "group": one.group}
