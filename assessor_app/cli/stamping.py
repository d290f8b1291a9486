"""The command `records timestamp`: a server confirms by when a record existed. What a stamp is stands in `records`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import paths, settings
from assessor_app.cli import checking, stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records.sealing import write_out
from assessor_app.records.stamping import stamp

if TYPE_CHECKING:
    import argparse


def timestamp(options: argparse.Namespace, face: Face) -> Exit:
    """Have a record stamped and write it beside the one that was; needs no store."""
    out, server = Path(options.out), options.server or settings.load(paths.settings_file()).timestamp_server
    if os.path.lexists(out):  # what is there may be the only copy of another record
        raise Refusal("file-exists", file=str(out))
    if not server:
        raise Refusal("timestamp-server-missing")
    anchors = checking.anchors_of(options.trust)
    data = stores.read_file(Path(options.record))
    made = stamp(data, server, anchors, face.clock.now().wall, Silent())
    write_out(out, made.file)
    face.answer(face.words("Stamped: {file}", file=out))
    checking.describe(face, made.opening)
    face.document({"file": str(out), **checking.as_json(face, made.opening)})
    return Exit.YES
