"""The external verifier's pack: exactly the sample, checked against its own list, taken in by a fresh store."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING

import page
import pypdfium2
import pytest

from assessor_app.errors import Refusal, Tampered
from assessor_app.observing.evidence.limits import MOST_INSIDE
from assessor_app.people.model import Assessor, Centre
from assessor_app.progress import Silent
from assessor_app.verifying.actions.files import Named, read
from assessor_app.verifying.actions.model import Answer
from assessor_app.verifying.external import listing
from assessor_app.verifying.reports import desk as reporting
from tests.records.archived import observed, seal
from tests.verifying.two_stores import Two, desk, two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.verifying.external.model import Made

HUW = Assessor("x-1", "Huw Allanol", Centre("Corff Dyfarnu"))


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    made.verified()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def planned(two: Two) -> str:
    """A plan whose sample is the one record there is."""
    verifying = two.there.rooms.verifying
    verifying.pool.keep_up(Silent())
    verifying.sampling.keep_up(Silent())
    plan, _ = verifying.sampling.new_plan("Hydref 2026")
    verifying.sampling.draw(plan.id, Silent(), "8d2f00c1a7b3e944")
    return plan.id


def packed(two: Two, target: Path) -> Made:
    plans = two.there.rooms.verifying.sampling.plans()
    plan = plans[0].id if plans else planned(two)
    return two.there.rooms.verifying.external.make(plan, two.verifier, target, Silent())[0]


def test_a_pack_holds_exactly_the_sample_and_opens_without_the_program(two: Two, tmp_path: Path) -> None:
    made = packed(two, tmp_path / "pecyn")
    assert (made.number, made.after, made.records) == (1, 0, 1)
    whole = tmp_path / "pecyn"
    names = {file.relative_to(whole).as_posix() for file in whole.rglob("*") if file.is_file()}
    assert {"index.html", "index.pdf", "index.csv", "register.csv", "plan.pdf", "pack.json"} < names
    assert len([name for name in names if name.startswith("records/")]) == 1
    assert len([name for name in names if name.startswith("reports/")]) == 1
    assert len([name for name in names if name.startswith("certificates/")]) == 2
    shown = (tmp_path / "pecyn" / "index.html").read_text(encoding="utf-8")
    assert "plan.pdf" in shown
    assert two.held.reference in shown
    _as_paper(whole, two.held.reference, [name for name in names if name.startswith(("records/", "reports/"))])
    with (tmp_path / "pecyn" / "register.csv").open(encoding="utf-8-sig", newline="") as register:
        assert {row["name"] for row in csv.DictReader(register)} == {"Rhys Wyn Jones", "Mair Pugh"}
    outbox = two.there.rooms.verifying.external.contents(made.plan)
    assert outbox.sent == {two.held.identity}
    assert outbox.new == ()


def _as_paper(pack: Path, reference: str, files: list[str]) -> None:
    """The index as a PDF says where each file is, in both languages, and every PDF of a pack opens by itself."""
    for file in pack.rglob("*.pdf"):
        assert len(pypdfium2.PdfDocument(file)) > 0, file
    index = (pack / "index.pdf").read_bytes()
    said = "".join(one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(index))
    bare = _bare(said)
    for wanted in (reference, "Pecyn y dilysydd allanol", "The external verifier’s pack", "Mair Pugh", *files):
        assert _bare(wanted) in bare, wanted
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(index, profile=profile)
        assert [str(failure) for failure in report.failures] == []
        assert report.is_compliant


CONCERN = "Yrunfrawddegymmhobcofnod"


def _said_in(file: Path) -> str:
    """All that a file of a pack says to anybody who takes it apart: its text, and of a PDF what it carries too."""
    data = file.read_bytes()
    if not data.startswith(b"%PDF-"):
        return data.decode("utf-8", "replace")
    held = pypdfium2.PdfDocument(data)
    pages = "".join(one.get_textpage().get_text_bounded() for one in held)
    carried = "".join(
        bytes(held.get_attachment(at).get_data()).decode("utf-8", "replace") for at in range(held.count_attachments())
    )
    return _bare(pages) + carried


def test_a_concern_is_in_nothing_that_leaves(two: Two, tmp_path: Path) -> None:
    there = two.there.rooms
    there.verifying.reviews.concerns.raise_one(two.held.identity, "malpractice", CONCERN)
    made = packed(two, tmp_path / "pecyn")
    there.archive.export(two.held.identity, tmp_path / "pecyn")
    names = [one.identity for one in there.verifying.statements.of_record(two.held.identity)]
    there.verifying.reports.export(names, tmp_path / "pecyn")
    files = [file for file in (tmp_path / "pecyn").rglob("*") if file.is_file()]
    said = {file.name: _said_in(file) for file in files}
    assert any("Siân Llywelyn" in text for text in said.values())  # what is there is found
    assert [name for name, text in said.items() if CONCERN in text] == []
    assert CONCERN not in repr(there.verifying.external.contents(made.plan))
    assert CONCERN not in repr(there.verifying.waiting.page(None, 50))
    assert CONCERN not in repr(there.verifying.overview.read())


def _bare(text: str) -> str:
    """A text without what a line's end may change: white space, and hyphens, which PDFium tells as a sign there."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\x02")


