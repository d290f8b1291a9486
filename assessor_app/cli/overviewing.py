"""The commands `overview show|export`: what was sampled, agreed and asked for. Adding up is `verifying.overview`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.progress import Silent
from assessor_app.verifying.days import demand_day
from assessor_app.verifying.overview.model import Period
from assessor_app.verifying.overview.sheets import sheets
from assessor_app.verifying.sheets import write

if TYPE_CHECKING:
    import argparse

    from assessor_app.verifying.overview.model import Overview


def _read(options: argparse.Namespace, face: Face) -> Overview:
    for day in (options.since, options.until):
        demand_day(day)
    with stores.opened(options, face) as (_, built, _secret):
        built.verifying.overview.keep_up(Silent())
        return built.verifying.overview.read(Period(options.since, options.until))


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Tell every table, its cells apart by tabs."""
    found = _read(options, face)
    for sheet in sheets(found, face.words):
        for line in (sheet.heads, *sheet.rows):
            face.cells(line)
        face.answer("")
    face.document(
        {
            "total": asdict(found.total),
            "lines": {by: [asdict(one) for one in lines] for by, lines in found.lines.items()},
            "causes": dict(found.causes),
        }
    )
    return Exit.YES


def export(options: argparse.Namespace, face: Face) -> Exit:
    """Write the tables as a spreadsheet, or as CSV the one of assessors."""
    file = write(Path(options.out), sheets(_read(options, face), face.words))
    face.answer(str(file))
    face.document({"file": str(file)})
    return Exit.YES
