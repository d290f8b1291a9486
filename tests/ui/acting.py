"""Reports and answers for the window: a verifier's on an own record, one's own on another's, answered."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.clock import rfc3339
from assessor_app.people.model import Assessor, Centre
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.records.model import SealingFacts
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions import payload as responses
from assessor_app.verifying.actions.model import Answer, Evidence
from assessor_app.verifying.reports import payload as payloads
from tests.observing.evidencefiles import photo
from tests.records.sealed import somebody
from tests.ui.visiting import PASSPHRASE, settled
from tests.verifying.reported import MAIR, attached, reviewed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.records.model import Payload
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.ui.window import Window
    from assessor_app.verifying.model import Review

AT = "2026-11-20T16:00:00+00:00"


def facts(identity: Identity, now: dt.datetime) -> SealingFacts:
    """What sealing adds."""
    return SealingFacts(str(uuid.uuid4()), rfc3339(now.replace(microsecond=0)), identity.fingerprint, "0.1.0")


def signed(payload: Payload, identity: Identity, contents: Mapping[str, bytes] | None = None) -> bytes:
    """A statement as a file, as another store would have sealed it; `contents` are the bytes of its files."""
    at = dt.datetime.fromisoformat(payload["record"]["sealed_at"])
    return signing.sign(templates.render(payload, contents), identity, at)


@functools.cache
def shown_files() -> tuple[tuple[EvidenceFile, ...], dict[str, bytes]]:
    """A photo and a note that show what was done, and their bytes by digest."""
    data = {"Desg flaen.jpg": ("image/jpeg", photo((1200, 900))), "nodyn.txt": ("text/plain", b"Ail alwad, 14:20.\n")}
    files = tuple(attached(name, media, held) for name, (media, held) in data.items())
    said = replace(files[0], caption="Y ddesg yn ystod yr ail alwad", people="Yr ymgeisydd", consent="given")
    return (said, *files[1:]), {one.sha256: held for one, (_media, held) in zip(files, data.values(), strict=True)}


def on_disk(folder: Path) -> list[Path]:
    """The same as files to be attached, and one that may not be."""
    files, contents = shown_files()
    refused = folder / "llun.heic"
    refused.write_bytes(b"x")
    for file in files:
        (folder / file.name).write_bytes(contents[file.sha256])
    return [*(folder / file.name for file in files), refused]


def review_of(rooms: Rooms, identity: str, *dues: str) -> Review:
    """A review of a record, whose actions are due then."""
    said = rooms.archive.payload(identity)
    made = reviewed(said, identity)
    actions = [
        replace(one, due=due, owner=said["assessor"]["name"]) for one, due in zip(made.actions, dues, strict=True)
    ]
    return replace(made, actions=tuple(actions))


def reported_on(rooms: Rooms, identity: str, now: dt.datetime) -> Changes:
    """A report by Mair, who is vouched for, on a record of this store comes in."""
    verifier = somebody("Mair Pugh")
    rooms.vouched.vouch(verifier.certificate, how="@telephone", by="Rhys", at=AT)
    of = rooms.verifying.reports.verified(identity)
    by = payloads.By(MAIR, "verifier", "both", facts(verifier, now))
    review = review_of(rooms, identity, "2026-11-19", "2026-12-20")
    made = payloads.build(review, of, by)
    taken, changes = rooms.archive.take_in("report.pdf", signed(made, verifier))
    assert taken.outcome == "kept"
    return changes


def answered_by_another(rooms: Rooms, secret: bytes, identity: str, now: dt.datetime) -> Changes:
    """One's own report on another's record, and its assessor's answer to the first action."""
    own = identities.from_pkcs12(rooms.keys.current().pkcs12, secret)
    review = review_of(rooms, identity, "2026-12-15", "2026-12-20")
    report, changes = rooms.verifying.reports.seal(review, own, "both", now, Silent())
    said = rooms.archive.payload(identity)["assessor"]
    assessor = somebody(said["name"])
    rooms.vouched.vouch(assessor.certificate, how="@telephone", by="Rhys", at=AT)
    to = rooms.verifying.actions.find(f"{report.identity[:8]}/a1")
    by = payloads.By(
        Assessor(said["id"], said["name"], Centre("Canolfan Asesu Menai")), "assessor", "cy", facts(assessor, now)
    )
    files, contents = shown_files()
    where = Evidence("Log y galwadau", "Swyddfa Bangor", "Y rheolwr")
    done = Answer("Arsylwais ail alwad ddydd Iau.", (where,), files=files)
    made = responses.answer(to, done, None, by, report.payload["verifies"]["sealed_at"])
    taken, more = rooms.archive.take_in("answer.pdf", signed(made, assessor, contents))
    assert taken.outcome == "kept"
    return Changes(changes.touched | more.touched)


def with_statements(window: Window, qtbot: QtBot, own: str, other: str = "") -> list[str]:
    """Let them come in, once for a store; the names of the actions, by their day."""
    window.go("records/actions")
    assert window.frame is not None
    screen = window.frame.shown
    settled(screen, qtbot)
    found: list[list[str]] = []

    def names(rooms: Rooms) -> list[str]:
        return [one.opened.name for one in rooms.verifying.actions.every()]

    screen.kit.tasks.read(names, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    if not found[0]:
        secret = screen.kit.session.opened().identity_secret(PASSPHRASE)
        made: list[Any] = []
        now = screen.kit.clock.now().wall

        def come(rooms: Rooms) -> Changes:
            changes = reported_on(rooms, own, now)
            if other:
                changes = Changes(changes.touched | answered_by_another(rooms, secret, other, now).touched)
            return changes

        screen.kit.tasks.store(come, then=made.append)
        qtbot.waitUntil(lambda: bool(made), timeout=20_000)
        found.clear()
        screen.kit.tasks.read(names, then=found.append)
        qtbot.waitUntil(lambda: bool(found))
        settled(screen, qtbot)
    return found[0]
