"""Exercises of standardisation and answers to them as they come through the inbox's door.

What may be taken in is `verifying.standardising`'s to say; here it is told as everything that comes is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError, Refusal, Tampered, Unavailable
from assessor_app.records.report import Opening, Row, Signer, closed
from assessor_app.trust.model import fingerprint, grouped
from assessor_app.vault.model import Changes
from assessor_app.verifying.inbox.model import Came
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising.model import Answer, Exercise

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from assessor_app.records.report import RowName, Verdict
    from assessor_app.trust.model import Anchor, Standing
    from assessor_app.verifying.inbox.model import Kind
    from assessor_app.verifying.standardising.desk import StandardisingDesk

_REST: tuple[RowName, ...] = ("time", "pages", "standard", "superseded")


def take_in(
    desk: StandardisingDesk, source: str, data: bytes, anchors: Iterable[Anchor], now: dt.datetime
) -> tuple[Came, Changes]:
    """Take in an exercise for whoever works here, or an answer to one of theirs; the same again changes nothing.

    Raises:
        Unavailable: the store cannot write.
    """
    kind: Kind = "exercise"
    try:
        said, certificate = files.read(data)
        kind = "exercise-answer" if isinstance(said, Answer) else "exercise"
        name, changes = desk.take_in(data)
    except Unavailable:
        raise
    except (Refusal, Tampered) as problem:
        return Came(kind, _refused(source, problem), "turned-away"), Changes()
    opening = replace(opened(source, said, certificate, anchors, now), identity=name)
    return Came(kind, opening, "kept" if changes.touched else "duplicate"), changes


def opened(
    source: str, said: Exercise | Answer, certificate: bytes, anchors: Iterable[Anchor], now: dt.datetime
) -> Opening:
    """How a file of standardisation that is as it was signed stands: by whom it is, and whether they are known.

    What somebody signed whom a centre denies is kept too, and counts for nothing until they are known.
    """
    by, stands = _standing(certificate, anchors, now)
    by = replace(by, signed_at=said.at if isinstance(said, Answer) else said.made_at)
    facts = (("name", by.name), ("fingerprint", grouped(by.fingerprint)), *stands.facts)
    rows = (
        Row("bytes", "holds", "bytes-intact"),
        Row("signer", stands.state, stands.code, facts),
        *(Row(one, "unknown", "not-reached") for one in _REST),
    )
    verdict: Verdict = "accepted" if by.trusted else "unknown-signer"
    return Opening(source, verdict, rows, signers=(by,), certificate=certificate)


def signer(certificate: bytes, anchors: Iterable[Anchor], now: dt.datetime) -> Signer:
    """Whoever signed with a certificate (DER), and whether they are believed."""
    return _standing(certificate, anchors, now)[0]


def _standing(certificate: bytes, anchors: Iterable[Anchor], now: dt.datetime) -> tuple[Signer, Standing]:
    from assessor_app.trust.anchors import standing  # noqa: PLC0415 - pyHanko's validator, slow to import
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

    stands, name = standing(certificate, anchors, now), card(certificate).name
    trusted = stands.state == "holds"
    return Signer(name, "assessor", fingerprint(certificate), "", "device", certificate, trusted=trusted), stands


def _refused(source: str, problem: AssessorError) -> Opening:
    verdict: Verdict = "refused" if isinstance(problem, Tampered) else "unreadable"
    return closed(source, verdict, problem.code, tuple(problem.facts.items()))
