"""A store as it looks after a good week: drafts, a record of one's own, records of others waiting and accepted.

What `scenes.py` shows, and so what the gallery is drawn from and what every control of the window is tested on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app import rooms as building
from assessor_app.observing.document import read_visit
from assessor_app.observing.model import Action, Composer, Event, Locator, Mark
from assessor_app.observing.planning.model import Proposal
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.ui.records.deeds import export
from assessor_app.vault.model import StorePlace
from tests.ui.visiting import PASSPHRASE, Founded, SetClock, example, replay

if TYPE_CHECKING:
    from assessor_app.observing.model import Observation, State, Visit
    from assessor_app.rooms import Rooms
    from assessor_app.vault.vault import Vault

NOTES = Path(__file__).parents[1] / "standards" / "notes" / "development.json"
STANDARDS = (StandardKey("INSCS025", "2021", "cy"), StandardKey("INSCC007", "2021-02-05", "cy"))
OTHERS = ("Mair Eleri Pugh", "Iolo Prydderch")
ENTRIES = 12
EVENING = "2026-11-20T16:20:00+00:00"  # when the window is looked at: after all that was sealed


@dataclass(frozen=True)
class Day:
    """The store, closed; in it a draft of twelve entries, visits to come, and a record in each state there can be."""

    store: Founded
    planned: str
    own: str
    accepted: str
    waiting: str
    file: Path
    wrong: str
    righted: str
    withdrawn: str


def found_day(folder: Path) -> Day:
    """Make it all in a folder; takes some seconds, so a session makes it once and tests copy it."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [_sealed_by(folder / f"away-{at}", name, at) for at, name in enumerate(OTHERS, start=2)]
    clock, place = SetClock(), StorePlace(folder / "store")
    vault, rooms = _found(place, "Rhys Wyn Jones", clock)
    draft = _busy_draft(rooms, clock)
    own = _seal(rooms, vault, _visit(rooms, "Dafydd Ellis", "L-0188", "RWJ-2026-0002"), clock)
    wrong, righted = _put_right(rooms, vault, clock)
    withdrawn = _withdrawn(rooms, vault, clock)
    clock.set("2026-11-20T16:10:00+00:00")
    held = [rooms.archive.take_in(file.name, file.read_bytes())[0].opening.identity for file in files]
    rooms.archive.vouch(held[1], "@telephone", "Rhys Wyn Jones")
    planned = _plan(rooms)
    rooms.close()
    vault.close()
    return Day(Founded(place, draft), planned, own, held[1], held[0], files[0], wrong, righted, withdrawn)


def copied(day: Day, folder: Path) -> Day:
    """The same for one window alone."""
    return replace(day, store=day.store.copy(folder))


def _found(place: StorePlace, name: str, clock: SetClock) -> tuple[Vault, Rooms]:
    centre = Centre("Canolfan Asesu Menai", "C-0417")
    vault, _code = building.found(
        place, name=name, centre=centre, passphrase=PASSPHRASE, clock=clock, progress=Silent()
    )
    return vault, building.open_rooms(vault, clock)


def _visit(rooms: Rooms, name: str, number: str, reference: str) -> Visit:
    told: dict[str, Any] = json.loads(
        json.dumps(example(), ensure_ascii=False).replace("Siân Llywelyn", name).replace("Siân", name.partition(" ")[0])
    )
    told["reference"], told["candidate"]["centre_reference"] = reference, number
    return read_visit(told, rooms.library)


def _seal(rooms: Rooms, vault: Vault, visit: Visit, clock: SetClock) -> str:
    """Observe all of it again, end it and seal it; returns the record's identity."""
    draft = replay(rooms, clock, visit)
    event, end = rooms.desk.observation(draft).event, "2026-11-20T15:02:00+00:00"
    clock.set(end)
    rooms.desk.set_event(draft, Event(event.start, end, event.place, event.setting, event.others))
    rooms.desk.set_mark(draft, Mark("typed", visit.candidate.name, end))
    identity = building.own_identity(rooms, vault, PASSPHRASE)
    held, _changes = rooms.archive.seal(rooms.visit(draft), identity, rooms.desk, Silent())
    return held.identity


def _put_right(rooms: Rooms, vault: Vault, clock: SetClock) -> tuple[str, str]:
    """A record with a mistake in it and the one that puts it right, by their identities."""
    wrong = _seal(rooms, vault, _visit(rooms, "Beca Rowlands", "L-0177", "RWJ-2026-0003"), clock)
    draft, _ = rooms.putting_right.begin(wrong, "Y lle anghywir, ac un dyfarniad yn rhy gynnar")
    event = draft.event
    rooms.desk.set_event(draft.id, replace(event, place="Y ganolfan alwadau, Bangor"))
    rooms.desk.judge(draft.id, draft.judgements[0].criterion, "not_yet_met")
    rooms.desk.set_text(draft.id, "feedback", "Gweithio ar dawelu'r galwr cyn ateb. Da iawn am y gweddill.")
    rooms.desk.set_mark(draft.id, Mark("typed", "Beca Rowlands", event.end))
    clock.set("2026-11-20T15:40:00+00:00")
    identity = building.own_identity(rooms, vault, PASSPHRASE)
    held, _changes = rooms.archive.seal(rooms.visit(draft.id), identity, rooms.desk, Silent())
    return wrong, held.identity


