"""The steps that a statement takes, from its data: actions it opens, answers or rechecks. Pure; keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.observing.model import EvidenceFile
from assessor_app.records.kinds import RESPONSES
from assessor_app.verifying.actions.model import Answered, Evidence, Opened, Rechecked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.model import Payload
    from assessor_app.verifying.actions.model import Step

_SAID: Final = ("name", "media_type", "sha256", "size", "at", "caption", "consent", "people")


def steps(statement: str, said: Payload) -> Iterator[Step]:
    """The steps of one statement, by its identity (SHA-256 of its base) and its data."""
    if said["template"] in RESPONSES:
        yield _answered(statement, said)
        return
    yield from _opened(statement, said)
    for one in said["rechecks"]:
        yield Rechecked(
            action=one["action"],
            report=one["report"],
            statement=statement,
            response=one["response"],
            verifier=said["verifier"]["name"],
            role=said["verifier"]["role"],
            became=one["outcome"],
            reason=one["reason"],
            at=said["record"]["sealed_at"],
        )


def _opened(statement: str, said: Payload) -> Iterator[Opened]:
    about, assessor, verifier = said["verifies"], said["assessor"], said["verifier"]
    for one in said["actions"]:
        yield Opened(
            action=one["id"],
            report=statement,
            identity=about["identity"],
            record=about["record"],
            reference=about["reference"],
            candidate=said["candidate"]["name"],
            assessor=assessor["id"],
            assessor_name=assessor["name"],
            signer=assessor["certificate"],
            verifier=verifier["name"],
            role=verifier["role"],
            text=one["text"],
            owner=one["owner"],
            due=one["due"],
            criteria=tuple(one["criteria"]),
            at=said["record"]["sealed_at"],
        )


def _answered(statement: str, said: Payload) -> Answered:
    action, assessor = said["action"], said["assessor"]
    return Answered(
        action=action["id"],
        report=action["report"],
        statement=statement,
        after=action["after"] or "",
        assessor=assessor["id"],
        assessor_name=assessor["name"],
        signer=assessor["certificate"],
        done=said["done"],
        evidence=tuple(Evidence(**one) for one in said["evidence"]),
        replaced_by=said["replaced_by"],
        at=said["record"]["sealed_at"],
        files=tuple(_file(one) for one in said.get("files", ())),
    )


def _file(said: dict[str, Any]) -> EvidenceFile:
    return EvidenceFile(said["sha256"], **{name: said[name] for name in _SAID})