def test_a_pack_is_taken_in_by_a_fresh_store_and_taking_it_in_again_changes_nothing(two: Two, tmp_path: Path) -> None:
    packed(two, tmp_path / "pecyn.zip")
    there = desk(HUW)
    there.clock.wall = two.there.clock.wall
    for certificate in (two.me.certificate, two.verifier.certificate):
        there.rooms.vouched.vouch(certificate, how="@phone", by="Huw", at="2026-11-22T13:00:00+00:00")
    there.rooms.verifying.say_verifies(verifies=True)
    found = there.rooms.verifying.external.check(tmp_path / "pecyn.zip", Silent())
    assert found.whole
    assert (found.name, found.standing.state) == ("Mair Pugh", "holds")
    assert [one["reference"] for one in found.said["sample"]] == [two.held.reference]  # type: ignore[attr-defined]
    delivery, _ = there.rooms.verifying.inbox.take_in([tmp_path / "pecyn.zip"], Silent())
    assert delivery is not None
    assert delivery.of("accepted") == 2  # the record and its report
    assert there.rooms.archive.find(two.held.identity).verdict == "accepted"
    assert [one.overall for one in there.rooms.verifying.statements.of_record(two.held.identity)]
    again, _ = there.rooms.verifying.inbox.take_in([tmp_path / "pecyn.zip"], Silent())
    assert again is not None
    assert again.of("accepted") == 0
    there.rooms.close()


def test_what_was_changed_taken_out_or_put_in_is_told_by_name(two: Two, tmp_path: Path) -> None:
    packed(two, tmp_path / "pecyn")
    folder = tmp_path / "pecyn"
    record = next((folder / "records").glob("*.pdf"))
    record.write_bytes(record.read_bytes()[:-1] + b"\n\n")
    (folder / "plan.pdf").unlink()
    (folder / "mwy.pdf").write_bytes(b"%PDF-1.7\n")
    found = two.there.rooms.verifying.external.check(folder, Silent())
    assert not found.whole
    assert found.changed == (f"records/{record.name}",)
    assert found.missing == ("plan.pdf",)
    assert found.extra == ("mwy.pdf",)


