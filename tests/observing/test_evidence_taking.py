"""Files that come in as evidence: nothing says where they were made, nothing hostile gets in, nothing is half kept."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assessor_app.errors import AssessorError, Cancelled, Refusal, Unavailable
from assessor_app.observing.evidence import pdfactive, recordings, taking
from assessor_app.observing.evidence.kinds import KINDS
from assessor_app.observing.evidence.limits import MIB, MOST_OF_A_FILE, MOST_OF_A_RECORD, MOST_UNPACKED
from assessor_app.observing.model import Mark
from assessor_app.progress import Silent
from assessor_app.standards.model import CriterionKey
from tests.observing import evidencefiles as made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor_app.observing.evidence.taking import Taken
    from tests.observing.furnished import Place

TRACES = (
    made.PLACE.encode(),
    b"52.9876",
    b"004.1234",
    b"Gwneuthurwr",
    b"Exif",
    b"GPS",
    b"xmp",
    b"ICC_PROFILE",
    b"tEXt",
)


def take(file: Path, room: int = MOST_OF_A_RECORD) -> Taken:
    return taking.take(file, taking.Room(room), Silent())


def refused(file: Path, room: int = MOST_OF_A_RECORD) -> str:
    with pytest.raises(AssessorError) as problem:
        take(file, room)
    assert problem.value.facts["file"] == file.name
    return problem.value.code


@pytest.fixture
def name(place: Place) -> str:
    begun, _ = place.rooms.desk.start(place.candidate, (place.calls.key,))
    return begun.id


@pytest.mark.parametrize(
    ("called", "data", "kind"),
    [
        ("IMG 2041.JPEG", made.photo(), "image/jpeg"),
        ("llun.webp", made.photo(name="WEBP"), "image/jpeg"),
        ("sgrin.png", made.drawing(), "image/png"),
        ("sgrin.png", made.drawing(mode="L"), "image/png"),
        ("sgrin.png", made.drawing(mode="I;16"), "image/png"),
        ("clip.mp4", made.film(), "video/mp4"),
        ("clip.mov", made.film(b"qt  "), "video/quicktime"),
        ("llais.m4a", made.film(b"M4A "), "audio/mp4"),
        ("llais.mp3", made.sound(), "audio/mpeg"),
    ],
)
def test_nothing_that_is_kept_says_where_it_was_made(tmp_path: Path, called: str, data: bytes, kind: str) -> None:
    assert made.PLACE.encode() in data or b"\x00\x00\x004\x00\x00\x00\x01" in data or b"zTXt" in data or b"iTXt" in data
    file = made.put(tmp_path, called, data)
    taken = take(file)
    assert taken.kind.media_type == kind
    assert taking.cleaned(taken.name, taken.data, taking.Room()).kind == taken.kind  # as whoever gets it looks at it
    assert [trace for trace in TRACES if trace in taken.data] == []
    assert struct.pack(">II", *made.DEGREES[2]) not in taken.data
    assert file.read_bytes() == data  # the original stays as it was


def test_a_photo_is_upright_and_no_larger_than_a_page_needs(tmp_path: Path) -> None:
    taken = take(made.put(tmp_path, "llun.jpg", made.photo((4000, 3000), turn=6)))
    with Image.open(io.BytesIO(taken.data)) as image:
        assert image.size == (1920, 2560)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        top, bottom = image.getpixel((960, 400)), image.getpixel((960, 2200))
    assert taken.smaller
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert all(abs(one - other) < 8 for one, other in zip(top + bottom, (200, 30, 30, 30, 30, 200), strict=True))


def test_what_is_clear_in_a_drawing_is_white(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(take(made.put(tmp_path, "a.png", made.drawing())).data)) as image:
        assert image.getpixel((9, 9)) == (255, 255, 255)


def test_a_film_still_shows_what_it_showed() -> None:
    before = made.film()
    kept = recordings.film(before)
    assert len(kept) == len(before)
    assert b"PICTURE" in kept
    assert kept.count(b"trak") == 1


@given(st.integers(0, 400), st.binary(max_size=12))
def test_a_film_broken_anywhere_is_read_or_refused(at: int, data: bytes) -> None:
    broken = bytearray(made.film())
    broken[at : at + len(data)] = data
    try:
        kept = recordings.film(bytes(broken))
    except (ValueError, KeyError, struct.error):
        return
    assert len(kept) == len(broken)


@pytest.mark.parametrize(
    ("called", "data", "code"),
    [
        ("rhaglen.exe", b"MZ" + bytes(99), "evidence-kind"),
        ("sgript.sh", b"#!/bin/sh\n", "evidence-kind"),
        ("tudalen.html", b"<html>", "evidence-kind"),
        ("archif.zip", made.archive("a"), "evidence-kind"),
        ("archif.docx", made.archive("a"), "evidence-kind"),
        ("llun.jpg", b"MZ" + bytes(99), "evidence-not-what-it-says"),
        ("nodyn.txt", b"\x7fELF" + bytes(99), "evidence-not-what-it-says"),
        ("llun.jpg", b"%PDF-1.7 ...", "evidence-not-what-it-says"),
        ("dogfen.pdf", made.photo(), "evidence-not-what-it-says"),
        ("dogfen.pdf", b"%PDF-1.7 nothing follows", "evidence-damaged"),
        ("tudalen.pdf", made.pageless(), "evidence-damaged"),
        ("difetha.odt", made.spoiled(zipfile.ZIP_DEFLATED), "evidence-damaged"),
        ("difetha.odt", made.spoiled(zipfile.ZIP_LZMA), "evidence-damaged"),
        ("llun.jpg", made.photo()[:-2000], "evidence-damaged"),
        ("llun.jpg", b"\xff\xd8\xff\xe0" + bytes(500), "evidence-damaged"),
        ("clip.mp4", made.film()[:-3], "evidence-damaged"),
        ("llais.mp3", b"ID3\x04\x00\x00\x00\x00\x7f\x7f" + bytes(20), "evidence-damaged"),
        ("llais.mp3", b"ID3\x04" + bytes(6) + b"\xff\xf1\x50\x80" + bytes(20), "evidence-damaged"),
        ("bom.png", made.bomb(), "evidence-picture-large"),
        ("bom.png", made.bomb(9_000), "evidence-picture-large"),
        ("llun.heic", b"", "evidence-heic"),
        ("llun.jpg", b"\0\0\0\x18ftypheic" + bytes(99), "evidence-heic"),
        ("hen.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "evidence-old-office"),
        ("clo.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "evidence-old-office"),
        ("m.docx", made.archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "evidence-macros"),
        ("m.xlsm", b"x", "evidence-macros"),
        ("t.docx", made.archive("[Content_Types].xml", "xl/workbook.xml"), "evidence-not-what-it-says"),
        ("darn.docx", made.archive("[Content_Types].xml", "word/document.xml")[:-30], "evidence-damaged"),
        ("gwag.txt", b"", "evidence-empty"),
        ("mawr.txt", b"a" * (MOST_OF_A_FILE + 1), "evidence-too-large"),
    ],
    ids=lambda said: said if isinstance(said, str) else "",  # the bytes hold the time they were made
)
def test_what_cannot_be_evidence_is_refused_and_told(tmp_path: Path, called: str, data: bytes, code: str) -> None:
    assert refused(made.put(tmp_path, called, data)) == code


def scripted(pdf: Any, pikepdf: Any) -> None:  # noqa: ANN401 - a library of tests
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launching(pdf: Any, pikepdf: Any) -> None:  # noqa: ANN401 - same
    pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))


def carrying(pdf: Any, _pikepdf: Any) -> None:  # noqa: ANN401 - same
    pdf.attachments["rhaglen.exe"] = b"MZ"


@pytest.mark.parametrize("stuff", [scripted, launching, carrying])
@pytest.mark.parametrize("packed", [True, False])
def test_a_pdf_that_runs_starts_or_carries_something_is_refused(
    tmp_path: Path, stuff: Callable[[Any, Any], None], *, packed: bool
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    file, mode = tmp_path / "a.pdf", pikepdf.ObjectStreamMode
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, object_stream_mode=mode.generate if packed else mode.disable)
        assert take(file).kind == KINDS["pdf"]
        stuff(pdf, pikepdf)
        pdf.save(file, object_stream_mode=mode.generate if packed else mode.disable)
    assert refused(file) == "evidence-active"


def test_a_name_with_hidden_letters_is_seen_and_what_cannot_be_looked_into_is_refused(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    file = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        scripted(pdf, pikepdf)
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        file.write_bytes(file.read_bytes().replace(b"/JavaScript", b"/J#61v#61Script"))
        assert refused(file) == "evidence-active"
    locked = pikepdf.Encryption(user="", owner="b")  # opens for everybody, and its objects cannot be read here
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=locked)
    assert refused(file) == "evidence-unlooked"


def test_objects_that_unpack_to_more_than_any_document_holds_are_refused() -> None:
    packed = zlib.compress(b"1 0 " + bytes(MOST_UNPACKED), 9)
    with pytest.raises(Refusal, match="evidence-unlooked"):
        pdfactive.demand_passive("a.pdf", b"%PDF-1.7\n1 0 obj<</Type/ObjStm>>stream\n" + packed)


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "plaen.pdf")
        pdf.save(tmp_path / "clo.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    assert refused(tmp_path / "clo.pdf") == "evidence-locked"
    assert take(tmp_path / "plaen.pdf").kind == KINDS["pdf"]


@pytest.mark.parametrize(
    ("called", "data", "kept_as"),
    [
        ("nodiadau.txt", "Tŷ Gwyn\r\n".encode(), "nodiadau.txt"),
        ("rhestr.csv", "enw;oed\n".encode("utf-16"), "rhestr.csv"),
        ("a.docx", made.archive("[Content_Types].xml", "word/document.xml"), "a.docx"),
        ("llun.png", made.photo(), "llun.jpg"),
        ("  ..Llŷn: 1/2\u202e.JPG", made.photo(), "Llŷn- 1-2.jpg"),
        ("CON.jpg", made.photo(), "CON-.jpg"),
        (f"{'h' * 200}.mp4", made.film(), f"{'h' * 60}.mp4"),
    ],
)
def test_files_are_kept_under_names_that_every_system_can_write(called: str, data: bytes, kept_as: str) -> None:
    assert taking.cleaned(called, data, taking.Room()).name == kept_as


def test_size_is_looked_at_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "ffilm.mp4"
    with huge.open("wb") as sparse:
        sparse.truncate(40 * 1024 * MIB)
    monkeypatch.setattr(taking, "_read", lambda *_all: pytest.fail("it was read"))
    with pytest.raises(Refusal) as problem:
        take(huge)
    assert problem.value.facts == {"file": "ffilm.mp4", "size": "40960.0", "most": "64.0"}
    assert refused(made.put(tmp_path, "clip.mp4", made.film()), room=99) == "evidence-no-room"


def test_what_is_no_plain_file_is_never_waited_for(tmp_path: Path) -> None:
    assert refused(tmp_path / "llun.jpg") == "evidence-gone"
    (tmp_path / "ffolder.jpg").mkdir()
    assert refused(tmp_path / "ffolder.jpg") == "evidence-unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pibell.jpg")
        assert refused(tmp_path / "pibell.jpg") == "evidence-unreadable"


class Meddling:
    """A progress that does something at the first step."""

    def __init__(self, deed: object) -> None:
        self._deed = deed

    def step(self, _done: int, _total: int, _what: str = "") -> None:
        deed, self._deed = self._deed, None
        if callable(deed):
            deed()


def test_a_file_that_goes_grows_or_is_given_up_leaves_nothing(place: Place, name: str, tmp_path: Path) -> None:
    desk, data = place.rooms.desk, b"a" * (2 * MIB)
    file = made.put(tmp_path, "nodyn.txt", data)

    def grow() -> None:
        made.put(tmp_path, "nodyn.txt", data * 2)

    def shrink() -> None:
        os.truncate(file, MIB)

    def stop() -> None:
        raise Cancelled

    for deed, told in ((grow, Unavailable), (shrink, Unavailable), (stop, Cancelled)):
        made.put(tmp_path, "nodyn.txt", data)
        with pytest.raises(told):
            desk.take_in(name, file, Meddling(deed))
    assert desk.observation(name).files == ()
    assert place.rooms.store.rows("SELECT 1 FROM content") == []


def test_a_full_disk_leaves_nothing_half_kept(place: Place, name: str, tmp_path: Path) -> None:
    store, file = place.rooms.store, made.put(tmp_path, "nodyn.txt", b"a" * MIB)
    pages = (store.one("PRAGMA page_count") or {})["page_count"]
    store.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Unavailable) as problem:
        place.rooms.desk.take_in(name, file, Silent())
    assert problem.value.code == "disk-full"
    store.rows(f"PRAGMA max_page_count = {pages + 2000}")
    assert place.rooms.desk.observation(name).files == ()
    assert store.rows("SELECT 1 FROM content") == []
    place.rooms.desk.take_in(name, file, Silent())
    assert len(place.rooms.desk.observation(name).files) == 1


def test_a_file_is_taken_in_described_taken_away_and_put_back(place: Place, name: str, tmp_path: Path) -> None:
    desk, key = place.rooms.desk, CriterionKey(place.calls.key, "performance", 8)
    attached, changes = desk.take_in(name, made.put(tmp_path, "desg.jpg", made.photo()), Silent(), criteria=(key, key))
    assert changes.touched == {("observation", name)}
    (file,) = desk.observation(name).files
    assert (file, file.criteria, file.origin) == (attached.file, (key,), "chosen")
    assert file.size == len(desk.held_in(file)) == len(place.rooms.visit(name, contents=True).contents[file.sha256])
    said = replace(file, caption=" Y ddesg ", people="yr ymgeisydd", consent="given")
    desk.put_file(name, said)
    (file,) = desk.observation(name).files
    assert file == replace(said, caption="Y ddesg")
    assert desk.put_file(name, file).touched == frozenset()
    desk.remove_file(name, file.id)
    assert desk.observation(name).files == ()
    desk.put_file(name, file)
    desk.forget_removed()
    assert desk.observation(name).files == (file,)
    desk.remove_file(name, file.id)
    desk.forget_removed()
    with pytest.raises(Refusal) as problem:
        desk.put_file(name, file)
    assert problem.value.code == "evidence-content-gone"


def test_the_same_content_again_is_noticed_and_linked(place: Place, name: str, tmp_path: Path) -> None:
    desk = place.rooms.desk
    one, other = (CriterionKey(place.calls.key, "performance", number) for number in (8, 9))
    desk.take_in(name, made.put(tmp_path, "a.jpg", made.photo()), Silent(), criteria=(one,))
    again, _ = desk.take_in(name, made.put(tmp_path, "b.jpg", made.photo()), Silent(), criteria=(other,))
    assert again.known
    (file,) = desk.observation(name).files
    assert (file.name, file.criteria) == ("a.jpg", (one, other))


def test_a_record_has_room_for_so_much_and_no_more(place: Place, name: str, tmp_path: Path) -> None:
    desk = place.rooms.desk
    for number in range(3):
        desk.take_in(name, made.put(tmp_path, f"{number}.txt", bytes([97 + number]) * (7 * MIB)), Silent())
    assert refused_by(lambda: desk.take_in(name, made.put(tmp_path, "d.txt", b"d" * (4 * MIB)), Silent())) == (
        "evidence-no-room"
    )
    first, *_ = desk.observation(name).files
    desk.remove_file(name, first.id)
    desk.take_in(name, tmp_path / "d.txt", Silent())
    assert refused_by(lambda: desk.put_file(name, first)) == "evidence-no-room"


def refused_by(deed: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as problem:
        deed()
    return problem.value.code


def test_files_take_the_mark_away_and_a_sealed_observation_takes_none(place: Place, name: str, tmp_path: Path) -> None:
    desk, file = place.rooms.desk, made.put(tmp_path, "a.txt", b"a")
    mark = Mark("typed", "Siân", "2026-11-20T14:05:00+00:00")
    desk.set_mark(name, mark)
    attached, _ = desk.take_in(name, file, Silent())
    assert desk.observation(name).mark is None
    deeds: tuple[Callable[[], object], ...] = (
        lambda: desk.put_file(name, replace(attached.file, caption="x")),
        lambda: desk.remove_file(name, attached.file.id),
    )
    for deed in deeds:
        desk.set_mark(name, mark)
        deed()
        assert desk.observation(name).mark is None
    outside = CriterionKey(place.complex.key, "performance", 1)
    assert refused_by(lambda: desk.take_in(name, file, Silent(), criteria=(outside,))) == "criterion-not-assessed"
    desk.sealed_as(name, "r-1")
    for late in (lambda: desk.take_in(name, file, Silent()), *deeds):
        assert refused_by(late) == "observation-sealed"


def test_a_standard_with_evidence_in_a_file_stays(place: Place, name: str, tmp_path: Path) -> None:
    desk, key = place.rooms.desk, CriterionKey(place.calls.key, "performance", 8)
    desk.take_in(name, made.put(tmp_path, "a.txt", b"a"), Silent(), criteria=(key,))
    assert refused_by(lambda: desk.set_standards(name, (place.complex.key,))) == "standard-in-use"