def _withdrawn(rooms: Rooms, vault: Vault, clock: SetClock) -> str:
    """A record that was withdrawn, by its identity."""
    sealed = _seal(rooms, vault, _visit(rooms, "Elin Mai Roberts", "L-0166", "RWJ-2026-0004"), clock)
    clock.set("2026-11-20T15:50:00+00:00")
    identity = building.own_identity(rooms, vault, PASSPHRASE)
    rooms.withdrawing.withdraw(sealed, "Yr ymgeisydd anghywir: cymysgais ddau enw.", identity, Silent())
    return sealed


def _sealed_by(folder: Path, name: str, at: int) -> Path:
    """A record as a file, sealed by somebody else in a store of their own."""
    clock = SetClock()
    vault, rooms = _found(StorePlace(folder / "store"), name, clock)
    visit = _visit(rooms, ("Nerys Prydderch", "Gethin Llŷr")[at - 2], f"L-02{at}1", f"MEP-2026-000{at}")
    identity = _seal(rooms, vault, visit, clock)
    (folder / "out").mkdir()
    file = export(rooms, identity, folder / "out")
    rooms.close()
    vault.close()
    return file


def _busy_draft(rooms: Rooms, clock: SetClock) -> str:
    """The example's visit, gone on with to twelve entries, more judgements and a second place of evidence."""
    draft = replay(rooms, clock, read_visit(example(), rooms.library))
    held = rooms.desk.observation(draft)
    for at, (text, links) in enumerate(_more(ENTRIES - len(held.entries))):
        clock.set(f"2026-11-20T14:4{5 + at % 5}:{10 + at}+00:00")
        rooms.desk.add_entry(draft, Composer("behaviour", text, "", links), "cy")
        rooms.desk.judge(draft, links[0], "met")
    judged: tuple[tuple[CriterionKey, State], ...] = (
        (CriterionKey(STANDARDS[0], "performance", 9), "met"),
        (CriterionKey(STANDARDS[1], "knowledge", 6), "not_yet_met"),
    )
    for key, state in judged:
        rooms.desk.judge(draft, key, state)
    rooms.desk.put_locator(draft, _locator())
    return _to_go_on(rooms, draft).id


def _to_go_on(rooms: Rooms, draft: str) -> Observation:
    action = Action("", "Gwrando ar ddau alwad gyda'r arweinydd tîm", "Siân", "2026-12-13")
    rooms.desk.put_action(draft, action.text, action.owner, action.due)
    return rooms.desk.observation(draft)


def _locator() -> Locator:
    return Locator(
        id="",
        what="Nodyn trosglwyddo i'r tîm biliau",
        where="ffolder y tîm, silff 3",
        holder="arweinydd y tîm",
        why_not_copied="rhif cyfrif y cwsmer",
        seen_by="@assessor",
        criteria=(CriterionKey(STANDARDS[0], "performance", 13),),
    )


def _more(count: int) -> list[tuple[str, tuple[CriterionKey, ...]]]:
    """Welsh notes about the two standards, each with its criteria."""
    found = []
    for note in json.loads(NOTES.read_text("utf-8"))["notes"]:
        keys = tuple(CriterionKey(StandardKey.parse(e["standard"]), e["kind"], e["number"]) for e in note["evidences"])
        if note["language"] == "cy" and keys[0].kind == "performance" and {k.standard for k in keys} <= set(STANDARDS):
            found.append((note["text"], keys))
    return found[:count]


def _plan(rooms: Rooms) -> str:
    """Visits to come: a late one, one agreed and moved, one at the same time; and one that was cancelled."""
    candidate, _ = rooms.people.add_candidate(
        name="Angharad ap Hywel", centre_reference="L-0203", standards=tuple(map(str, STANDARDS))
    )
    hoped = tuple(CriterionKey(STANDARDS[0], "performance", number) for number in (3, 5, 8, 14))
    what = Proposal(
        candidate.id, STANDARDS, "2026-11-20T15:30:00+00:00", 45, hoped, ("observation", "questioning", "discussion"),
        "Canolfan Gyswllt Tŷ Gwyn, Llŷn", adjustments="print bras",
    )  # fmt: skip
    rooms.planning.propose(what)
    agreed, _ = rooms.planning.propose(what, agreed="2026-11-14", how="dros y ffôn")
    rooms.planning.move(agreed.id, "2026-11-27T09:30:00+00:00", "salwch")
    rooms.planning.propose(replace(what, start="2026-11-27T10:00:00+00:00", hoped=()))
    gone, _ = rooms.planning.propose(replace(what, start="2026-11-19T10:00:00+00:00"))
    rooms.planning.cancel(gone.id, "y gweithle ar gau")
    return agreed.id
