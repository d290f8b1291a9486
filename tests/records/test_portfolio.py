"""A portfolio: what is in it, whole or not at all, the same bytes each time, and an index that says the truth."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import resource
import signal
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from assessor_app import schemas
from assessor_app.errors import Cancelled, Refusal, Unavailable
from assessor_app.observing.model import Composer, Event, Mark
from assessor_app.progress import Silent
from assessor_app.records import store as rows
from assessor_app.records.portfolio import exporting, gathering, index
from assessor_app.standards.model import CriterionKey
from assessor_app.trust.model import Anchor
from assessor_app.vault import outbox
from tests.observing.furnished import Place, furnished
from tests.records.sealed import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.observing.model import State
    from assessor_app.people.model import Candidate
    from assessor_app.records.portfolio.model import Item, Portfolio

WHO = somebody()


def seal(place: Place, at: str, judged: dict[int, State], mark: Mark) -> str:
    """Observe and seal one visit; returns the record's identity."""
    desk = place.rooms.desk
    place.clock.wall = dt.datetime.fromisoformat(at)
    observation, _ = desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    keys = {number: CriterionKey(place.calls.key, "performance", number) for number in judged}
    desk.add_entry(observation.id, Composer("behaviour", "Cyfarchodd y galwr", links=tuple(keys.values())), "cy")
    for number, state in judged.items():
        desk.judge(observation.id, keys[number], state)
    desk.set_event(observation.id, Event(at, at, "Tŷ Gwyn"))
    desk.set_mark(observation.id, mark)
    held, _ = place.rooms.archive.seal(place.rooms.visit(observation.id), WHO, desk, Silent())
    return held.identity


@contextmanager
def portfolio_place() -> Iterator[Place]:
    """A candidate whose name would break careless HTML, with two records: the second cannot sign."""
    made = furnished()
    people = made.rooms.people
    people.change_candidate(replace(people.candidate(made.candidate), name="Siân <b>&Llŷn", language="cy"))
    first, second = "2026-11-12T13:00:00+00:00", "2026-11-22T13:00:00+00:00"
    seal(made, first, {1: "met", 2: "not_yet_met", 3: "not_yet_met"}, Mark("typed", "Siân", first))
    seal(made, second, {2: "met", 3: "not_yet_met"}, Mark("absent", "", second, reason="Aeth adref <i>yn gynnar"))
    yield made
    made.rooms.close()


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """One for all tests that only read and export: none of them may change what is in it."""
    with portfolio_place() as made:
        yield made


def person(place: Place) -> Candidate:
    return place.rooms.people.candidate(place.candidate)


def export(place: Place, target: Path) -> Portfolio:
    return exporting.export(person(place), place.rooms.archive, target, Silent())


def test_the_same_records_give_the_same_zip_and_the_same_files_as_a_folder(place: Place, tmp_path: Path) -> None:
    one, two, folder = tmp_path / "a.zip", tmp_path / "b.ZIP", tmp_path / "ffolder"
    for target in (one, two, folder):
        export(place, target)
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert [name.partition("/")[0] for name in inside] == [
        "index.html", "index.json", "certificates", "records", "records",
    ]  # fmt: skip
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.zip", "b.ZIP", "ffolder"]
    assert outbox.unsent(place.rooms.store) == []


def test_the_index_holds_what_its_schema_says_and_what_is_true(place: Place, tmp_path: Path) -> None:
    export(place, tmp_path / "p")
    said = json.loads((tmp_path / "p" / "index.json").read_bytes())
    schemas.check("portfolio-1", said, "portfolio-invalid")
    for record in said["records"]:
        file = (tmp_path / "p" / record["file"]).read_bytes()
        assert hashlib.sha256(file).hexdigest() == record["sha256"]
        assert len(file) == record["bytes"]
        opening = place.rooms.archive.open("", file, [Anchor(WHO.certificate)])
        assert (opening.verdict, opening.identity) == (record["verdict"], record["identity"])
        assert (tmp_path / "p" / record["certificate"]).read_text().startswith("-----BEGIN CERTIFICATE")
    first, second = (record["identity"] for record in said["records"])
    (covered,) = said["coverage"]
    assert covered["counts"]["performance"] == {"met": 2, "not_yet_met": 1, "not_observed": 18}
    assert [(one["state"], one["records"]) for one in covered["criteria"][:4]] == [
        ("met", [first]), ("met", [second]), ("not_yet_met", [first, second]), ("not_observed", []),
    ]  # fmt: skip


def test_a_record_that_was_judged_again_and_refused_is_told_as_such_and_counts_for_nothing(tmp_path: Path) -> None:
    with portfolio_place() as own:
        first = own.rooms.archive.of_candidate(own.candidate)[-1]
        rows.set_verdict(own.rooms.store, first.identity, "refused", "2026-11-23T13:00:00+00:00")
        export(own, tmp_path / "p")
    said = json.loads((tmp_path / "p" / "index.json").read_bytes())
    schemas.check("portfolio-1", said, "portfolio-invalid")
    assert [(record["verdict"], record["counted"]) for record in said["records"]] == [
        ("refused", False), ("accepted", True),
    ]  # fmt: skip
    assert "Gwrthodwyd" in (tmp_path / "p" / "index.html").read_text(encoding="utf-8")


