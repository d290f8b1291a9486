"""Files of an answer: taken in by the checks of evidence, kept while it is written, sealed, seen by the verifier."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from assessor_app.errors import AssessorError
from assessor_app.observing.evidence.limits import MOST_INSIDE
from assessor_app.progress import Silent
from assessor_app.records import schema, templates
from assessor_app.records.apart import folder, intake
from assessor_app.records.apart import store as beside_them
from assessor_app.records.opening import open_record
from assessor_app.records.payload_2 import attachment_name
from assessor_app.records.retention.model import Asked
from assessor_app.records.retention.store import erase_apart
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from assessor_app.verifying.actions.files import Named, read
from assessor_app.verifying.actions.model import Answer, Second
from tests.observing import evidencefiles as made
from tests.records.sealed import NOW, somebody
from tests.verifying.reported import CONTENTS, PHOTO, RHYS, answered, attached
from tests.verifying.two_stores import Two, two_stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.desk import Actions

SOUND = b"#!AMR" + b"s" * MOST_INSIDE


@pytest.fixture
def two() -> Iterator[Two]:
    stores = two_stores()
    stores.here.rooms.archive.take_in("report.pdf", stores.sent(stores.verified().identity))
    yield stores
    stores.here.rooms.close()
    stores.there.rooms.close()


def put(where: Path, name: str, data: bytes) -> Path:
    """A file on the disk."""
    (where / name).write_bytes(data)
    return where / name


def pdf(where: Path, *, active: bool = False) -> Path:
    """A PDF of one page, which runs a script where it is `active`."""
    with pikepdf.new() as written:
        written.add_blank_page()
        if active:
            written.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        written.save(where / f"{active}.pdf")
    return where / f"{active}.pdf"


def refused(deed: Callable[[], object]) -> str:
    """The code with which something is refused."""
    with pytest.raises(AssessorError) as problem:
        deed()
    return problem.value.code


def asked(two: Two) -> tuple[Actions, str]:
    """The assessor's actions, and what the first of them is called."""
    actions = two.here.rooms.verifying.actions
    return actions, actions.mine()[0].opened.name


def taken_in(actions: Actions, name: str, *paths: Path) -> list[EvidenceFile]:
    """Files that were taken in for an answer."""
    return [actions.files.take_in(name, path, Silent())[0].file for path in paths]


def disposed_of(two: Two) -> None:
    """The time of the record is over, at the assessor's."""
    rooms = two.here.rooms
    two.here.clock.wall += dt.timedelta(days=4 * 366)
    renewed = identities.make(RHYS.name, "Canolfan Asesu Menai", "p-1", two.here.clock.wall)
    candidate = rooms.archive.payload(two.held.identity)["candidate"]["id"]
    rooms.retention.dispose(Asked((candidate,), "Tair blynedd heibio"), renewed, None, Silent())


def test_the_verifier_sees_the_bytes_that_were_attached_rechecks_and_closes(two: Two, tmp_path: Path) -> None:
    actions, name = asked(two)
    photo, note = put(tmp_path, "Desg flaen.jpg", made.photo()), put(tmp_path, "nodyn.txt", b"Ail alwad.\n")
    files = taken_in(actions, name, photo, note, pdf(tmp_path))
    assert [(one.name, one.media_type) for one in actions.files.of(name)] == [
        ("Desg flaen.jpg", "image/jpeg"), ("nodyn.txt", "text/plain"), ("False.pdf", "application/pdf"),
    ]  # fmt: skip
    held = {one.sha256: actions.files.held_in(name, one) for one in files}
    assert made.PLACE.encode() not in held[files[0].sha256]  # as of evidence, nothing says where it was taken
    assert held[files[1].sha256] == b"Ail alwad.\n"
    said = replace(files[0], caption=" Yr ail alwad ", people="Siân", consent="")
    actions.files.put(name, said)
    unsaid = Answer("Arsylwais ail alwad.", files=actions.files.of(name))
    assert refused(lambda: actions.answer(name, unsaid, two.me, "cy", Silent())) == "answer-file-without-consent"
    actions.files.put(name, replace(said, consent="given"))
    answer, _ = actions.answer(name, replace(unsaid, files=actions.files.of(name)), two.me, "cy", Silent())
    assert actions.files.of(name) == ()
    assert two.here.rooms.store.rows("SELECT 1 FROM action_file") == []

    there, back = two.there.rooms, tmp_path / "back"
    back.mkdir()
    assert there.archive.take_in("a.pdf", two.answered(answer.identity))[0].opening.verdict == "accepted"
    step = there.verifying.actions.find(name).answer
    assert step is not None
    assert [(one.name, one.caption, one.people, one.consent) for one in step.files] == [
        ("Desg flaen.jpg", "Yr ail alwad", "Siân", "given"), ("nodyn.txt", "", "", ""), ("False.pdf", "", "", ""),
    ]  # fmt: skip
    assert {one.sha256: there.verifying.actions.files.sealed(answer.identity, one) for one in step.files} == held
    out = dict(there.verifying.actions.files.written_out(answer.identity))
    assert list(out) == ["evidence-1-Desg flaen.jpg", "evidence-2-nodyn.txt", "evidence-3-False.pdf"]
    assert list(out.values()) == list(held.values())
    recheck, _ = there.verifying.actions.recheck({name: Second("closed")}, two.verifier, "cy", Silent())
    two.here.rooms.archive.take_in("r.pdf", two.sent(recheck.identity))
    assert actions.find(name).state == "closed"
    assert refused(lambda: taken_in(actions, name, note)) == "action-closed"


