"""The commands that bring standards in and give them out: `standards import|export`, for documents, packs and CASE."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app.cli import packing, stores
from assessor_app.cli.correcting import corrections
from assessor_app.cli.documents import describe, document_of
from assessor_app.cli.saying import Exit, Face
from assessor_app.cli.standards import library_of
from assessor_app.clock import DeviceClock, rfc3339
from assessor_app.errors import AssessorError, Refusal, Tampered
from assessor_app.standards.exchange import case_packs, manifests, packs
from assessor_app.standards.model import Finding
from assessor_app.standards.origins.corrections import corrected

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.rooms import Rooms
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Reading

NO: Final = {"refused", "unconfirmed", "differs"}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where things go, by whom, and what a person said beforehand."""

    library: StandardsLibrary
    who: str
    confirmed: bool
    beside: bool
    put_right: tuple[str, ...] = ()

    @classmethod
    def of(cls, rooms: Rooms, options: argparse.Namespace) -> _Desk:
        assessor = rooms.people.assessor()
        return cls(
            rooms.library, assessor.name if assessor else "", options.confirm, options.keep_both, tuple(options.correct)
        )


def bring_in(options: argparse.Namespace, face: Face) -> Exit:
    """Bring documents and packs into the library of the store; one bad file never stops the others."""
    outcomes: list[dict[str, str]] = []
    if options.correct and len(options.files) > 1:
        raise Refusal("correction-needs-one")
    with stores.opened(options, face) as (_, rooms, _secret):
        desk = _Desk.of(rooms, options)
        for name in options.files:
            outcomes += (_pack if manifests.is_one(Path(name)) else _document)(name, desk, face)
    face.document({"documents": outcomes})
    seen = {one["outcome"] for one in outcomes}
    if seen & NO:
        return Exit.NO
    return Exit.COULD_NOT if "unreadable" in seen else Exit.YES


def _document(name: str, desk: _Desk, face: Face) -> Iterator[dict[str, str]]:
    document = document_of(name, face)
    if isinstance(document, Finding):
        yield _entry(name, "unreadable")
        return
    if desk.put_right and len(document.readings) > 1:
        raise Refusal("correction-needs-one")
    for reading in document.readings:
        describe(reading, face)
        yield _kept(_put_right(reading, desk), document.data, desk, face)


def _put_right(reading: Reading, desk: _Desk) -> Reading:
    """The reading as a person put it right, in the name of the store's owner and now."""
    if reading.standard is None or not desk.put_right:
        return reading
    now = rfc3339(DeviceClock().now().wall)
    return corrected(reading, corrections(desk.put_right, reading.standard, desk.who, now))


def _kept(reading: Reading, data: bytes, desk: _Desk, face: Face) -> dict[str, str]:
    """Add one reading, where nothing is doubtful or a person confirmed it."""
    if reading.standard is None:
        return _entry(reading.source, "refused")
    standing = desk.library.standing(reading.standard)
    if standing.what in {"known", "otherwise"}:
        outcome = "duplicate" if standing.what == "known" else "otherwise"
        face.answer(f"{face.words(packing.OUTCOMES[outcome])}: {standing.key}")
        return _entry(reading.source, outcome, str(standing.key))
    if reading.doubts and not desk.confirmed:
        face.remark(face.code("reading-unconfirmed", {"source": reading.source, "count": len(reading.doubts)}))
        return _entry(reading.source, "unconfirmed", str(standing.key))
    try:
        touched = desk.library.add(reading, document=data, who=desk.who, beside=desk.beside).touched
    except Refusal as problem:
        packing.refused(problem, face)
        differs = problem.code == "standard-edition-differs"
        return _entry(reading.source, "differs" if differs else "refused", str(standing.key))
    became = packs.taken(touched, standing)
    face.answer(face.words(packing.OUTCOMES[became.outcome]))
    return _entry(reading.source, became.outcome, str(became.key))


def _pack(name: str, desk: _Desk, face: Face) -> list[dict[str, str]]:
    taken = packing.taken(name, desk.library, face, who=desk.who, beside=desk.beside, confirmed=desk.confirmed)
    if isinstance(taken, AssessorError):
        return [_entry(name, "refused" if isinstance(taken, Refusal | Tampered) else "unreadable")]
    return [_entry(name, one.outcome, str(one.key)) for one in taken]


def _entry(source: str, outcome: str, standard: str = "") -> dict[str, str]:
    return {"source": source, "outcome": outcome, "standard": standard}


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write standards for others: as a pack, or as CASE packages; all of them where none is named."""
    out = Path(options.out)
    with library_of(options, face) as library:
        named = [library.resolve(name, prefer=face.words.language).key for name in options.standards]
        keys = named or [head.key for head in library.standards()]
        if options.format == "case":
            case_packs.write(out, library, keys)
        else:
            packs.write(out, packs.give(library, keys))
    told: dict[str, Any] = {"file": str(out), "format": options.format, "standards": sorted({str(key) for key in keys})}
    face.answer(face.words("Written: {file}", file=out))
    face.answer(face.words("Standards in it: {count}", count=len(told["standards"])))
    face.document(told)
    return Exit.YES
