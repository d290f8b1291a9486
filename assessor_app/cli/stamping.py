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

    from assessor_app.records.proving.model import Proven


def timestamp(options: argparse.Namespace, face: Face) -> Exit:
    """Have one file stamped and written beside the one that was, without a store; or records of a store."""
    server = options.server or settings.load(paths.settings_file()).timestamp_server
    if options.all or options.due:
        if options.record or options.out:
            raise Refusal("timestamp-file-or-store")
        return _in_store(options, face, server)
    if not (options.record and options.out):
        raise Refusal("timestamp-file-or-store")
    out = Path(options.out)
    if os.path.lexists(out):  # what is there may be the only copy of another record
        raise Refusal("file-exists", file=str(out))
    if not server:
        raise Refusal("timestamp-server-missing")
    anchors = checking.anchors_of(options.trust)
    data = stores.read_file(Path(options.record))
    made = stamp(data, server, anchors, face.clock.now().wall, Silent(), level=options.level)
    write_out(out, made.file)
    face.answer(face.words("Stamped: {file}", file=out))
    checking.describe(face, made.opening)
    face.document({"file": str(out), **checking.as_json(face, made.opening)})
    return Exit.YES


def _in_store(options: argparse.Namespace, face: Face, server: str) -> Exit:
    with stores.opened(options, face) as (_, built, _secret):
        which = built.proving.due() if options.due else built.proving.without()
        told, _ = built.proving.prove_several(which, server, Silent(), level=options.level)
    for reference in told.stamped:
        face.answer(face.words("Stamped: {file}", file=reference))
    for reference, code in told.failed:
        face.remark(f"{reference}: {face.code(code, {'server': server})}")
    if not which:
        face.remark(face.words("No record waits for a timestamp."))
    face.document(_as_json(told, which=len(which)))
    if any(code == "timestamp-unreachable" for _, code in told.failed):
        return Exit.COULD_NOT
    return Exit.NO if told.failed else Exit.YES


def _as_json(told: Proven, which: int) -> dict[str, object]:
    failed = [{"reference": reference, "code": code} for reference, code in told.failed]
    return {"records": which, "stamped": list(told.stamped), "failed": failed, "left": told.left}