def test_what_is_taken_away_comes_back_and_what_may_not_come_in_does_not(two: Two, tmp_path: Path) -> None:
    actions, name = asked(two)
    note = put(tmp_path, "nodyn.txt", b"Ail alwad.\n")
    (file,) = taken_in(actions, name, note)
    again, changes = actions.files.take_in(name, put(tmp_path, "eto.txt", b"Ail alwad.\n"), Silent())
    assert (again.known, again.file, changes.touched) == (True, file, frozenset())
    actions.files.remove(name, [file])
    actions.files.put(name, replace(file, caption="Nodyn"))  # typed before, and written after
    assert actions.files.of(name) == ()
    actions.files.put_back(name, [file])
    assert actions.files.of(name) == (replace(file, caption="Nodyn"),)
    actions.files.put(name, replace(file, caption="Nodyn", people="Siân", consent="given"))
    actions.files.remove(name, [file])
    (anew,) = taken_in(actions, name, note)  # chosen again, and nobody has agreed to anything yet
    assert actions.files.of(name) == (anew,)
    actions.files.remove(name, [file])
    actions.files.forget_removed()
    assert refused(lambda: actions.files.put_back(name, [file])) == "evidence-content-gone"
    for path, code in (
        (put(tmp_path, "llun.heic", b"x"), "evidence-heic"),
        (put(tmp_path, "llun.jpg", b"\0\0\0\x18ftypheic" + bytes(99)), "evidence-heic"),
        (pdf(tmp_path, active=True), "evidence-active"),
        (put(tmp_path, "rhaglen.exe", b"MZ"), "evidence-kind"),
        (tmp_path / "dim.txt", "evidence-gone"),
    ):
        assert refused(lambda path=path: taken_in(actions, name, path)) == code  # type: ignore[misc]
        assert refused(lambda path=path: read([Named(path)], NOW.isoformat(), Silent())) == code  # type: ignore[misc]
    assert actions.files.of(name) == ()
    twice = [Named(note, " Yr alwad ", "Siân", "given"), Named(put(tmp_path, "eto.txt", b"Ail alwad.\n"), "Arall")]
    files, contents = read(twice[:1], NOW.isoformat(), Silent())
    assert [(one.name, one.caption, one.people, one.consent) for one in files] == [
        ("nodyn.txt", "Yr alwad", "Siân", "given")
    ]
    assert list(contents.values()) == [b"Ail alwad.\n"]
    assert refused(lambda: read(twice, NOW.isoformat(), Silent())) == "evidence-twice"


def test_a_large_file_goes_beside_the_answer_and_goes_with_the_record(two: Two, tmp_path: Path) -> None:
    actions, name = asked(two)
    (file,) = taken_in(actions, name, put(tmp_path, "galwad.amr", SOUND))
    answer, _ = actions.answer(
        name, Answer("Recordiais yr alwad.", files=actions.files.of(name)), two.me, "cy", Silent()
    )
    assert len(two.answered(answer.identity)) < MOST_INSIDE
    assert actions.files.sealed(answer.identity, file) == SOUND
    there, way = two.there.rooms, tmp_path / "way"
    way.mkdir()
    written = two.here.rooms.verifying.reports.export([answer.identity], way)
    payload = two.here.rooms.verifying.statements.payload(answer.identity)
    beside = way / folder.named(payload) / "evidence-1-galwad.amr"
    assert beside.read_bytes() == SOUND

    there.archive.take_in("a.pdf", two.answered(answer.identity))  # alone, as through e-mail
    assert refused(lambda: there.verifying.actions.files.sealed(answer.identity, file)) == "answer-file-gone"
    assert refused(lambda: list(there.verifying.actions.files.written_out(answer.identity))) == "answer-file-gone"
    row = there.verifying.statements.opened(answer).row("beside")
    assert (row.state, row.code) == ("noted", "attachment-beside-missing")
    beside.write_bytes(SOUND[:-1] + b"!")
    sealed = next(one for one in written if "answered" in one.name)
    opening, outcome, _ = intake.take_in(there.archive, "a.pdf", sealed.read_bytes(), way)
    assert (opening.verdict, outcome) == ("refused", "turned-away")
    beside.write_bytes(SOUND)
    intake.take_in(there.archive, "a.pdf", sealed.read_bytes(), way)
    assert there.verifying.actions.files.sealed(answer.identity, file) == SOUND
    for rooms in (two.here.rooms, there):  # other records go, and it stays
        erase_apart(rooms.store, rooms.verifying.statements.with_files_apart())
        assert [place for place, _data in rooms.archive.apart.files(payload)] == [
            f"{folder.named(payload)}/{beside.name}"
        ]
    taken_in(actions, actions.mine()[1].opened.name, put(tmp_path, "nodyn.txt", b"x"))
    disposed_of(two)
    for table in ("statement", "action_file", "record_apart"):
        assert two.here.rooms.store.rows(f"SELECT 1 FROM {table}") == [], table  # noqa: S608 - our own names


