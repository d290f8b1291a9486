"""Files on their way into the library: read one by one, told how each stands, and then added. No widgets.

One bad file never stops the others: what is wrong with it is said where it stands in the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.errors import AssessorError, Refusal
from assessor_app.standards.limits import MOST_BYTES
from assessor_app.standards.model import Finding, Reading
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms

Standing = Literal["new", "left-out", "known", "differs", "refused"]
ADDABLE: Final = "new"
READ: Final = frozenset({".txt", ".pdf", ".docx", ".html", ".htm"})
"""How the names of documents end; only for folders, since a file named by a person is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One standard of a file: what was read of it, and how it stands to the library.

    `new` can be added, `left-out` could be but a person said no, `known` is there already with the same text,
    `differs` is there with another text, and from a `refused` one nothing can be taken.
    """

    reading: Reading
    standing: Standing

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed: refusals first, then warnings, then notes, each by line."""
        order = {"refused": 0, "warning": 1, "note": 2}
        return tuple(sorted(self.reading.findings, key=lambda one: (order[one.level], one.line)))


def spread(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and for a folder the documents in it, by name."""
    found: list[Path] = []
    for path in paths:
        inside = (one for one in path.iterdir() if one.suffix.lower() in READ) if path.is_dir() else (path,)
        found += sorted(inside)
    return list(dict.fromkeys(found))


def read_files(rooms: Rooms, progress: Progress, paths: Sequence[Path]) -> list[Intake]:
    """Read files, whatever they are; nothing is added yet."""
    from assessor_app.standards.reader import read_all  # noqa: PLC0415 - the grammar; not before first paint

    intakes = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            finding = Finding(0, "refused", "file-unreadable", (("file", path.name),))
            readings: tuple[Reading, ...] = (Reading(path.name, None, (finding,)),)
        else:
            readings = read_all(path.name, data)
        intakes += [Intake(reading, _standing(rooms, reading)) for reading in readings]
    return intakes


def add_files(rooms: Rooms, progress: Progress, intakes: Sequence[Intake]) -> tuple[list[Intake], Changes]:
    """Add what can be added; returns all of them as they stand now."""
    after: list[Intake] = []
    touched: set[tuple[str, str]] = set()
    for done, intake in enumerate(intakes):
        progress.step(done, len(intakes))
        if intake.standing == ADDABLE:
            try:
                touched |= rooms.library.add(intake.reading).touched
            except Refusal as problem:
                after.append(_refused(intake, problem))
                continue
            intake = Intake(intake.reading, _standing(rooms, intake.reading))  # noqa: PLW2901 - as it stands now
        after.append(intake)
    return after, Changes(frozenset(touched))


def _standing(rooms: Rooms, reading: Reading) -> Standing:
    if reading.standard is None:
        return "refused"
    try:
        held = rooms.library.get(reading.standard.key)
    except Refusal:
        return "new"
    return "known" if held.text_sha256 == reading.standard.text_sha256 else "differs"


def _refused(intake: Intake, problem: AssessorError) -> Intake:
    finding = Finding(0, "refused", problem.code, tuple(problem.facts.items()))
    reading = replace(intake.reading, findings=(finding, *intake.reading.findings))
    return Intake(reading, "differs" if problem.code == "standard-edition-differs" else "refused")
