"""How the command line reads one document and tells what it gave. Keeps nothing; the reading itself is `standards`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.cli import stores
from assessor_app.errors import AssessorError
from assessor_app.language import N_
from assessor_app.standards.model import Finding
from assessor_app.standards.reading.reader import read_all

if TYPE_CHECKING:
    from assessor_app.cli.saying import Face
    from assessor_app.standards.model import Reading

GROUPS = (
    ("performance", N_("Performance criteria: {count}")),
    ("knowledge", N_("Knowledge and understanding: {count}")),
    ("behaviours", N_("Behaviours: {count}")),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document and what was read from it: a reading for each standard in it."""

    data: bytes
    readings: tuple[Reading, ...]


def document_of(name: str, face: Face) -> Document | Finding:
    """A document and its readings; where it cannot be opened the reason, which is told."""
    try:
        data = stores.read_file(Path(name))
    except AssessorError as problem:
        face.remark(face.code(problem.code, problem.facts))
        return Finding(0, "refused", problem.code, tuple(problem.facts.items()))
    return Document(data, read_all(name, data))


def describe(reading: Reading, face: Face) -> None:
    """Tell what a reading gave: its counts, then its findings with their lines."""
    standard = reading.standard
    if standard is not None:
        face.answer(f"{reading.source}: {standard.key}  {standard.title}")
        for name, message in GROUPS:
            face.answer(f"  {face.words(message, count=len(getattr(standard, name)))}")
    else:
        face.answer(face.words("{source}: not read", source=reading.source))
    lines = {line.number: line.text for line in reading.lines}
    for finding in reading.findings:
        said = face.code(finding.code, dict(finding.facts))
        where = f"{reading.source}:{finding.line}" if finding.line else reading.source
        face.answer(f"  {where}: {said}")
        if finding.level != "note" and finding.line in lines:
            face.answer(f"      | {lines[finding.line]}")
