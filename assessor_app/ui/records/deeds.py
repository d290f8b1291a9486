"""What the records' screen asks of the rooms, each as one blocking deed. No widgets, and no judgement of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.trust.model import fingerprint, pem
from assessor_app.ui.records.knowing import Known, known

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.records.model import Held
    from assessor_app.records.report import Opening, Signer
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Vouching
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Came

# What became of a file: looked at only (in a store, or outside of one), or what an import makes of it.
Outcome = Literal["looked", "outside", "kept", "duplicate", "newer", "older", "at-odds", "disposed", "turned-away"]
OUTCOMES: Final[dict[Outcome, str]] = {
    "kept": N_("Imported: {count}"),
    "newer": N_("Brought up to date: {count}"),
    "duplicate": N_("Already here: {count}"),
    "older": N_("Older than what is here: {count}"),
    "at-odds": N_("At odds with what is here: {count}"),
    "disposed": N_("Disposed of here, and not imported: {count}"),
    "turned-away": N_("Not imported: {count}"),
}
NO_FILES: Final = N_("There is no PDF in what you chose.")
LOOKED_AT: Final = 200  # files of one import that are held to be looked at; more are counted, and in the inbox
# Whose pages may be drawn: nothing that was refused is handed to a reader of PDFs.
DRAWN: Final = frozenset({"accepted", "unknown-signer", "unchecked"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One record as it stands now: how it was judged, where it is kept, its file, and what was said of its signer.

    `own` says that this store's own identity signed it; `journal` holds the vouching and withdrawing, oldest first;
    `known` what the archive knows of it, where it is kept.
    `where` is the folder of a file that was only looked at: what belongs beside it may stand there.
    """

    opening: Opening
    held: Held | None
    file: bytes
    outcome: Outcome
    own: bool
    journal: tuple[Vouching, ...]
    where: Path | None = None
    known: Known | None = None

    @property
    def signer(self) -> Signer:
        """Whom the card tells of: the first for whom nobody here stands yet, else the assessor."""
        return self.opening.waiting_for or self.opening.signers[0]

    @property
    def takeable(self) -> bool:
        """Whether the file may be taken into the archive: not what was disposed of, and no certificate of that."""
        codes = {row.code for row in self.opening.rows}
        kept = self.outcome == "looked" and self.opening.verdict in DRAWN
        return kept and not codes & {"record-disposed", "says-disposal"}

    @property
    def vouched(self) -> bool:
        """Whether somebody here vouches for the signer now."""
        return bool(self.journal) and self.journal[-1].deed == "vouched"


