"""The whole work of verifying on four stores that exchange nothing but files in a folder.

Two assessors hand records out, one is tampered with on the way; a verifier samples, decides and sends back; an action
is answered with a record that supersedes the first and with files that show it, and closed once the verifier has seen
them; an external verifier opens the pack in a fresh store.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from assessor_app.observing.evidence.limits import MOST_INSIDE
from assessor_app.people.model import Assessor, Centre
from assessor_app.progress import Silent
from assessor_app.rooms import furnish
from assessor_app.standards.library import install_bundled
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.vault.store import Store
from assessor_app.verifying.actions.model import Answer, Evidence, Second
from assessor_app.verifying.inbox.model import OPEN
from assessor_app.verifying.model import Action, Interest
from assessor_app.verifying.reviews import criteria
from tests.observing.furnished import HandClock, Place
from tests.records.archived import begun, marked, observed, seal
from tests.records.sealed import MADE

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.inbox.model import Delivery
    from assessor_app.verifying.reports.model import Report

pytestmark = pytest.mark.slow

CENTRE = Centre("Canolfan Asesu Menai", "C-0417")
SEED = "8d2f00c1a7b3e944"
NOTE = "Un enghraifft yn unig: mae angen ail alwad."
SHOWN = {"nodyn.txt": b"Ail alwad, 14:20.\n", "galwad.amr": b"#!AMR" + b"s" * MOST_INSIDE}
BEGUN = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Person:
    """Somebody with a store and a key of their own."""

    rooms: Rooms
    clock: HandClock
    key: Identity
    place: Place | None = None

    def trusts(self, *others: Person) -> None:
        """Vouch for others, having compared their fingerprints."""
        for other in others:
            self.rooms.vouched.vouch(other.key.certificate, how="@telephone", by="-", at=BEGUN.isoformat())

    def take_in(self, folder: Path) -> Delivery:
        """Take in all that lies in a folder."""
        delivery, _ = self.rooms.verifying.inbox.take_in([folder], Silent())
        assert delivery is not None
        return delivery

    def sealed(self) -> Held:
        """Another record of this assessor's."""
        assert self.place is not None
        return seal(self.place, observed(self.place), self.key)


def assessor(name: str, person: str) -> Person:
    clock = HandClock()
    clock.wall = BEGUN
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(Assessor(person, name, CENTRE))
    install_bundled(rooms.library)
    candidate, _ = rooms.people.add_candidate(name="Siân Llywelyn")
    calls, hard = (rooms.library.resolve(f"{urn}:cy") for urn in ("INSCS025", "INSCC007"))
    place = Place(rooms, clock, candidate.id, calls, hard)
    return Person(rooms, clock, identities.make(name, CENTRE.name, person, MADE), place)


def verifier(name: str, person: str) -> Person:
    clock = HandClock()
    clock.wall = BEGUN
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(Assessor(person, name, CENTRE))
    rooms.verifying.say_verifies(verifies=True)
    return Person(rooms, clock, identities.make(name, CENTRE.name, person, MADE))


def reviewed(who: Person, identity: str, *, doubts: bool) -> Report:
    """Review one sampled record: all of it agreed with, or the first criterion only subject to an action."""
    verifying = who.rooms.verifying
    looking = verifying.reviews.look(identity)
    (item,) = verifying.sampling.of_record(identity)
    kept, _ = verifying.reviews.begin(looking, Interest("none"), item=item.id, reason="Yn y sampl", stage="interim")
    name = kept.review.id
    keys = [one.key for one in criteria.to_decide(looking.criteria)]
    for key in keys:
        verifying.reviews.decide(name, key, "agreed")
    if doubts:
        verifying.reviews.decide(name, keys[0], "agreed-with-action", cause="sufficient", note=NOTE)
        due = Action(str(uuid.uuid4()), "Arsylwi ail alwad", "Rhys Wyn Jones", "2026-12-20", (keys[0],))
        verifying.reviews.put_action(name, due)
        verifying.reviews.write(name, "feedback", "Cofnod clir; un peth i'w wneud.")
    verifying.reviews.conclude(name, "confirmed-with-action" if doubts else "confirmed")
    finished, _ = verifying.finishing.finish(name, who.key, "both", Silent())
    assert finished.signed
    return verifying.reports.of_record(identity)[-1]


@dataclass(frozen=True)
class Four:
    """Two assessors, a verifier, an external verifier; the records that were handed out; the folder between them."""

    rhys: Person
    nia: Person
    mair: Person
    huw: Person
    records: tuple[Held, Held, Held]
    folder: Path

    def hours_pass(self) -> None:
        """An hour later everywhere."""
        for one in (self.rhys, self.nia, self.mair, self.huw):
            one.clock.wall += dt.timedelta(hours=1)

    def close(self) -> None:
        """Put everything away."""
        for one in (self.rhys, self.nia, self.mair, self.huw):
            one.rooms.close()

    def way(self, name: str) -> Path:
        """A folder in which files travel."""
        made = self.folder / name
        made.mkdir(exist_ok=True)
        return made