def test_the_page_reads_in_both_languages_with_tables_for_ears(place: Place, tmp_path: Path) -> None:
    export(place, tmp_path / "p")
    written = (tmp_path / "p" / "index.html").read_bytes()
    page = html.fromstring(written)
    assert [section.get("lang") for section in page.iter("section")] == ["cy", "en"]  # the candidate's first
    headings = [heading.text_content() for heading in page.iter("h1")]
    assert headings == ["Portffolio: Siân <b>&Llŷn", "Portfolio: Siân <b>&Llŷn"]
    assert not [*page.iter("script", "img", "link", "b", "i")]
    tables = [*page.iter("table")]
    assert len(tables) == 6  # in each language the records, performance, knowledge
    for table in tables:
        assert table.find("caption") is not None
        across = len([*table.find("thead").iter("th")])
        assert all(head.get("scope") == "col" for head in table.find("thead").iter("th"))
        for row in table.find("tbody").iter("tr"):
            assert row[0].get("scope") == "row"
            assert len(row) == across
    welsh, english = (section.text_content() for section in page.iter("section"))
    assert "◐ Heb ei fodloni eto" in welsh
    assert "◐ Not yet met" in english
    assert "No mark: Aeth adref <i>yn gynnar" in english
    assert "22 Tachwedd 2026, 13:00" in welsh
    links = {link.get("href") for link in page.iter("a")} - {"#cy", "#en"}
    assert all((tmp_path / "p" / link).is_file() for link in links)
    assert len(links) == 2


def changed(item: Item, number: int, *, verdict: str = "accepted", supersedes: str | None = None) -> Item:
    """The same record as another of its kind."""
    held = replace(item.held, identity=f"{number:064}", record=f"r{number}", verdict=verdict)
    payload = item.payload | {"record": item.payload["record"] | {"supersedes": supersedes}}
    return replace(item, held=held, payload=payload)


def test_what_is_superseded_or_waits_counts_for_nothing(place: Place) -> None:
    first, second = gathering.gather(person(place), place.rooms.archive, Silent()).items
    kept = [changed(first, 1), changed(second, 2, supersedes="r1")]
    heads = [replace(kept[0].held, superseded_by=kept[1].held.reference), kept[1].held]
    replaced = gathering._replaced(heads, {one.held.identity: one.payload for one in kept})
    assert replaced == {f"{1:064}": f"{2:064}"}
    gone = replace(first, held=replace(first.held, superseded_by=second.held.reference))
    (covered,) = gathering.covered([gone, second])
    assert [one.state for one in covered.standings[:3]] == ["not_observed", "met", "not_yet_met"]
    (covered,) = gathering.covered([first, changed(second, 3, verdict="unknown-signer")])
    assert [one.state for one in covered.standings[:3]] == ["met", "not_yet_met", "not_yet_met"]


def test_nothing_is_written_over_and_nothing_sealed_is_no_portfolio(place: Place, tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.mkdir()
    (held / "own.txt").write_text("mine")
    (tmp_path / "held.zip").write_text("mine")
    for target in (held, tmp_path / "held.zip", held / "own.txt"):
        with pytest.raises(Refusal, match="portfolio-exists"):
            export(place, target)
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["held", "held.zip", "own.txt"]
    assert {(held / "own.txt").read_text(), (tmp_path / "held.zip").read_text()} == {"mine"}
    fresh, _ = place.rooms.people.add_candidate(name="Neb")
    with pytest.raises(Refusal, match="portfolio-empty"):
        exporting.export(fresh, place.rooms.archive, tmp_path / "x", Silent())
    (tmp_path / "empty").mkdir()
    export(place, tmp_path / "empty")
    assert (tmp_path / "empty" / "index.json").is_file()


@pytest.mark.parametrize("name", ["p", "p.zip"])
def test_a_full_disk_is_said_and_leaves_nothing_half(place: Place, tmp_path: Path, name: str) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(Unavailable, match="portfolio-disk-full"):
            export(place, tmp_path / name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, quiet)
    assert list(tmp_path.iterdir()) == []


class Impatient:
    """Asks to stop at the third step, when files are being written."""

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as a Progress has it
        if done == total // 2:
            raise Cancelled


@pytest.mark.parametrize("name", ["p", "p.zip"])
def test_a_cancelled_portfolio_leaves_nothing(place: Place, tmp_path: Path, name: str) -> None:
    with pytest.raises(Cancelled):
        exporting.export(person(place), place.rooms.archive, tmp_path / name, Impatient())
    assert list(tmp_path.iterdir()) == []


def test_the_published_index_is_pretty_and_in_order(place: Place) -> None:
    written = index.as_bytes(gathering.gather(person(place), place.rooms.archive, Silent()))
    assert written == index.as_bytes(gathering.gather(person(place), place.rooms.archive, Silent()))
    assert written.startswith(b'{\n "candidate": {\n  "centre_reference"')


def test_a_record_that_only_a_later_program_can_read_goes_along_and_counts_for_nothing(tmp_path: Path) -> None:
    with portfolio_place() as own:
        first = own.rooms.archive.of_candidate(own.candidate)[-1]
        said = own.rooms.archive.payload(first.identity)
        later = {part: said[part] for part in ("record", "candidate", "assessor")} | {"template": "observation/99"}
        later["record"] = {
            "id": "00000000-0000-4000-8000-000000000000",
            "reference": "L-1",
            "sealed_at": first.sealed_at,
        }
        held = replace(first, identity="9" * 64, record=later["record"]["id"], reference="L-1", verdict="unchecked")
        rows.insert(own.rooms.store, held, certificate=WHO.certificate, payload=later, file=b"%PDF-later")
        export(own, tmp_path / "p")
    told = json.loads((tmp_path / "p" / "index.json").read_bytes())
    schemas.check("portfolio-1", told, "portfolio-invalid")
    (line,) = [record for record in told["records"] if record["reference"] == "L-1"]
    assert (line["visit"], line["standards"], line["counted"], line["verdict"]) == (None, [], False, "unchecked")
    assert (tmp_path / "p" / line["file"]).read_bytes() == b"%PDF-later"
    assert "A newer version of this program made it" in (tmp_path / "p" / "index.html").read_text(encoding="utf-8")
