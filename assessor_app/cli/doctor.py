"""The command `doctor`: is this installation whole, and the store where one is named. Mends nothing."""

from __future__ import annotations

import datetime as dt
import platform
import shutil
from typing import TYPE_CHECKING

from assessor_app import __version__, paths, schemas
from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import AssessorError, Tampered
from assessor_app.language import N_

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

ENOUGH_ROOM = 200 * 1024 * 1024  # bytes; a year's records of one assessor


def examine(options: argparse.Namespace, face: Face) -> Exit:
    """Run every examination and say what each found; 1 when any failed."""
    examinations: list[tuple[str, Callable[[], str]]] = [
        (N_("Program"), _program),
        (N_("Standards that ship"), _standards),
        (N_("Published schemas"), _schemas),
        (N_("Sealing and verifying"), lambda: _sealing(face)),
        (N_("Room on the disk"), lambda: _room(face)),
    ]
    if stores.place(options):
        examinations.append((N_("Store"), lambda: _store(options, face)))
    found = [_outcome(face, title, examination) for title, examination in examinations]
    face.document({"examinations": found})
    return Exit.YES if all(one["well"] for one in found) else Exit.NO


def _outcome(face: Face, title: str, examination: Callable[[], str]) -> dict[str, str | bool]:
    try:
        told, well = examination(), True
    except AssessorError as problem:
        told, well = face.code(problem.code, problem.facts), False
    except Exception as problem:  # noqa: BLE001 - a broken installation can fail in any way, and is to be told so
        told, well = f"{type(problem).__name__}: {problem}", False
    face.answer(f"{'✓' if well else '✗'} {face.words(title)}: {told}")
    return {"name": title, "well": well, "text": told}


def _program() -> str:
    return f"assessor-app {__version__} · Python {platform.python_version()} · {platform.platform()}"


def _standards() -> str:
    from assessor_app.standards.library import bundled_library  # noqa: PLC0415 - heavy

    return ", ".join(head.urn or head.title for head in bundled_library().standards())


def _schemas() -> str:
    names = sorted(
        file.name.removesuffix(".schema.json") for file in (paths.resources() / "schemas").glob("*.schema.json")
    )
    for name in names:
        schemas.load(name)
    return ", ".join(names)


def _sealing(face: Face) -> str:
    """Seal the example with a throwaway identity; sealing opens what it made, so this shows the whole chain."""
    import json  # noqa: PLC0415

    from assessor_app.observing.document import read_visit  # noqa: PLC0415 - heavy
    from assessor_app.progress import Silent  # noqa: PLC0415 - heavy
    from assessor_app.records.sealing import seal  # noqa: PLC0415 - heavy
    from assessor_app.standards.library import bundled_library  # noqa: PLC0415 - heavy
    from assessor_app.trust import identity  # noqa: PLC0415 - heavy

    example = json.loads((paths.resources() / "examples" / "observation-1.example.json").read_text(encoding="utf-8"))
    visit, now = read_visit(example, bundled_library()), dt.datetime.now(dt.UTC)
    made = identity.make(visit.assessor.name, visit.assessor.centre.name, "doctor", now)
    seal(visit, made, now, {}, Silent())
    return face.words("works")


def _room(face: Face) -> str:
    place = paths.user_data()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < ENOUGH_ROOM:
        return face.words("Little room is left: {free} MB. Make room before the next visit.", free=free // 1024**2)
    return face.words("Free: {free} MB", free=free // 1024**2)


def _store(options: argparse.Namespace, face: Face) -> str:
    with stores.opened(options, face) as (_, built, _secret):
        damaged = built.store.damage()
        records = len(built.archive.identities())
    if damaged:
        raise Tampered("store-damaged", folder=str(options.store or paths.named_store()))
    return face.words("Whole. Records: {records}", records=records)
