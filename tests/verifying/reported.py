"""Reviews and the reports of them for tests: of the published example of a record, changed at will."""

from __future__ import annotations

import copy
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.observing.model import EvidenceFile
from assessor_app.people.model import Assessor, Centre
from assessor_app.records import schema
from assessor_app.records.model import Held, SealingFacts
from assessor_app.records.report import Opening, Row
from assessor_app.verifying.actions import payload as responses
from assessor_app.verifying.actions.model import Answer, Answered, Evidence, Followed, Opened, Rechecked, Second
from assessor_app.verifying.actions.steps import steps
from assessor_app.verifying.model import Action, Finding, Interest, Process, Review
from assessor_app.verifying.reports import payload as payloads
from tests.records.drawn import published

if TYPE_CHECKING:
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.authority.roles import Role

MAIR = Assessor("v-1", "Mair Pugh", Centre("Canolfan Asesu Menai", "C-0417"))
RHYS = Assessor("a-1", "Rhys Wyn Jones", Centre("Canolfan Asesu Menai", "C-0417"))
IDENTITY = "5d" * 32
FACTS = SealingFacts(
    record_id="0193a5f2-7b7c-7d57-8e3a-0123456789cd",
    sealed_at="2026-11-25T10:20:00+00:00",
    certificate="1a" * 32,
    program="0.1.0",
)
ROWS = (
    Row("bytes", "holds", "bytes-intact"),
    Row("signer", "holds", "signer-vouched", (("name", "Rhys Wyn Jones"), ("fingerprint", "9C4E 1A2B"))),
    Row("time", "holds", "time-device-clock", (("at", "2026-11-20T15:11:00+00:00"),)),
    Row("pages", "holds", "pages-match"),
    Row("standard", "holds", "standard-known"),
    Row("superseded", "holds", "not-superseded"),
)


def keys(payload: Payload) -> list[str]:
    """Every criterion of a record, as text."""
    return [
        f"{standard['key']}#{one['kind']}:{one['number']}"
        for standard in payload["standards"]
        for one in standard["criteria"]
    ]


def reviewed(payload: Payload, identity: str = IDENTITY, **changes: Any) -> Review:  # noqa: ANN401 - fields of a review
    """A review of a record that decides its first seven criteria, two of them otherwise than agreed."""
    of = keys(payload)[:7]
    findings = [Finding(key, "agreed") for key in of]
    findings[2] = Finding(of[2], "agreed-with-action", "sufficient", "Un enghraifft yn unig; gofynnwch am ail alwad.")
    findings[5] = Finding(of[5], "not-agreed", "mapping", "Mae’r cofnodiad yn dangos P4, nid hwn.")
    made = Review(
        id="r-1",
        identity=identity,
        record=payload["record"]["id"],
        reference=payload["record"]["reference"],
        started_at="2026-11-25T10:00:00+00:00",
        item="s-7",
        reason="Aseswr newydd: y tri chofnod cyntaf; dewiswyd gan hedyn 20261125.",
        stage="summative",
        interest=Interest("none"),
        findings=tuple(findings),
        processes=(
            Process("planned", "yes"), Process("language", "yes"),
            Process("feedback", "no", "Nid yw’n dweud beth sydd ar goll."), Process("witnesses", "not-applicable"),
        ),
        observed_assessor="Arsylwyd ar 24 Tachwedd, yng Nghaernarfon.",
        interviewed_candidate="",
        overall="confirmed-with-action",
        feedback="Cofnod clir, â chofnodiadau manwl. Mae angen ail alwad ar gyfer P3.",
        good_practice="Dyfynnu geiriau’r ymgeisydd ei hun.",
        actions=(
            Action("a1", "Arsylwi ail alwad a’i chysylltu â P3", "Rhys Wyn Jones", "2026-12-15", (of[2],)),
            Action("a2", "Ailfapio’r cofnodiad", "Rhys Wyn Jones", "2026-12-20", (of[5],)),
        ),
        point="Faint o enghreifftiau sy’n ddigon ar gyfer P3?",
    )  # fmt: skip
    return replace(made, **changes)


