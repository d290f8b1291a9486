"""Files named in an observation's document, and files that come into a watched folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.observing.document import read_visit
from assessor_app.observing.evidence import watching
from assessor_app.observing.evidence.limits import MIB
from assessor_app.paths import resources
from tests.observing import evidencefiles as made

if TYPE_CHECKING:
    from pathlib import Path

    from tests.observing.furnished import Place


@pytest.fixture
def document() -> Any:  # noqa: ANN401 - a JSON document
    return json.loads((resources() / "examples" / "observation-1.example.json").read_text(encoding="utf-8"))


def test_files_beside_the_document_come_in_as_through_the_window(place: Place, tmp_path: Path, document: Any) -> None:  # noqa: ANN401 - same
    standard = document["standards"][0]
    (tmp_path / "lluniau").mkdir()
    made.put(tmp_path / "lluniau", "desg.jpg", made.photo())
    made.put(tmp_path, "nodyn.txt", b"a")
    document["files"] = [
        {
            "path": "lluniau/desg.jpg", "caption": " Y ddesg ", "people": "yr ymgeisydd", "consent": "given",
            "criteria": [{"standard": standard, "number": 8}],
        },
        {"path": "nodyn.txt"},
    ]  # fmt: skip
    visit = read_visit(document, place.rooms.library, folder=tmp_path)
    photo, note = visit.observation.files
    assert (photo.name, photo.media_type, photo.caption, photo.consent) == (
        "desg.jpg",
        "image/jpeg",
        "Y ddesg",
        "given",
    )
    assert (photo.people, photo.criteria[0].number, photo.at) == ("yr ymgeisydd", 8, visit.observation.event.end)
    assert (note.media_type, note.consent, note.criteria) == ("text/plain", "", ())
    assert {file.sha256: len(visit.contents[file.sha256]) for file in (photo, note)} == {
        photo.sha256: photo.size,
        note.sha256: 1,
    }
    assert made.PLACE.encode() not in visit.contents[photo.sha256]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["../cyfrinach.txt"], ("evidence-outside", 0)),
        (["dolen/cyfrinach.txt"], ("evidence-outside", 0)),
        (["/etc/hostname.txt"], ("evidence-outside", 0)),
        (["C:\\cyfrinach.txt"], ("evidence-outside", 0)),
        (["a.txt", "nid-yma.txt"], ("evidence-gone", 1)),
        (["a.txt", "b.txt"], ("evidence-twice", 1)),
        (["rhaglen.exe"], ("evidence-kind", 0)),
        (["a.txt", "mawr1.txt", "mawr2.txt", "mawr3.txt"], ("evidence-no-room", 3)),
    ],
)
def test_files_that_a_document_may_not_name(
    place: Place,
    tmp_path: Path,
    document: Any,  # noqa: ANN401 - same
    said: list[str],
    told: tuple[str, int],
) -> None:
    folder = tmp_path / "yma"
    folder.mkdir()
    made.put(tmp_path, "cyfrinach.txt", b"cyfrinach")
    (folder / "dolen").symlink_to(tmp_path)
    for name, data in (("a.txt", b"a"), ("b.txt", b"a"), ("rhaglen.exe", b"MZ")):
        made.put(folder, name, data)
    for number in (1, 2, 3):
        made.put(folder, f"mawr{number}.txt", bytes([97 + number]) * (8 * MIB))
    document["files"] = [{"path": one} for one in said]
    with pytest.raises(AssessorError) as problem:
        read_visit(document, place.rooms.library, folder=folder)
    assert (problem.value.code, problem.value.facts["place"]) == (told[0], f"$.files[{told[1]}]")


def test_only_what_comes_while_watching_and_has_stopped_growing_is_told_once(tmp_path: Path) -> None:
    made.put(tmp_path, "hen.jpg", b"hen")
    watch = watching.begin(watching.listing(tmp_path))

    def looked() -> tuple[str, ...]:
        nonlocal watch
        watch, found = watch.look(watching.listing(tmp_path))
        return found

    assert looked() == looked() == ()
    growing = (tmp_path / "newydd.jpg").open("wb")
    assert looked() == looked() == ()  # there, and empty
    for piece in (b"a", b"bc"):
        growing.write(piece)
        growing.flush()
        assert looked() == ()
    growing.close()
    assert looked() == ("newydd.jpg",)
    made.put(tmp_path, "hen.jpg", b"wedi'i newid")
    for name in (".cudd.jpg", "~clo.docx", "lawrlwytho.jpg.part", "rhaglen.exe"):
        made.put(tmp_path, name, b"x")
    (tmp_path / "ffolder.jpg").mkdir()
    made.put(tmp_path, "llun.heic", b"x")
    assert looked() == ()
    assert looked() == ("llun.heic",)
    assert looked() == ()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as problem:
        watching.listing(tmp_path / "dim")
    assert problem.value.code == "watched-folder-gone"
