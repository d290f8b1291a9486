"""The folder beside a record's file: its name, writing into it, and holding what is there against the payload."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from assessor_app.records import templates
from assessor_app.records.report import Row
from assessor_app.vault.files import disk_fault, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assessor_app.records.model import Payload
    from assessor_app.records.report import Opening

PIECE: Final = 1024 * 1024
BEGINS: Final = "evidence-"


def named(payload: Payload) -> str:
    """What the folder of a record is called, whatever its PDF is called: `evidence-` and the start of its id."""
    return f"{BEGINS}{payload['record']['id'][:8]}"


def names(payload: Payload) -> list[str]:
    """The folder that stands beside a record's file, where it has one, as `named` calls it."""
    return [named(payload)] if apart(payload) else []


def apart(payload: Payload) -> list[dict[str, Any]]:
    """The files of a payload that stand beside the record and not in it; none of a template that is not known."""
    if not templates.known(str(payload.get("template", ""))):
        return []
    return [file for file in payload.get("files", ()) if file.get("beside")]


def spread(paths: Iterable[Path]) -> list[Path]:
    """Files as they are named, and the PDFs in and under folders by name; not those that stand beside a record."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.[pP][dD][fF]")) if path.is_dir() else [path]
        found += [one for one in inside if not _is_beside(one, path)]
    return list(dict.fromkeys(found))


def _is_beside(file: Path, under: Path) -> bool:
    return any(part.startswith(BEGINS) for part in file.relative_to(under).parts[:-1])


def write_out(payload: Payload, contents: Mapping[str, bytes], where: Path) -> Path | None:
    """Write the files beside a record into the folder that the record's file is in; returns theirs, if there are any.

    One that is there already and is right stays. `contents` holds bytes by digest; what it lacks is left out, since
    the record may be handed on without.

    Raises:
        Unavailable: as `vault.files.write_whole`, also where there can be no folder; each file is written whole or not
            at all.
    """
    wanted = [file for file in apart(payload) if file["sha256"] in contents]
    if not wanted:
        return None
    folder = where / named(payload)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise disk_fault(problem, where) from problem
    for file in wanted:
        place = folder / file["attachment"]
        if _found(place, file) != "holds":
            write_whole(place, contents[file["sha256"]], for_others=True)
    return folder


def read_in(payload: Payload, where: Path) -> dict[str, bytes]:
    """The files that stand beside a record, by digest; one that is not there, or differs, is left out."""
    read: dict[str, bytes] = {}
    for file in apart(payload):
        place = where / named(payload) / file["attachment"]
        if _found(place, file) == "holds":
            data = place.read_bytes()
            if hashlib.sha256(data).hexdigest() == file["sha256"]:
                read[file["sha256"]] = data
    return read


def judged(opening: Opening, where: Path) -> Opening:
    """An opening with what is beside the file: a row `beside` where the record has files there.

    `attachment-beside-holds`, or of the first that does not: `attachment-beside-missing` is noted, since the record
    is whole without it; `attachment-beside-differs` refuses, since somebody would take it for what was sealed.
    """
    payload = opening.payload
    if payload is None or opening.verdict in {"refused", "unreadable"}:
        return opening
    return told(opening, [(file, _found(where / named(payload) / file["attachment"], file)) for file in apart(payload)])


def told(opening: Opening, found: list[tuple[dict[str, Any], str]]) -> Opening:
    """An opening with the row that says how the files beside it are: each `holds`, is `missing` or `differs`."""
    if not found:
        return opening
    row = _row(found)
    verdict = "refused" if row.state == "fails" else opening.verdict
    return replace(opening, verdict=verdict, rows=(*opening.rows, row))


def wrong(opening: Opening) -> bool:
    """Whether a file beside the record is not the one that was sealed."""
    return any(row.row == "beside" and row.state == "fails" for row in opening.rows)


def any_beside(where: Path) -> bool:
    """Whether there is any such folder beside a file: a look at names, no more."""
    return next(where.glob(f"{BEGINS}*"), None) is not None


def _row(found: list[tuple[dict[str, Any], str]]) -> Row:
    differing = [file["attachment"] for file, how in found if how == "differs"]
    missing = [file["attachment"] for file, how in found if how == "missing"]
    if differing:
        return Row("beside", "fails", "attachment-beside-differs", (("name", differing[0]),))
    if missing:
        return Row("beside", "noted", "attachment-beside-missing", (("name", missing[0]), ("count", len(missing))))
    return Row("beside", "holds", "attachment-beside-holds", (("count", len(found)),))


def _found(place: Path, file: dict[str, Any]) -> str:
    """Whether a file `holds`, is `missing` or `differs`: its size is asked first, then its digest, piece by piece."""
    try:
        about = place.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size != file["size"]:
            return "differs"
        digest = hashlib.sha256()
        with place.open("rb") as opened:
            while piece := opened.read(PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "missing" if not place.parent.exists() else "differs"
    return "holds" if digest.hexdigest() == file["sha256"] else "differs"
