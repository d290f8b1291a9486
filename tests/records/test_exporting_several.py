"""Several records handed out with an index as a page, as data and as a table: whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import html

from assessor_app import schemas
from assessor_app.errors import Cancelled, Refusal
from assessor_app.progress import Silent
from assessor_app.records.portfolio import exporting, gathering, table
from assessor_app.trust.model import fingerprint
from assessor_app.vault import outbox
from tests.records.archived import at_one, begun, marked, observed, seal
from tests.records.sealed import signed, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.observing.furnished import Place


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """Three records of two people's: one superseded, one withdrawn, one waiting. Looked at only."""
    made, me = at_one(), somebody()
    first = seal(made, observed(made), me)
    second = seal(made, marked(made, begun(made, first)), me)
    made.rooms.withdrawing.withdraw(second.identity, "Yr ymgeisydd anghywir", me, Silent())
    made.rooms.archive.take_in("r.pdf", signed().sealed.file)
    yield made
    made.rooms.close()


def test_the_folder_is_what_its_index_says(place: Place, tmp_path: Path) -> None:
    archive = place.rooms.archive
    exporting.export_several(archive.records(), archive, tmp_path / "all", Silent())
    said = json.loads((tmp_path / "all" / "index.json").read_bytes())
    schemas.check("records-1", said, "portfolio-invalid")
    # Two were sealed in the same second, and stand in the order of their identities, which are random.
    assert sorted((one["counted"], bool(one["superseded_by"]), bool(one["withdrawn"])) for one in said["records"]) == [
        (False, False, False), (False, False, True), (False, True, False),
    ]  # fmt: skip
    for one in said["records"]:
        file = (tmp_path / "all" / one["file"]).read_bytes()
        assert (hashlib.sha256(file).hexdigest(), len(file)) == (one["sha256"], one["bytes"])
        assert (tmp_path / "all" / one["certificate"]).read_text().startswith("-----BEGIN CERTIFICATE")
    (withdrawn,) = [one for one in said["records"] if one["withdrawn"]]
    withdrawal = tmp_path / "all" / withdrawn["withdrawal"]
    assert archive.take_in("w.pdf", withdrawal.read_bytes())[0].outcome == "duplicate"
    named = {line["file"] for line in csv.DictReader(io.StringIO((tmp_path / "all/index.csv").read_text("utf-8-sig")))}
    assert named == {one["file"] for one in said["records"]}
    page = html.fromstring((tmp_path / "all" / "index.html").read_bytes())
    links = {link.get("href") for link in page.iter("a")} - {"#cy", "#en"}
    assert all((tmp_path / "all" / link).is_file() for link in links)
    assert len(links) == 4
    assert not [one for one in outbox.unsent(place.rooms.store) if one.kind == "record"]


def test_a_zip_holds_the_same_and_one_of_many_can_be_chosen(place: Place, tmp_path: Path) -> None:
    archive = place.rooms.archive
    chosen = archive.records()[:1]
    exporting.export_several([*chosen, *chosen], archive, tmp_path / "one.zip", Silent())
    with zipfile.ZipFile(tmp_path / "one.zip") as held:
        assert sum(name.startswith("records/") for name in held.namelist()) == 1
        assert {"index.html", "index.json", "index.csv"} <= set(held.namelist())


def test_nothing_chosen_is_told_and_nothing_is_written_over(place: Place, tmp_path: Path) -> None:
    archive = place.rooms.archive
    with pytest.raises(Refusal, match="nothing-to-export"):
        exporting.export_several([], archive, tmp_path / "none", Silent())
    (tmp_path / "mine.zip").write_bytes(b"mine")
    with pytest.raises(Refusal, match="portfolio-exists"):
        exporting.export_several(archive.records(), archive, tmp_path / "mine.zip", Silent())
    assert [file.name for file in tmp_path.iterdir()] == ["mine.zip"]


def test_none_is_written_over_another_however_alike_their_ids_begin(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = place.rooms.archive
    monkeypatch.setattr(gathering, "file_name", lambda _held: "Yr-un.pdf")
    monkeypatch.setattr(gathering, "fingerprint", lambda certificate: "0" * 8 + fingerprint(certificate))
    exporting.export_several(archive.records(), archive, tmp_path / "all", Silent())
    said = json.loads((tmp_path / "all" / "index.json").read_bytes())
    schemas.check("records-1", said, "portfolio-invalid")
    assert {one["file"] for one in said["records"]} == {
        "records/Yr-un.pdf", "records/2/Yr-un.pdf", "records/3/Yr-un.pdf",
    }  # fmt: skip
    found = {hashlib.sha256((tmp_path / "all" / one["file"]).read_bytes()).hexdigest() for one in said["records"]}
    assert found == {hashlib.sha256(archive.file(one.identity)).hexdigest() for one in archive.records()}
    signers = {(tmp_path / "all" / one["certificate"]).read_text() for one in said["records"]}
    assert len(signers) == 2


class Impatient:
    """Asks to stop at one step."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def step(self, _done: int, _total: int, what: str = "") -> None:  # noqa: ARG002 - as a Progress has it
        self.seen += 1
        if self.seen == self.at:
            raise Cancelled


@pytest.mark.parametrize("name", ["p", "p.zip"])
@pytest.mark.parametrize("at", [1, 3, 4, 6])
def test_cancelled_at_any_step_nothing_is_left(place: Place, tmp_path: Path, name: str, at: int) -> None:
    archive = place.rooms.archive
    with pytest.raises(Cancelled):
        exporting.export_several(archive.records(), archive, tmp_path / name, Impatient(at))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@x", "\tx", "\rx"])
def test_no_spreadsheet_reckons_with_what_people_wrote(text: str) -> None:
    assert table._text(text) == f"'{text}"
    assert table._text(f"a{text}") == f"a{text}"
