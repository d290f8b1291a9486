"""What lies in folders and zips that strangers made: odd names, bombs, zips in zips, loops, pipes, very many files."""

from __future__ import annotations

import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import AssessorError, Cancelled
from assessor_app.trust.attachments import FILE_BYTES
from assessor_app.verifying.inbox import sources as looking
from assessor_app.verifying.inbox.sources import Sources
from tests.records.chained import chain
from tests.verifying.boxes import take_in, told, verifier

if TYPE_CHECKING:
    from pathlib import Path

PDF = b"%PDF-1.7\n"


def names(*paths: Path) -> list[str]:
    """What is found, by the names it is called by."""
    with Sources.of(paths) as sources:
        return [one.source for one in sources]


def code(path: Path) -> str:
    """Why the one thing that is found cannot be read."""
    with Sources.of([path]) as sources:
        (one,) = sources
        with pytest.raises(AssessorError) as no:
            one.read()
        return no.value.code


@pytest.mark.parametrize(
    "name", ["/etc/a.pdf", "C:\\Cofnodion\\a.pdf", "C:/a.pdf", "\\\\gweinydd\\cof\\a.pdf", "a\\b.pdf"]
)
def test_a_name_in_a_zip_is_only_ever_a_name(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as held:
        held.writestr(zipfile.ZipInfo(name), PDF)
    before = sorted(tmp_path.rglob("*"))
    with Sources.of([tmp_path / "z.zip"]) as sources:
        (one,) = sources
        assert one.source.startswith("z.zip/")
        assert one.read() == PDF
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_in_an_old_code_page_is_found_under_some_name(tmp_path: Path) -> None:
    file = tmp_path / "z.zip"
    with zipfile.ZipFile(file, "w") as held:
        held.writestr("T_ Gwyn.pdf", PDF)
    data = file.read_bytes().replace(b"T_ Gwyn.pdf", b"T\x98 Gwyn.pdf")  # cp437: ÿ, and no flag that says UTF-8
    file.write_bytes(data)
    with Sources.of([file]) as sources:
        (one,) = sources
        assert (one.source, one.read()) == ("z.zip/Tÿ Gwyn.pdf", PDF)


@pytest.mark.slow
def test_a_bomb_is_read_no_further_than_a_record_may_be_long(tmp_path: Path) -> None:
    file = tmp_path / "z.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as held, held.open("a.pdf", "w") as out:
        out.write(PDF)
        for _block in range(FILE_BYTES // 2**20 + 1):
            out.write(bytes(2**20))
    assert file.stat().st_size < FILE_BYTES // 100
    place = verifier()
    assert told(place, take_in(place, file)) == {"z.zip/a.pdf": ("quarantined", "file-too-large")}
    at = file.read_bytes().rindex(b"PK\x01\x02") + 24  # it says that it is small
    data = bytearray(file.read_bytes())
    data[at : at + 4] = struct.pack("<I", 9)
    file.write_bytes(data)
    (state, _why) = told(place, take_in(place, file))["z.zip/a.pdf"]
    assert state == "quarantined"
    place.rooms.close()


def test_a_zip_in_a_zip_is_told_and_what_lies_beside_it_comes_in(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mewn.zip", "w") as held:
        held.writestr("a.pdf", PDF)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as held:
        held.write(tmp_path / "mewn.zip", "mewn.zip")
        held.writestr("b.pdf", PDF)
    assert names(tmp_path / "z.zip") == ["z.zip/b.pdf", "z.zip/mewn.zip"]
    (tmp_path / "mewn.zip").unlink()
    with zipfile.ZipFile(tmp_path / "z.zip", "a") as held:
        assert held.testzip() is None
    with Sources.of([tmp_path / "z.zip"]) as sources:
        _pdf, inner = sources
        with pytest.raises(AssessorError) as no:
            inner.read()
        assert no.value.code == "zip-within"


def test_the_same_file_twice_in_one_zip_comes_in_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as held:
        for name in ("a.pdf", "b.pdf"):
            held.writestr(name, chain().record.file)
    place = verifier()
    assert take_in(place, tmp_path / "z.zip").counts == (("accepted", 1), ("known", 1))
    assert len(place.rooms.archive.identities()) == 1
    place.rooms.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only such systems have pipes in folders")
def test_links_that_loop_pipes_and_what_has_gone_hold_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "is").mkdir()
    (tmp_path / "is" / "dolen").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "is" / "ei-hun.pdf").symlink_to(tmp_path / "is" / "ei-hun.pdf")
    os.mkfifo(tmp_path / "is" / "pibell.pdf")
    (tmp_path / "is" / "a.pdf").write_bytes(PDF)
    assert names(tmp_path) == [f"{tmp_path.name}/is/a.pdf"]
    assert code(tmp_path / "is" / "pibell.pdf") == "file-unreadable"
    assert code(tmp_path / "dim-yno.pdf") == "file-unreadable"


def test_a_file_that_goes_away_after_it_was_seen_stops_no_other(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(chain().record.file)
    place = verifier()
    under = place.rooms.verifying.inbox.begin([tmp_path], _Stop(), workers=0)
    assert under is not None
    (tmp_path / "a.pdf").unlink()
    assert under.advance(_Stop())
    assert under.delivery is not None
    found = told(place, under.delivery)
    assert {name.rpartition("/")[2]: state for name, (state, _code) in found.items()} == {
        "a.pdf": "quarantined", "b.pdf": "accepted",
    }  # fmt: skip
    place.rooms.close()


class _Stop:
    """Counts steps, and stops where it is told to."""

    def __init__(self, at: int = -1) -> None:
        self.at, self.steps = at, 0

    def step(self, _done: int, _total: int, _what: str = "") -> None:
        if self.steps == self.at:
            raise Cancelled
        self.steps += 1


@pytest.mark.slow
def test_a_folder_of_ten_thousand_is_looked_through_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.{'pdf' if number % 2 else 'txt'}").touch()
    watched = _Stop()
    with Sources.of([tmp_path], progress=watched) as sources:
        assert len(sources) == 5_000
    assert watched.steps > 100
    with pytest.raises(Cancelled):
        Sources.of([tmp_path], progress=_Stop(at=3))
    monkeypatch.setattr(looking, "MOST_FILES", 100)
    with Sources.of([tmp_path]) as sources:
        assert len(sources) == 101
        problem = sources.files[-1].problem
    assert problem is not None
    assert (problem.code, problem.facts["most"]) == ("delivery-large", 100)


def test_a_delivery_that_was_stopped_says_how_many_are_left_and_goes_on(tmp_path: Path) -> None:
    for number, data in enumerate((chain().record.file, chain().verified, b"%PDF-", b"")):
        (tmp_path / f"{number}.pdf").write_bytes(data)
    place = verifier()
    inbox = place.rooms.verifying.inbox
    under = inbox.begin([tmp_path], _Stop(), workers=0)
    assert under is not None
    assert not under.advance(_Stop(), enough=lambda: under.done == 1)
    assert place.rooms.archive.identities() == [chain().record.identity]  # others use the rooms in between
    with pytest.raises(Cancelled):
        under.advance(_Stop(at=0))
    (stopped,) = inbox.deliveries()
    assert (stopped.files, stopped.left, stopped.ended_at, stopped.named) == (1, 3, "", (str(tmp_path),))
    assert take_in(place, tmp_path).counts == (("accepted", 1), ("known", 1), ("quarantined", 2))
    place.rooms.close()