def test_a_look_at_one_file_reads_no_other_that_is_large(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions, name = asked(two)
    _large, note = taken_in(
        actions, name, put(tmp_path, "galwad.amr", SOUND), put(tmp_path, "nodyn.txt", b"Ail alwad.\n")
    )
    answer, _ = actions.answer(name, Answer("x", files=actions.files.of(name)), two.me, "cy", Silent())
    read_in: list[str] = []
    held = beside_them.held

    def watched(kept: Store, digests: Iterable[str]) -> dict[str, bytes]:
        read_in.extend(asked_for := list(digests))
        return held(kept, asked_for)

    monkeypatch.setattr(beside_them, "held", watched)
    assert actions.files.sealed(answer.identity, note) == b"Ail alwad.\n"
    assert read_in == []


def test_a_folder_that_cannot_be_made_beside_an_answer_is_told(two: Two, tmp_path: Path) -> None:
    actions, name = asked(two)
    taken_in(actions, name, put(tmp_path, "galwad.amr", SOUND))
    answer, _ = actions.answer(name, Answer("x", files=actions.files.of(name)), two.me, "cy", Silent())
    reports = two.here.rooms.verifying.reports
    put(tmp_path, folder.named(reports.statements.payload(answer.identity)), b"in its place")
    assert refused(lambda: reports.export([answer.identity], tmp_path)) == "export-not-written"


@pytest.mark.parametrize(
    "called", ["../nodyn.txt", "C:\\nodyn.txt", "a\u202etxt.exe", "a\nCytunwyd.txt", "a.txt\n", "a\u2028b.txt"]
)
def test_a_file_is_called_what_a_file_can_be_called(called: str) -> None:
    said = answered("cy")
    said["files"][0] |= {"name": called, "attachment": attachment_name(1, called)}
    assert refused(lambda: schema.check(said)) == "payload-invalid"


def test_what_an_altered_program_sealed_is_neither_shown_nor_written_out(two: Two, tmp_path: Path) -> None:
    actions, name = asked(two)
    there = two.there.rooms
    forged = {
        "sgript.pdf": ("application/pdf", pdf(tmp_path, active=True).read_bytes()),
        "llun.jpg": ("image/jpeg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "bom.png": ("image/png", made.bomb()),
        "rhaglen.exe": ("application/pdf", b"MZ"),
        "llun.txt": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
        "nodyn.txt": ("text/plain", b"Iawn.\n"),
    }
    files = tuple(attached(file, media, data) for file, (media, data) in forged.items())
    contents = {file.sha256: data for file, (_media, data) in zip(files, forged.values(), strict=True)}
    answer, _ = actions.answer(name, Answer("x", files=files), two.me, "cy", Silent(), contents=contents)
    there.archive.take_in("a.pdf", two.answered(answer.identity))
    for file in files[:-1]:
        code = refused(lambda file=file: there.verifying.actions.files.sealed(answer.identity, file))  # type: ignore[misc]
        assert code == "answer-file-unsafe", file.name
    assert there.verifying.actions.files.sealed(answer.identity, files[-1]) == b"Iawn.\n"
    assert refused(lambda: list(there.verifying.actions.files.written_out(answer.identity))) == "answer-file-unsafe"


def test_a_changed_or_missing_file_in_the_pdf_is_refused() -> None:
    signer = somebody()
    said = answered("cy")
    said["assessor"]["certificate"] = signer.fingerprint
    said["record"]["sealed_at"] = NOW.isoformat()

    def judged(payload: dict[str, object], contents: dict[str, bytes]) -> tuple[str, set[str]]:
        opening = open_record(
            "a.pdf", signing.sign(templates.render(payload, contents), signer, NOW), [Anchor(signer.certificate)], NOW
        )
        return opening.verdict, {row.code for row in opening.rows if row.state == "fails"}

    assert judged(said, CONTENTS) == ("accepted", set())
    digest = hashlib.sha256(PHOTO).hexdigest()
    assert judged(said, {**CONTENTS, digest: PHOTO[:-1] + b"!"}) == ("refused", {"evidence-differs"})
    away = copy.deepcopy(said)
    away["files"][0]["beside"] = True  # so that drawing leaves it out
    file = signing.sign(templates.render(away, CONTENTS), signer, NOW)
    claimed = signing.sign(
        templates.render(said, CONTENTS).replace(b"(evidence-2-nodyn.txt)", b"(evidence-2-nodyn.tx_)"), signer, NOW
    )
    assert open_record("a.pdf", file, [Anchor(signer.certificate)], NOW).verdict == "accepted"
    opening = open_record("a.pdf", claimed, [Anchor(signer.certificate)], NOW)
    assert opening.verdict == "refused"
    assert "evidence-missing" in {row.code for row in opening.rows}
    with pytest.raises(KeyError):
        templates.render(said, {})
