"""The files that an observation written as a document names, taken in as the window takes them. Keeps nothing."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from assessor_app.errors import AssessorError, Refusal
from assessor_app.observing.evidence.limits import MOST_FILES
from assessor_app.observing.evidence.taking import Room, take
from assessor_app.observing.model import EvidenceFile
from assessor_app.observing.wording import tidy
from assessor_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assessor_app.observing.evidence.taking import Taken
    from assessor_app.standards.model import CriterionKey


def listed(
    said: Sequence[dict[str, Any]], folder: Path | None, at: str, criterion: Callable[[Any], CriterionKey]
) -> tuple[tuple[EvidenceFile, ...], dict[str, bytes]]:
    """The files named in `said`, and their bytes by digest; `at` is when they count as having come in (RFC 3339).

    A file is named by its way from `folder`, and stands in it: a document that came from elsewhere cannot put files of
    this machine into a record. Without a folder there are none.

    Raises:
        Refusal: `evidence-outside`, `evidence-twice`; what `taking.take` refuses. Each says its `place`.
        Unavailable: what `taking.take` raises.
    """
    files: list[EvidenceFile] = []
    contents: dict[str, bytes] = {}
    for number, one in enumerate(said):
        place = f"$.files[{number}]"
        if number >= MOST_FILES:
            raise Refusal("evidence-too-many", most=MOST_FILES, place=place)
        try:
            taken = take(_inside(one["path"], folder), Room.left(files), Silent())
        except AssessorError as problem:
            problem.facts["place"] = place
            raise
        if taken.sha256 in contents:
            raise Refusal("evidence-twice", file=one["path"], place=place)
        contents[taken.sha256] = taken.data
        criteria = tuple(dict.fromkeys(criterion(link) for link in one.get("criteria", ())))
        files.append(_described(taken, one, f"f{number + 1}", at, criteria))
    return tuple(files), contents


def _described(
    taken: Taken, one: dict[str, Any], name: str, at: str, criteria: tuple[CriterionKey, ...]
) -> EvidenceFile:
    return EvidenceFile(
        id=name,
        name=taken.name,
        media_type=taken.kind.media_type,
        sha256=taken.sha256,
        size=len(taken.data),
        at=at,
        caption=tidy(one.get("caption", "")),
        consent=one.get("consent", ""),
        people=tidy(one.get("people", "")),
        criteria=criteria,
    )


def _inside(written: str, folder: Path | None) -> Path:
    way = PurePosixPath(written.replace("\\", "/"))
    if folder is None or way.is_absolute() or ".." in way.parts or ":" in written:
        raise Refusal("evidence-outside", file=written)
    file = folder / way
    if not file.resolve().is_relative_to(folder.resolve()):
        raise Refusal("evidence-outside", file=written)
    return file