def test_a_list_that_was_changed_is_not_believed(two: Two, tmp_path: Path) -> None:
    packed(two, tmp_path / "pecyn")
    file = tmp_path / "pecyn" / listing.FILE
    data = file.read_bytes()
    for at in range(0, len(data), 257):
        with pytest.raises((Tampered, Refusal)):
            listing.read(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    file.write_text(json.dumps({"external_pack": {}}), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        two.there.rooms.verifying.external.check(tmp_path / "pecyn", Silent())
    assert refused.value.code == "external-pack-unreadable"


def test_what_is_added_on_the_day_goes_into_a_pack_of_its_own(two: Two, tmp_path: Path) -> None:
    first = packed(two, tmp_path / "un.zip")
    external, sampling = two.there.rooms.verifying.external, two.there.rooms.verifying.sampling
    with pytest.raises(Refusal) as refused:
        external.make(first.plan, two.verifier, tmp_path / "dau.zip", Silent(), only_new=True)
    assert refused.value.code == "external-pack-nothing-new"
    assert not (tmp_path / "dau.zip").exists()
    two.here.clock.wall = two.there.clock.wall = two.here.clock.wall + dt.timedelta(hours=1)
    other = seal(two.here, observed(two.here), two.me)
    two.there.rooms.archive.take_in("r2.pdf", two.here.rooms.archive.file(other.identity))
    two.there.rooms.verifying.pool.keep_up(Silent())
    sampling.keep_up(Silent())
    sampling.add(first.plan, other.identity, "Ehangu'r sampl ar y diwrnod")
    second = external.make(first.plan, two.verifier, tmp_path / "dau.zip", Silent(), only_new=True)[0]
    assert (second.number, second.after, second.records) == (2, 1, 1)
    with zipfile.ZipFile(tmp_path / "dau.zip") as pack:
        said, _ = listing.read(pack.read(listing.FILE))
    assert [one["identity"] for one in said["sample"]] == [other.identity]


def test_an_empty_plan_makes_no_pack_and_nothing_is_written_over(two: Two, tmp_path: Path) -> None:
    verifying = two.there.rooms.verifying
    empty, _ = verifying.sampling.new_plan("Gwag")
    with pytest.raises(Refusal) as refused:
        verifying.external.make(empty.id, two.verifier, tmp_path / "x.zip", Silent())
    assert refused.value.code == "external-pack-empty"
    plan = planned(two)
    verifying.external.make(plan, two.verifier, tmp_path / "x.zip", Silent())
    before = (tmp_path / "x.zip").read_bytes()
    with pytest.raises(Refusal) as refused:
        verifying.external.make(plan, two.verifier, tmp_path / "x.zip", Silent())
    assert refused.value.code == "portfolio-exists"
    assert (tmp_path / "x.zip").read_bytes() == before
    assert len(verifying.external.made(plan)) == 1
    shutil.rmtree(tmp_path)


def told(two: Two, folder: Path) -> tuple[tuple[str, ...], ...]:
    """What a check says is missing, was changed, or does not belong."""
    found = two.there.rooms.verifying.external.check(folder, Silent())
    return found.missing, found.changed, found.extra


def test_files_that_changed_places_or_names_are_told(two: Two, tmp_path: Path) -> None:
    packed(two, tmp_path / "pecyn")
    folder = tmp_path / "pecyn"
    record, report = (next((folder / part).glob("*.pdf")) for part in ("records", "reports"))
    first, second = (file.relative_to(folder).as_posix() for file in (record, report))
    data = record.read_bytes(), report.read_bytes()
    record.write_bytes(data[1])
    report.write_bytes(data[0])
    assert told(two, folder) == ((), tuple(sorted((first, second))), ())
    record.write_bytes(data[0])
    report.write_bytes(data[1])
    assert told(two, folder) == ((), (), ())
    same_size = bytes([data[0][0] ^ 1]) + data[0][1:]
    record.write_bytes(same_size)
    assert told(two, folder) == ((), (first,), ())
    record.write_bytes(data[0])
    report.rename(folder / "reports" / "arall.pdf")
    assert told(two, folder) == ((second,), (), ("reports/arall.pdf",))
    (folder / "reports" / "arall.pdf").unlink()
    report.symlink_to(tmp_path / "rhywle")
    assert told(two, folder) == ((second,), (), ())
    with zipfile.ZipFile(tmp_path / "pecyn.zip", "w") as pack:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            pack.write(file, file.relative_to(folder).as_posix())
        pack.writestr("../../dianc.pdf", b"%PDF-1.7\n")
    assert told(two, tmp_path / "pecyn.zip") == ((second,), (), ("../../dianc.pdf",))


def test_what_is_not_believed_goes_into_no_pack(two: Two, tmp_path: Path) -> None:
    two.there.rooms.store.run("UPDATE statement_standing SET verdict = 'unknown-signer'")
    packed(two, tmp_path / "pecyn")
    assert not (tmp_path / "pecyn" / "reports").exists()


@pytest.mark.slow
def test_answers_whose_ids_begin_alike_keep_their_files_apart(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id is what its author's program wrote: beside each answer in a pack stands what is its own."""
    here, there = two.here.rooms.verifying, two.there.rooms
    two.here.rooms.archive.take_in("r.pdf", two.sent(there.verifying.reports.listed()[0].identity))
    ids = iter(("0193a5f2-7b7c-4d57-8e3a-000000000001", "0193a5f2-7b7c-4d57-8e3a-000000000002"))
    monkeypatch.setattr(reporting, "uuid", SimpleNamespace(uuid4=lambda: next(ids)))
    sounds = [b"#!AMR" + letter * MOST_INSIDE for letter in (b"s", b"t")]
    answers = []
    for to, sound in zip(here.actions.mine(), sounds, strict=True):
        (tmp_path / "galwad.amr").write_bytes(sound)
        files, contents = read([Named(tmp_path / "galwad.amr")], "2026-11-24T10:00:00+00:00", Silent())
        said = Answer("Recordiwyd.", files=files)
        answers.append(here.actions.answer(to.opened.name, said, two.me, "cy", Silent(), contents=contents)[0])
        way = tmp_path / answers[-1].identity
        way.mkdir()
        here.reports.export([answers[-1].identity], way)
        there.verifying.inbox.take_in([way], Silent(), workers=0)
    monkeypatch.undo()
    target = tmp_path / "pecyn.zip"
    packed(two, target)
    new = desk(HUW)
    fresh, new.clock.wall = new.rooms, two.there.clock.wall
    checked = fresh.verifying.external.check(target, Silent())
    assert (checked.missing, checked.changed, checked.extra) == ((), (), ())
    fresh.verifying.inbox.take_in([target], Silent(), workers=0)
    for answer, sound in zip(answers, sounds, strict=True):
        payload = fresh.verifying.statements.payload(answer.identity)
        assert [data for _name, data in fresh.archive.apart.files(payload)] == [sound]
    fresh.close()