def records_out(folder: Path) -> Four:
    """Three records are handed out; the second is tampered with on the way, noticed, and asked for again."""
    rhys, nia = assessor("Rhys Wyn Jones", "a-1"), assessor("Nia Fôn", "a-2")
    mair, huw = verifier("Mair Pugh", "v-1"), verifier("Huw Allanol", "x-1")
    first, second, third = rhys.sealed(), rhys.sealed(), nia.sealed()
    four = Four(rhys, nia, mair, huw, (first, second, third), folder)
    out = four.way("out")
    for person, held in ((rhys, first), (rhys, second), (nia, third)):
        person.rooms.archive.export(held.identity, out)
    tampered = next(file for file in out.iterdir() if second.identity[:8] in file.name)
    whole = tampered.read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 1
    tampered.write_bytes(changed)
    four.hours_pass()
    came = mair.take_in(out)
    assert (came.of("accepted"), came.of("waiting"), came.of("quarantined")) == (0, 2, 1)
    for held in (first, third):
        mair.rooms.archive.vouch(held.identity, how="@telephone", by="Mair")
    assert {mair.rooms.archive.find(one.identity).verdict for one in (first, third)} == {"accepted"}
    tampered.write_bytes(whole)
    assert mair.take_in(out).of("accepted") == 1
    return four


def sampled(four: Four) -> str:
    """A plan is drawn; what the draw left out is added with a reason; returns the plan."""
    sampling, (first, _second, third) = four.mair.rooms.verifying.sampling, four.records
    sampling.keep_up(Silent())
    plan, _ = sampling.new_plan("Hydref 2026")
    draw, _ = sampling.draw(plan.id, Silent(), SEED)
    drawn = {pick.identity for pick in draw.drawn.picks}
    assert drawn <= {one.identity for one in four.records}
    for held in (first, third):
        if held.identity not in drawn:
            sampling.add(plan.id, held.identity, "Cais yr aseswr")
    sampling.select(plan.id)
    return plan.id


def decisions_back(four: Four, plan: str) -> None:
    """Two records are reviewed, and what was decided comes back to whoever assessed them."""
    (first, _second, third), verifying = four.records, four.mair.rooms.verifying
    reports = [reviewed(four.mair, first.identity, doubts=True), reviewed(four.mair, third.identity, doubts=False)]
    assert {one.state for one in verifying.sampling.items(plan)} >= {"closed", "agreed_with_actions"}
    verifying.reports.export([one.identity for one in reports], four.way("back"))
    four.hours_pass()
    for person, held, overall in ((four.rhys, first, "confirmed-with-action"), (four.nia, third, "confirmed")):
        person.trusts(four.mair)
        person.take_in(four.way("back"))
        (report,) = person.rooms.verifying.reports.of_record(held.identity)
        assert report.statement.overall == overall


def sees_the_files(who: Person) -> None:
    """Whoever got the answer has the bytes that were attached to it, one inside it and one beside."""
    (action,) = who.rooms.verifying.actions.every()
    assert action.answer is not None
    seen = {one.name: one for one in action.answer.files}
    assert set(seen) == set(SHOWN)
    for name, data in SHOWN.items():
        assert who.rooms.verifying.actions.files.sealed(action.answer.statement, seen[name]) == data


def action_closed(four: Four) -> Held:
    """The action is answered with files and a record that supersedes the first, looked at again, and closed."""
    rhys, first, verifying, way = four.rhys, four.records[0], four.mair.rooms.verifying, four.way("again")
    (action,) = rhys.rooms.verifying.actions.mine()
    assert action.state == "open"
    assert rhys.place is not None
    righted = seal(rhys.place, marked(rhys.place, begun(rhys.place, first, "Ail alwad wedi'i arsylwi")), rhys.key)
    where = Evidence("Log y galwadau", "Swyddfa Bangor", "Y rheolwr")
    for shown, data in SHOWN.items():
        (four.folder / shown).write_bytes(data)
        rhys.rooms.verifying.actions.files.take_in(action.opened.name, four.folder / shown, Silent())
    files = rhys.rooms.verifying.actions.files.of(action.opened.name)
    answer = Answer("Arsylwais ail alwad.", (where,), righted.identity, files)
    response, _ = rhys.rooms.verifying.actions.answer(action.opened.name, answer, rhys.key, "both", Silent())
    rhys.rooms.verifying.reports.export([response.identity], way)
    rhys.rooms.archive.export(righted.identity, way)
    four.hours_pass()
    four.mair.take_in(way)
    assert four.mair.rooms.archive.find(first.identity).superseded_by == righted.reference
    (action,) = verifying.actions.every()
    assert action.state == "answered"
    sees_the_files(four.mair)
    closing, _ = verifying.actions.recheck({action.opened.name: Second("closed")}, four.mair.key, "both", Silent())
    verifying.reports.export([closing.identity], way)
    four.hours_pass()
    rhys.take_in(way)
    assert [one.state for one in rhys.rooms.verifying.actions.mine()] == ["closed"]
    return righted


def test_from_two_assessors_to_the_external_verifier_by_files_alone(tmp_path: Path) -> None:
    four = records_out(tmp_path)
    plan = sampled(four)
    decisions_back(four, plan)
    action_closed(four)

    pack, huw = tmp_path / "pack.zip", four.huw
    four.mair.rooms.verifying.external.make(plan, four.mair.key, pack, Silent())
    huw.trusts(four.rhys, four.nia, four.mair)
    checked = huw.rooms.verifying.external.check(pack, Silent())
    assert checked.whole
    assert checked.standing.state == "holds"
    came = huw.take_in(pack)
    assert came.of("accepted") > 0
    assert not any(came.of(state) for state in OPEN)
    for held in (four.records[0], four.records[2]):
        assert huw.rooms.archive.find(held.identity).verdict == "accepted"
        assert huw.rooms.verifying.reports.of_record(held.identity)
    sees_the_files(huw)
    four.close()
