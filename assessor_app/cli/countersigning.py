"""The command `records countersign`: a store's own key under what an assessor in training recorded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import rooms
from assessor_app.cli import checking, stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records.adding import Signing
from assessor_app.records.countersigning import countersign as signed
from assessor_app.records.sealing import write_out

if TYPE_CHECKING:
    import argparse


def countersign(options: argparse.Namespace, face: Face) -> Exit:
    """Countersign a record that is a file, keep its newer state in the store, and write it where it was asked for.

    Raises:
        Refusal: `file-exists`; and what countersigning refuses, such as `countersignature-not-needed`.
    """
    out = Path(options.out)
    if os.path.lexists(out):  # what is there may be the only copy of another record
        raise Refusal("file-exists", file=str(out))
    data = stores.read_file(Path(options.record))
    with stores.opened(options, face) as (vault, built, phrase):
        key = rooms.own_identity(built, vault, stores.signing_secret(options, face, built, phrase))
        work = Signing(data, key, face.clock.now().wall, built.archive.anchors(), Silent())
        made = signed(work)
        built.archive.take_in(out.name, made.file)
    write_out(out, made.file)
    face.answer(face.words("Countersigned: {file}", file=out))
    checking.describe(face, made.opening)
    face.document({"file": str(out), **checking.as_json(face, made.opening)})
    return Exit.YES
