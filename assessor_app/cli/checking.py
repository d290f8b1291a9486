"""The commands that judge and take in files: `verify` and `import`. What a judgement is stands in `records`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.centre import pack as packs
from assessor_app.cli import packing, stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal, Unavailable
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.records.apart import folder
from assessor_app.records.opening import open_record
from assessor_app.records.report import closed
from assessor_app.records.words import ROW_WORDS
from assessor_app.standards.exchange import manifests
from assessor_app.trust import anchors as trusting
from assessor_app.verifying.inbox.model import STATES
from assessor_app.verifying.inbox.sources import packs_inside

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.records.report import Opening
    from assessor_app.trust.model import Anchor
    from assessor_app.verifying.inbox.model import Came

OUTCOMES = {
    "kept": N_("Imported"),
    "newer": N_("Imported as a later state of a record that is in the store"),
    "duplicate": N_("Already in the store"),
    "older": N_("Kept beside the later state that is in the store"),
    "at-odds": N_("Kept beside a file in the store that it does not agree with"),
    "disposed": N_("Not imported: it was disposed of here"),
    "turned-away": N_("Not imported"),
}
SUMMARY = N_(
    "Accepted: {accepted} · Waiting: {waiting} · In quarantine: {quarantined} · At odds: {at_odds} · Known: {known}"
)
STATE_SIGNS = {"holds": "✓", "fails": "✗", "unknown": "?", "noted": "•"}


def verify(options: argparse.Namespace, face: Face) -> Exit:
    """Judge files and folders against `--trust`, and against the store where one is named; keeps nothing."""
    files = _spread(options.files)
    if stores.place(options):
        with stores.opened(options, face) as (_, rooms, _secret):
            anchors = anchors_of(options.trust)
            openings = list(_each(files, lambda source, data: rooms.archive.open(source, data, anchors)))
    else:
        anchors, now = anchors_of(options.trust), face.clock.now().wall
        openings = list(_each(files, lambda source, data: open_record(source, data, anchors, now)))
    openings = [folder.judged(opening, Path(opening.source).parent) for opening in openings]
    for opening in openings:
        describe(face, opening)
    face.document({"files": [as_json(face, opening) for opening in openings]})
    return exit_for(opening.verdict for opening in openings)


def take_in(options: argparse.Namespace, face: Face) -> Exit:
    """Import what was sent, from files, folders and zips, and packs of standards, into the named store."""
    said: list[dict[str, Any]] = []
    verdicts: list[str] = []

    def told(came: Came, _data: bytes) -> None:
        face.answer(face.words(OUTCOMES[came.outcome]))
        describe(face, came.opening)
        said.append({**as_json(face, came.opening), "outcome": came.outcome})
        verdicts.append(_counted(came.opening, came.outcome))

    with stores.opened(options, face) as (_, rooms, _secret):
        given = [name for name in dict.fromkeys(options.files) if _is_pack(Path(name))]
        for name in given:
            entry = packing.taken_in(name, rooms, face)
            said.append(entry)
            verdicts.append(entry["verdict"])
        others = [Path(name) for name in options.files if name not in given]
        delivery, _changes = rooms.verifying.inbox.take_in(others, Silent(), way="command", named=str, told=told)
    if delivery is None and not given:
        raise Refusal("no-pdf-there")
    if delivery is not None:
        face.answer(face.words(SUMMARY, **{state.replace("-", "_"): delivery.of(state) for state in STATES}))
    document: dict[str, Any] = {"files": said}
    if delivery is not None:
        document["delivery"] = {"number": delivery.number, **{state: delivery.of(state) for state in STATES}}
    face.document(document)
    return exit_for(verdicts)


def _is_pack(path: Path) -> bool:
    """Whether what a person named is a pack of standards; a zip without a manifest is one of records."""
    zipped = path.is_file() and path.suffix.lower() == ".zip"
    return packs_inside(path) if zipped else manifests.is_one(path)


def _counted(opening: Opening, outcome: str) -> str:
    """What the exit code makes of a file: what is here already is well, what was turned away is not."""
    if outcome == "duplicate":
        return "accepted"
    turned = outcome in {"disposed", "turned-away"} and opening.verdict == "accepted"
    return "refused" if turned else opening.verdict


def describe(face: Face, opening: Opening) -> None:
    """Tell a person what one file turned out to be, finding by finding."""
    face.answer(f"{opening.source}: {face.code(f'verdict-{opening.headline}', {})}")
    whole = opening.verdict in {"accepted", "unknown-signer"}  # an exercise has no pages to compare
    for row in opening.rows:
        if whole and row.code == "not-reached":
            continue
        title = face.words(ROW_WORDS[row.row])
        face.answer(f"  {STATE_SIGNS[row.state]} {title}: {face.code(row.code, dict(row.facts))}")
        if row.row in {"verified", "statement"} and opening.decision and opening.decision.comments:
            face.answer(f"    {opening.decision.comments}")


def as_json(face: Face, opening: Opening) -> dict[str, Any]:
    """One file's entry in the JSON of `verify` and `import`."""
    return {
        "source": opening.source,
        "verdict": opening.verdict,
        "identity": opening.identity,
        "record": opening.record,
        "signers": [
            {
                "name": signer.name,
                "role": signer.role,
                "fingerprint": signer.fingerprint,
                "signed_at": signer.signed_at,
                "time_source": signer.time_source,
            }
            for signer in opening.signers
        ],
        "decision": _decision(opening),
        "findings": [
            {"row": row.row, "state": row.state, "code": row.code, "text": face.code(row.code, dict(row.facts))}
            for row in opening.rows
        ],
    }


def _decision(opening: Opening) -> dict[str, str] | None:
    """What a verifier decided on the record, where one did and the file is whole."""
    said = opening.decision
    return {"outcome": said.outcome, "comments": said.comments} if said else None


def exit_for(verdicts: Iterable[str]) -> Exit:
    """The exit code over many files: any refused or not vouched for is no; else any unreadable is could not."""
    seen = set(verdicts)
    if seen & {"refused", "unknown-signer", "unchecked"}:
        return Exit.NO
    return Exit.COULD_NOT if "unreadable" in seen else Exit.YES


def anchors_of(named: Iterable[str]) -> tuple[Anchor, ...]:
    """What the files named after `--trust` hold: certificates, or a centre; refuses as reading them does."""
    return tuple(anchor for name in named for anchor in _named(Path(name)))


def _named(file: Path) -> tuple[Anchor, ...]:
    """The certificates in a file, or the centre whose pack it is."""
    try:
        with file.open("rb") as opened:
            begins = opened.read(len(packs.BEGINS))
    except OSError:
        begins = b""  # what is read next says why it cannot be
    return (packs.read(stores.read_file(file)).trust,) if packs.is_one(begins) else trusting.load(file)


def _each(files: Iterable[str], judge: Callable[[str, bytes], Opening]) -> Iterator[Opening]:
    """Judge one file after another; one that cannot be read says so in its place, and the others go on.

    What the store cannot do is no fault of the file: it ends the command, after what was told already.
    """
    for name in files:
        try:
            data = stores.read_file(Path(name))
        except Unavailable as problem:
            yield closed(name, "unreadable", problem.code, tuple(problem.facts.items()))
        else:
            yield judge(name, data)


def _spread(named: Iterable[str]) -> list[str]:
    """Files as named, and the PDFs of folders in order of name.

    Raises:
        Refusal: `no-pdf-there`, when there are none.
    """
    found = [str(path) for path in folder.spread(map(Path, named))]
    if not found:
        raise Refusal("no-pdf-there")
    return found