def spread(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and for a folder the records in and under it, by name."""
    from assessor_app.records.apart import folder  # noqa: PLC0415 - brings in pyHanko

    return folder.spread(paths)


def judge_kept(rooms: Rooms, progress: Progress, identity: str) -> Judged:
    """Open a record of the archive again, byte for byte; for a report or an answer, the record it is about."""
    progress.step(0, 1)
    held = rooms.archive.find(rooms.verifying.statements.about(identity) or identity)
    file = rooms.archive.file(held.identity)
    return _judged(rooms, rooms.archive.apart.judged(rooms.archive.open(held.reference, file)), file, "looked")


def open_files(rooms: Rooms, progress: Progress, paths: Sequence[Path]) -> list[Judged]:
    """Judge files and keep none of them."""
    from assessor_app.records.apart import folder  # noqa: PLC0415 - brings in pyHanko

    found = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        file = _read(path)
        opening = rooms.archive.open(path.name, file) if file is not None else _not_read(path)
        found.append(_judged(rooms, folder.judged(opening, path.parent), file or b"", "looked", path.parent))
    return found


def look_at(progress: Progress, paths: Sequence[Path], trusted: Sequence[Path], now: dt.datetime) -> list[Judged]:
    """Judge files where there is no store, against the certificates in other files.

    Raises:
        Unavailable, Refusal: what reading a file of certificates refuses.
    """
    from assessor_app.records.apart import folder  # noqa: PLC0415 - brings in pyHanko
    from assessor_app.records.opening import open_record  # noqa: PLC0415 - same
    from assessor_app.trust import anchors as trusting  # noqa: PLC0415 - same

    anchors = [anchor for file in trusted for anchor in trusting.load(file)]
    found = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        file = _read(path)
        opening = open_record(path.name, file, anchors, now) if file is not None else _not_read(path)
        judged = folder.judged(opening, path.parent)
        found.append(Judged(judged, None, file or b"", "outside", own=False, journal=()))
    return found


def take_in_files(
    rooms: Rooms, progress: Progress, paths: Iterable[Path]
) -> tuple[list[Judged], Counter[Outcome], Changes]:
    """Import files, folders and zips; one file that is turned away never stops the others.

    Returns what is to be looked at, how many files there were of each outcome, and what was touched.
    """
    found: list[Judged] = []
    tally: Counter[Outcome] = Counter()

    def told(came: Came, data: bytes) -> None:
        tally[came.outcome] += 1
        if len(found) < LOOKED_AT and came.kind not in {"exercise", "exercise-answer"}:
            found.append(_judged(rooms, came.opening, data, came.outcome))

    _delivery, changes = rooms.verifying.inbox.take_in(paths, progress, told=told)
    return found, tally, changes


def take_in_judged(rooms: Rooms, judged: Judged) -> tuple[list[Judged], Counter[Outcome], Changes]:
    """Import a file that was opened before; it is judged again."""
    came, changes = rooms.verifying.inbox.door.take_in(judged.opening.source, judged.file, judged.where)
    return [_judged(rooms, came.opening, judged.file, came.outcome)], Counter([came.outcome]), changes


def counted(words: Words, tally: Counter[Outcome]) -> str:
    """What became of imported files, in one line that leaves out what there is none of; or that there were no files."""
    parts = [words(message, count=tally[outcome]) for outcome, message in OUTCOMES.items() if tally[outcome]]
    return " · ".join(parts) or words(NO_FILES)


def vouch(rooms: Rooms, identity: str, how: str) -> Changes:
    """Vouch for the signer of a kept record, in the name of this store's owner."""
    return rooms.archive.vouch(identity, how, _who(rooms))


def withdraw(rooms: Rooms, signer: str, reason: str) -> Changes:
    """Withdraw a vouching, in the name of this store's owner."""
    return rooms.archive.withdraw(signer, reason, _who(rooms))


def export(rooms: Rooms, identity: str, folder: Path) -> Path:
    """Write a record into a folder, and beside an own one the certificate that its readers will need."""
    held = rooms.archive.find(identity)
    own = next((one for one in rooms.vouched.own_certificates() if fingerprint(one) == held.signer), None)
    return rooms.archive.export(held.identity, folder, certificate=pem(own).encode() if own else b"")


def _judged(rooms: Rooms, opening: Opening, file: bytes, outcome: Outcome, where: Path | None = None) -> Judged:
    held = next((one for one in _held(rooms, opening.identity)), None)
    own = {fingerprint(certificate) for certificate in rooms.vouched.own_certificates()}
    told = opening.waiting_for or (opening.signers[0] if opening.signers else None)
    signer = told.fingerprint if told else ""
    journal = tuple(line for line in rooms.vouched.journal() if line.fingerprint == signer)
    held_here = known(rooms, held) if held else None
    return Judged(opening, held, file, outcome, signer in own, journal, where, held_here)


def _held(rooms: Rooms, identity: str) -> list[Held]:
    try:
        return [rooms.archive.find(identity)] if identity else []
    except Refusal:
        return []


def _read(path: Path) -> bytes | None:
    """The file's bytes, one more than any record may have; None where it cannot be read."""
    from assessor_app.trust.attachments import FILE_BYTES  # noqa: PLC0415 - brings in pyHanko

    try:
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except OSError:
        return None


def _not_read(path: Path) -> Opening:
    from assessor_app.records.report import closed  # noqa: PLC0415 - few files are not read

    return closed(path.name, "unreadable", "file-unreadable", (("file", path.name),))


def _who(rooms: Rooms) -> str:
    assessor = rooms.people.assessor()
    return assessor.name if assessor else ""
