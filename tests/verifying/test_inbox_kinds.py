"""Every kind of file that this program writes comes in at the inbox's door, or is told where it belongs."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

import pytest

from assessor_app.language.sentences import SENTENCES
from assessor_app.observing.planning.calendar import calendar
from assessor_app.observing.questions import files as questions
from assessor_app.progress import Silent
from assessor_app.records import kinds, templates
from assessor_app.records.journal import checking
from assessor_app.records.portfolio import index
from assessor_app.records.portfolio.gathering import gather_several
from assessor_app.standards.exchange import case_out, packs
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.model import pem
from assessor_app.vault import asking, keyfile, sharing
from assessor_app.vault.keyfile import PASSPHRASE, Cost, KeyFile
from assessor_app.vault.model import StorePlace
from assessor_app.verifying import sheets, signedjson
from assessor_app.verifying.actions.model import Answer
from assessor_app.verifying.external import listing
from assessor_app.verifying.inbox import desk as inboxes
from assessor_app.verifying.inbox.model import STATES
from assessor_app.verifying.standardising import files as exercises
from tests.centre.founded import HandClock, centre
from tests.records.chained import chain
from tests.records.sealed import NOW, somebody
from tests.verifying.boxes import items, take_in, verifier
from tests.verifying.exercised import answered, exercise
from tests.verifying.two_stores import two_stores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.observing.furnished import Place

# What each file is taken for, where it ends, and the finding that says so; nothing where it is simply in.
WANTED: Final = {
    "cofnod.pdf": ("record", "accepted", ""),
    "ymarfer.standardisation.json": ("exercise", "waiting", "signer-unknown"),
    "ateb.standardisation.json": ("exercise-answer", "waiting", "signer-unknown"),
    "newidiwyd.standardisation.json": ("exercise", "quarantined", "standardisation-damaged"),
    "i-neb.standardisation.json": ("exercise-answer", "quarantined", "exercise-unknown"),
    "pecyn-canolfan.json": ("pack", "quarantined", "came-centre-pack"),
    "gwraidd.p12": ("other", "quarantined", "came-key"),
    "tystysgrif.pem": ("certificate", "quarantined", "came-certificate"),
    "cais.pem": ("request", "quarantined", "came-certificate-request"),
    "cais-storfa.json": ("request", "quarantined", "came-store-request"),
    "ateb-storfa.json": ("other", "quarantined", "came-store-answer"),
    "pack.json": ("other", "quarantined", "came-external-list"),
    "safonau.zip": ("standards", "quarantined", "came-standards-pack"),
    "case.json": ("standards", "quarantined", "came-standards-pack"),
    "cwestiynau.json": ("other", "quarantined", "came-questions"),
    "dyddlyfr.json": ("other", "quarantined", "came-journal"),
    "mynegai.json": ("other", "quarantined", "came-index"),
    "ymweliad.ics": ("other", "quarantined", "came-calendar"),
    "tabl.xlsx": ("other", "quarantined", "came-table"),
    "copi.assessor-backup": ("other", "quarantined", "came-backup"),
    "zip-gwag.zip": ("other", "quarantined", "zip-nothing"),
    "zip-mewn-zip.zip/mewnol.zip": ("other", "quarantined", "zip-within"),
    "nodyn.txt": ("other", "quarantined", "not-a-pdf"),
}


def _ours(place: Place, folder: Path) -> None:
    """What one verifier's or assessor's store gives out."""
    rooms = place.rooms
    (folder / "cofnod.pdf").write_bytes(chain().record.file)
    made, by = exercise(place), somebody("Ann Prydderch")
    (folder / "ymarfer.standardisation.json").write_bytes(exercises.exercise(exercise(verifier()), by))
    (folder / "ateb.standardisation.json").write_bytes(answered(made, by))
    broken = answered(made, by).replace(b'"met"', b'"not"', 1)
    (folder / "newidiwyd.standardisation.json").write_bytes(broken)
    (folder / "i-neb.standardisation.json").write_bytes(answered(exercise(verifier()), by))
    keys = [standard.key for standard in rooms.library.standards()][:1]
    packs.write(folder / "safonau.zip", packs.give(rooms.library, keys))
    (folder / "case.json").write_bytes(case_out.as_bytes(rooms.library.get(keys[0])))
    (folder / "cwestiynau.json").write_bytes(questions.as_json([]))
    (folder / "dyddlyfr.json").write_bytes(checking.handed_out(*rooms.archive.journal.written()))
    held = [rooms.archive.find(one) for one in rooms.archive.identities()]
    portfolio = gather_several(held, rooms.archive, Silent())
    (folder / "mynegai.json").write_bytes(index.as_bytes(portfolio))
    (folder / "ymweliad.ics").write_bytes(calendar([], NOW))
    (folder / "tabl.xlsx").write_bytes(sheets.as_xlsx([sheets.Sheet("Tabl", ("a",), (("b",),))]))
    (folder / "pack.json").write_bytes(signedjson.write(listing.NAME, {"kind": "external-pack/1"}, by))
    (folder / "nodyn.txt").write_bytes(b"dim byd o bwys")


def _of_a_centre(folder: Path) -> None:
    """What a centre gives out, and what it is asked."""
    office, person = centre(HandClock()), somebody()
    (folder / "pecyn-canolfan.json").write_bytes(office.pack())
    (folder / "gwraidd.p12").write_bytes(identities.to_pkcs12(person, b"allwedd"))
    (folder / "tystysgrif.pem").write_text(pem(person.certificate), encoding="ascii")
    (folder / "cais.pem").write_text(requests.text(requests.make(person)), encoding="ascii")
    office.rooms.close()
    private, cheap, at = bytes(range(1, 33)), Cost(memory=32, passes=1, lanes=1), "2026-11-22T09:00:00+00:00"
    locked = StorePlace(folder / "storfa")
    locked.folder.mkdir()
    kept = KeyFile("5eed", "Siân").with_slot(PASSPHRASE, "cyfrinair hir iawn ŵ", bytes(32), cheap)
    kept = kept.with_centre("ab" * 32, "Canolfan Tŷ Gwyn", sharing.public_half(private), bytes(32))
    locked.keys.write_bytes(keyfile.dump(kept))
    request = asking.ask(locked, "un newydd sbon hir", at, cost=cheap)
    (folder / "cais-storfa.json").write_bytes(request.data)
    (folder / "ateb-storfa.json").write_bytes(asking.answer(request, private, "Mair", at))


def _zips(folder: Path) -> None:
    for name, inside in {
        "copi.assessor-backup": ("manifest.json", "store.db", "key.json"),
        "zip-gwag.zip": ("nodyn.txt",),
        "zip-mewn-zip.zip": (),
    }.items():
        with zipfile.ZipFile(folder / name, "w") as held:
            for one in inside:
                held.writestr(one, b"{}")
            if not inside:
                held.write(folder / "zip-gwag.zip", "mewnol.zip")


@pytest.mark.slow
def test_every_kind_of_file_that_is_written_enters_or_is_told_where_it_belongs(tmp_path: Path) -> None:
    place = verifier()
    _ours(place, tmp_path)
    _of_a_centre(tmp_path)
    _zips(tmp_path)
    names = {name.partition("/")[0] for name in WANTED}
    delivery = take_in(place, *(tmp_path / name for name in sorted(names)))
    found = {one.source: one for one in items(place, delivery)}
    assert {name: (one.kind, one.state, one.code) for name, one in found.items()} == WANTED
    assert {one.code for one in found.values()} - {""} <= set(SENTENCES)
    assert {one.state for one in found.values()} <= set(STATES)
    again = take_in(place, *(tmp_path / name for name in sorted(names)))
    assert again.of("accepted") + again.of("waiting") == 0
    assert [one.title for one in place.rooms.verifying.standardising.listed() if one.way == "received"] == ["Anodd"]
    place.rooms.close()


def test_an_answer_of_a_later_program_is_no_record_and_waits_for_that_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = two_stores()
    here, there = two.here.rooms, two.there.rooms
    here.archive.take_in("report.pdf", two.sent(two.verified().identity))
    name = here.verifying.actions.mine()[0].opened.name
    answer, _ = here.verifying.actions.answer(name, Answer("Arsylwais ail alwad."), two.me, "cy", Silent())
    (tmp_path / "ateb.pdf").write_bytes(two.answered(answer.identity))
    there.verifying.say_verifies(verifies=True)
    there.verifying.inbox.catch_up(Silent())
    with monkeypatch.context() as earlier:  # a program that does not know this template yet
        for known in (kinds._KINDS, templates._TEMPLATES, there.archive.keepers):
            earlier.delitem(known, kinds.RESPONSE)
        delivery, _ = there.verifying.inbox.take_in([tmp_path / "ateb.pdf"], Silent(), workers=0)
        assert delivery is not None
        (came,) = there.verifying.inbox.items(delivery.number)
        assert (came.kind, came.state, came.code, came.apart) == ("answer", "quarantined", "template-unknown", True)
        assert [one.identity for one in there.archive.records()] == [two.held.identity]
    monkeypatch.setattr(inboxes, "__version__", "99")
    there.verifying.inbox.catch_up(Silent())
    (came,) = there.verifying.inbox.items(delivery.number)
    assert (came.kind, came.state) == ("answer", "accepted")
    assert there.verifying.actions.find(name).state == "answered"
    here.close()
    there.close()
