"""Evidence too large to stand inside a record: beside it in a folder, bound by size and digest, kept and handed on."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app import schemas
from assessor_app.cli.main import run
from assessor_app.errors import Refusal, Unavailable
from assessor_app.observing.evidence.limits import MOST_INSIDE
from assessor_app.progress import Silent
from assessor_app.records import schema
from assessor_app.records.apart import folder, intake
from assessor_app.records.opening import open_record
from assessor_app.records.portfolio import exporting
from assessor_app.records.retention import atodds
from assessor_app.records.retention import store as rows
from assessor_app.records.sealing import Sealed, seal
from assessor_app.trust.model import Anchor
from tests.observing.furnished import furnished as furnished_place
from tests.records.drawn import text_of
from tests.records.sealed import NOW, somebody
from tests.records.second import PHOTO, file, furnished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor_app.observing.model import Visit
    from assessor_app.records.report import Opening

SIGNER = somebody()
FILM = b"f" * (MOST_INSIDE + 1)
DIGEST = hashlib.sha256(FILM).hexdigest()
NAME = "evidence-3-Galwad gyfan.mp4"


def visit() -> Visit:
    """A visit with a photo inside its record, and a film that is too large for that."""
    made = furnished(pages="en")
    film = file("f-3", "Galwad gyfan.mp4", "video/mp4", FILM, caption="Yr alwad gyfan", consent="given")
    return replace(
        made,
        observation=replace(made.observation, files=(*made.observation.files, film)),
        contents={**made.contents, DIGEST: FILM},
    )


@pytest.fixture(scope="module")
def sealed() -> Sealed:
    return seal(visit(), SIGNER, NOW, {}, Silent())


def handed_out(sealed: Sealed, where: Path) -> Path:
    folder.write_out(sealed.payload, {DIGEST: FILM}, where)
    return where / folder.named(sealed.payload) / NAME


def opened(sealed: Sealed, where: Path) -> Opening:
    judged = open_record("r.pdf", sealed.file, (Anchor(SIGNER.certificate),), NOW)
    assert judged.verdict == "accepted"
    return folder.judged(judged, where)


def test_a_large_file_is_named_and_bound_and_not_inside(sealed: Sealed, tmp_path: Path) -> None:
    told = {one["attachment"]: one for one in sealed.payload["files"]}
    assert [one["beside"] for one in told.values()] == [False, False, True]
    assert (told[NAME]["size"], told[NAME]["sha256"]) == (len(FILM), DIGEST)
    assert len(sealed.file) < MOST_INSIDE
    pages = tmp_path / "r.pdf"
    pages.write_bytes(sealed.file)
    said = text_of(pages)
    assert f"Beside this PDF, in the folder {folder.named(sealed.payload)}; its SHA-256 binds it" in said
    assert " ".join(DIGEST[at : at + 4] for at in range(0, 64, 4)) in said


def test_what_stands_beside_as_sealed_holds(sealed: Sealed, tmp_path: Path) -> None:
    handed_out(sealed, tmp_path)
    opening = opened(sealed, tmp_path)
    assert (opening.verdict, opening.row("beside").code) == ("accepted", "attachment-beside-holds")


def test_what_is_missing_is_noted_and_the_record_stays_accepted(sealed: Sealed, tmp_path: Path) -> None:
    opening = opened(sealed, tmp_path)
    row = opening.row("beside")
    assert (opening.verdict, row.state, row.code) == ("accepted", "noted", "attachment-beside-missing")
    assert dict(row.facts) == {"name": NAME, "count": 1}


def _link(place: Path) -> None:
    kept = place.with_name("elsewhere")
    place.rename(kept)
    place.symlink_to(kept)


def _folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda place: place.write_bytes(FILM[:-1] + b"!"),
        lambda place: place.write_bytes(FILM[:-1]),
        lambda place: place.write_bytes(b""),
        _link,
        _folder,
    ],
)
def test_anything_else_under_its_name_is_refused(sealed: Sealed, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(handed_out(sealed, tmp_path))
    opening = opened(sealed, tmp_path)
    row = opening.row("beside")
    assert (opening.verdict, row.state, row.code) == ("refused", "fails", "attachment-beside-differs")
    assert folder.wrong(opening)
    assert folder.read_in(sealed.payload, tmp_path) == {}


def test_a_file_that_is_right_already_is_left_alone(sealed: Sealed, tmp_path: Path) -> None:
    place = handed_out(sealed, tmp_path)
    before = place.stat().st_ino
    assert handed_out(sealed, tmp_path).stat().st_ino == before
    place.write_bytes(b"x")
    assert handed_out(sealed, tmp_path).read_bytes() == FILM


def test_a_record_without_such_files_says_nothing_of_them(tmp_path: Path) -> None:
    small = seal(furnished(), SIGNER, NOW, {}, Silent())
    assert [row.row for row in opened(small, tmp_path).rows if row.row == "beside"] == []
    assert folder.write_out(small.payload, {hashlib.sha256(PHOTO).hexdigest(): PHOTO}, tmp_path) is None


def test_nothing_is_sealed_without_the_bytes_of_a_large_file() -> None:
    made = visit()
    with pytest.raises(Unavailable) as refused:
        seal(replace(made, contents={key: held for key, held in made.contents.items() if key != DIGEST}), SIGNER, NOW,
             {}, Silent())  # fmt: skip
    assert refused.value.code == "evidence-not-here"


def test_no_payload_hides_a_small_file_or_brings_a_vast_one(sealed: Sealed) -> None:
    for change in ({"size": 1 << 40}, {"size": 1 << 25, "beside": False}, {"beside": "no"}):
        told = json.loads(json.dumps(sealed.payload))
        told["files"][2] |= change
        with pytest.raises(Refusal):
            schema.check(told)


def test_a_store_keeps_it_hands_it_on_and_takes_it_in(sealed: Sealed, tmp_path: Path) -> None:
    ours, theirs = furnished_place(), furnished_place()
    theirs.clock.wall = NOW
    held, _ = ours.rooms.archive.keep(sealed, SIGNER, {DIGEST: FILM, "00" * 32: b"no file of the record"})
    out = tmp_path / "out"
    out.mkdir()
    record = ours.rooms.archive.export(held.identity, out)
    assert (out / folder.named(sealed.payload) / NAME).read_bytes() == FILM
    archive, data = theirs.rooms.archive, record.read_bytes()
    place = out / folder.named(sealed.payload) / NAME
    place.rename(tmp_path / "away")
    opening, outcome, _ = intake.take_in(archive, "r.pdf", data, out)
    assert (outcome, opening.row("beside").code) == ("kept", "attachment-beside-missing")
    place.write_bytes(b"another film")
    opening, outcome, changes = intake.take_in(archive, "r.pdf", data, out)
    assert (opening.verdict, outcome, changes.touched) == ("refused", "turned-away", frozenset())
    place.unlink()
    (tmp_path / "away").rename(place)
    opening, outcome, _ = intake.take_in(archive, "r.pdf", data, out)
    assert (outcome, opening.row("beside").code) == ("duplicate", "attachment-beside-holds")
    again = tmp_path / "again"
    again.mkdir()
    theirs.rooms.archive.export(held.identity, again)
    assert (again / folder.named(sealed.payload) / NAME).read_bytes() == FILM
    for each in (ours, theirs):
        each.rooms.close()


def test_verify_looks_beside_the_file(sealed: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record, trusted = tmp_path / "renamed.pdf", tmp_path / "identity.pem"
    record.write_bytes(sealed.file)
    trusted.write_text(SIGNER.certificate_pem(), encoding="utf-8")
    place = handed_out(sealed, tmp_path)

    def judged() -> tuple[int, str, str]:
        code = run(["verify", str(record), "--trust", str(trusted), "--json"])
        (said,) = json.loads(capsys.readouterr().out)["files"]
        return code, said["verdict"], next(one["code"] for one in said["findings"] if one["row"] == "beside")

    assert judged() == (0, "accepted", "attachment-beside-holds")
    place.write_bytes(FILM[::-1][:-1] + b"?")
    assert judged() == (1, "refused", "attachment-beside-differs")
    shutil.rmtree(place.parent)
    assert judged() == (0, "accepted", "attachment-beside-missing")


@pytest.mark.parametrize("name", ["all", "all.zip"])
def test_several_are_handed_out_with_it_and_the_index_names_it(sealed: Sealed, tmp_path: Path, name: str) -> None:
    ours, theirs = furnished_place(), furnished_place()
    theirs.clock.wall = NOW
    archive = ours.rooms.archive
    archive.keep(sealed, SIGNER, {DIGEST: FILM})
    exporting.export_several(archive.records(), archive, tmp_path / name, Silent())
    out = tmp_path / name
    if name.endswith(".zip"):
        out = tmp_path / "unpacked"
        shutil.unpack_archive(tmp_path / name, out)
    said = json.loads((out / "index.json").read_bytes())
    schemas.check("records-1", said, "portfolio-invalid")
    (told,) = said["records"][0]["beside"]
    assert (out / told["file"]).read_bytes() == FILM
    assert (told["name"], told["sha256"], told["bytes"]) == (NAME, DIGEST, len(FILM))
    assert told["file"] in (out / "index.html").read_text(encoding="utf-8").replace("%20", " ")
    (out / told["file"]).with_name("a-leaflet.pdf").write_bytes(b"%PDF-1.7 no record")
    (record,) = folder.spread([out])
    _, outcome, _ = intake.take_in(theirs.rooms.archive, record.name, record.read_bytes(), record.parent)
    assert outcome == "kept"
    exporting.export_several(theirs.rooms.archive.records(), theirs.rooms.archive, tmp_path / "on", Silent())
    assert (tmp_path / "on" / told["file"]).read_bytes() == FILM
    for each in (ours, theirs):
        each.rooms.close()


def test_an_index_says_what_is_not_here(sealed: Sealed, tmp_path: Path) -> None:
    place = furnished_place()
    archive = place.rooms.archive
    archive.keep(sealed, SIGNER, {})
    exporting.export_several(archive.records(), archive, tmp_path / "all", Silent())
    said = json.loads((tmp_path / "all" / "index.json").read_bytes())
    schemas.check("records-1", said, "portfolio-invalid")
    (told,) = said["records"][0]["beside"]
    assert (told["file"], told["sha256"]) == (None, DIGEST)
    page = (tmp_path / "all" / "index.html").read_text(encoding="utf-8")
    assert f"Evidence that belongs beside it is not here: {NAME}" in page
    place.rooms.close()


def test_what_lies_beside_a_file_at_odds_stays_when_others_are_disposed_of(sealed: Sealed) -> None:
    place = furnished_place()
    archive, store = place.rooms.archive, place.rooms.store
    archive.apart.keep(sealed.payload, {DIGEST: FILM})
    kept_beside = "INSERT INTO record_file VALUES (1, 'identity', 'record', 'x', 'other-base', 1, '', '', '', '', ?)"
    with store.transaction():
        store.run(kept_beside, (sealed.file,))
        rows.erase_apart(store, atodds.payloads(store))
        assert [data for _place, data in archive.apart.files(sealed.payload)] == [FILM]
        rows.erase_apart(store, ())
        assert list(archive.apart.files(sealed.payload)) == []
    place.rooms.close()