def held(payload: Payload, identity: str = IDENTITY) -> Held:
    """How lists show a record."""
    said = payload["record"]
    return Held(
        identity, said["id"], said["reference"], payload["candidate"]["name"], payload["assessor"]["name"],
        payload["assessor"]["certificate"], said["sealed_at"], said["sealed_at"], "imported", "accepted",
    )  # fmt: skip


def reported(pages: Pages = "both", role: Role = "verifier", record: Payload | None = None, **changes: Any) -> Payload:  # noqa: ANN401 - same
    """The data of a report, checked."""
    of = copy.deepcopy(record or published())
    about = payloads.Verified(held(of), of, Opening("", "accepted", ROWS, IDENTITY, of["record"]["id"]))
    made = payloads.build(reviewed(of, **changes), about, payloads.By(MAIR, role, pages, FACTS))
    schema.check(made)
    return made


def attached(name: str, media_type: str, data: bytes, **said: Any) -> EvidenceFile:  # noqa: ANN401 - its fields
    """A file of an answer, as it was taken in."""
    digest = hashlib.sha256(data).hexdigest()
    return EvidenceFile(digest, name, media_type, digest, len(data), "2026-11-25T10:10:00+00:00", **said)


def opened(made: Payload, at: int = 0) -> Opened:
    """An action as a report opens it, whose identity is taken to be sixty-four sevens."""
    return [step for step in steps("77" * 32, made) if isinstance(step, Opened)][at]


PHOTO, NOTE = b"\xff\xd8\xff\xe0 a picture of a desk " * 40, "Nodyn o’r ddesg flaen.\n".encode()
CONTENTS = {hashlib.sha256(data).hexdigest(): data for data in (PHOTO, NOTE)}
FILES = (
    attached("Desg flaen.jpg", "image/jpeg", PHOTO, caption="Y ddesg yn ystod yr ail alwad", people="Yr ymgeisydd",
             consent="given"),
    attached("nodyn.txt", "text/plain", NOTE),
)  # fmt: skip


def earlier(answer: Payload) -> Payload:
    """An answer as template `response/1` had it."""
    made = {**answer, "template": "response/1"}
    del made["files"]
    return made


def answered(pages: Pages = "both", *, again: bool = False) -> Payload:
    """The data of an answer to the first action of that report, with files, checked; `again` after it was reopened."""
    first = opened(reported())
    before = Rechecked(
        first.action, first.report, "99" * 32, "88" * 32, "Mair Pugh", "verifier", "reopened", "Yr un alwad yw hon.",
        "2026-11-27T10:00:00+00:00",
    )  # fmt: skip
    to = Followed(first, "reopened", None, before) if again else Followed(first, "open")
    said = Answer(
        "Arsylwais ail alwad ar 30 Tachwedd, a’i chysylltu â P3.",
        (Evidence("Log y galwadau", "Swyddfa Bangor", "Y rheolwr"), Evidence("Nodiadau", "", "")),
        files=FILES,
    )
    new = replace(held(published(), "6e" * 32), reference="RWJ-2026-0002") if again else None
    by = payloads.By(RHYS, "assessor", pages, replace(FACTS, record_id=FACTS.record_id[:-2] + "ce"))
    made = responses.answer(to, said, new, by, "2026-11-20T15:11:00+00:00")
    schema.check(made)
    return made


def rechecked(pages: Pages = "both") -> Payload:
    """The data of a report that closes one action and reopens the other, checked."""
    of = copy.deepcopy(published())
    about = payloads.Verified(held(of), of, Opening("", "accepted", ROWS, IDENTITY, of["record"]["id"]))
    answer = next(step for step in steps("88" * 32, answered()) if isinstance(step, Answered))
    looked = [
        (Followed(opened(reported(), at), "answered", answer), second)
        for at, second in enumerate((Second("closed"), Second("reopened", "Nid yw P6 wedi’i ailfapio eto.")))
    ]
    made = responses.recheck(looked, about, payloads.By(MAIR, "verifier", pages, FACTS))
    schema.check(made)
    return made
