"""Files on their way into the library: read one by one, told how each stands, put right, and then added. No widgets.

One bad file never stops the others: what is wrong with it is said where it stands in the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.clock import rfc3339
from assessor_app.errors import AssessorError, Refusal
from assessor_app.standards.model import Finding, Reading
from assessor_app.standards.origins.corrections import corrected
from assessor_app.standards.origins.model import Correction
from assessor_app.standards.reading.limits import MOST_BYTES
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Kind, Standard, StandardKey

Standing = Literal["new", "doubtful", "left-out", "known", "differs", "beside", "refused"]
ADDABLE: Final = frozenset({"new", "beside"})
READ: Final = frozenset({".txt", ".pdf", ".docx", ".html", ".htm", ".json"})
"""How the names of documents end; only for folders, since a file named by a person is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One standard of a file: what was read of it, what a person put right, and how it stands to the library.

    `new` can be added; `doubtful` could be, once a person has looked at what the reader was unsure of; `left-out` could
    be but a person said no; `known` is there already; `differs` is there under this edition with another text, and
    `beside` is such a one that is to be kept as another edition; from a `refused` one nothing can be taken. `other` is
    the edition that is there.
    """

    reading: Reading
    standing: Standing
    document: bytes = b""
    corrections: tuple[Correction, ...] = ()
    other: StandardKey | None = None

    @property
    def standard(self) -> Standard | None:
        """The standard as a person put it right."""
        return corrected(self.reading, self.corrections).standard if self.reading.standard else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed: refusals first, then warnings, then notes, each by line."""
        order = {"refused": 0, "warning": 1, "note": 2}
        return tuple(sorted(self.reading.findings, key=lambda one: (order[one.level], one.line)))

    def put_right(self, kind: Kind, number: int, *, became: Kind, group: str | None) -> Intake:
        """The same with one criterion, called as it was read, of this kind and under this group; text never changes."""
        others = tuple(one for one in self.corrections if (one.kind, one.number) != (kind, number))
        criteria = self.reading.standard.criteria if self.reading.standard else ()
        read = next(one for one in criteria if (one.kind, one.number) == (kind, number))
        fresh = (
            Correction(kind, number, "kind", read.kind, became),
            Correction(kind, number, "group", read.group, group),
        )
        return replace(self, corrections=(*others, *(one for one in fresh if one.before != one.after)))


def spread(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and for a folder the documents in it, by name."""
    found: list[Path] = []
    for path in paths:
        inside = (one for one in path.iterdir() if one.suffix.lower() in READ) if path.is_dir() else (path,)
        found += sorted(inside)
    return list(dict.fromkeys(found))


def read_files(rooms: Rooms, progress: Progress, paths: Sequence[Path]) -> list[Intake]:
    """Read files, whatever they are; nothing is added yet."""
    from assessor_app.standards.reading.reader import read_all  # noqa: PLC0415 - the grammar; not before first paint

    intakes = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            finding = Finding(0, "refused", "file-unreadable", (("file", path.name),))
            intakes.append(Intake(Reading(path.name, None, (finding,)), "refused"))
        else:
            intakes += [_standing(rooms, Intake(reading, "new", data)) for reading in read_all(path.name, data)]
    return intakes


def add_files(
    rooms: Rooms, progress: Progress, intakes: Sequence[Intake], now: dt.datetime
) -> tuple[list[Intake], Changes]:
    """Add what can be added, with the corrections in the name of this store's owner; all of them as they stand now."""
    assessor = rooms.people.assessor()
    who, when = assessor.name if assessor else "", rfc3339(now)
    after: list[Intake] = []
    touched: set[tuple[str, str]] = set()
    for done, intake in enumerate(intakes):
        progress.step(done, len(intakes))
        if intake.standing not in ADDABLE:
            after.append(intake)
            continue
        signed = tuple(replace(one, who=who, when=when) for one in intake.corrections)
        reading = corrected(intake.reading, signed)
        beside = intake.standing == "beside"
        try:
            touched |= rooms.library.add(reading, document=intake.document, who=who, when=when, beside=beside).touched
        except Refusal as problem:
            after.append(_refused(intake, problem))
        else:
            after.append(replace(intake, standing="known"))
    return after, Changes(frozenset(touched))


def _standing(rooms: Rooms, intake: Intake) -> Intake:
    standard = intake.reading.standard
    if standard is None:
        return replace(intake, standing="refused")
    found = rooms.library.standing(standard)
    if found.what == "differs":
        return replace(intake, standing="differs", other=found.key)
    if found.what != "new":
        return replace(intake, standing="known", other=found.key)
    return replace(intake, standing="doubtful" if intake.reading.doubts else "new")


def _refused(intake: Intake, problem: AssessorError) -> Intake:
    finding = Finding(0, "refused", problem.code, tuple(problem.facts.items()))
    reading = replace(intake.reading, findings=(finding, *intake.reading.findings))
    if problem.code != "standard-edition-differs":
        return replace(intake, reading=reading, standing="refused")
    return replace(intake, reading=reading, standing="differs", other=intake.standard.key if intake.standard else None)
