"""What is disposed of is gone from everything that verifying keeps: every table is searched, and those behind them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessor_app.progress import Silent
from assessor_app.records import kinds, templates
from assessor_app.records.retention.model import Asked
from assessor_app.trust import identity as identities
from assessor_app.ui.verifying.inbox import words
from assessor_app.verifying.actions.files import Named, read
from assessor_app.verifying.actions.model import Answer, Evidence
from assessor_app.verifying.inbox import desk as inboxes
from tests.verifying.dumped import tables
from tests.verifying.reviewing import NONE
from tests.verifying.two_stores import Two, two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.rooms import Rooms

pytestmark = pytest.mark.slow


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def note(folder: Path, name: str) -> Path:
    """A file that names somebody."""
    made = folder / "nodyn.txt"
    made.write_text(f"{name} oedd wrth y ddesg.\n", encoding="utf-8")
    return made


def verified(two: Two, folder: Path) -> None:
    """All that can be said of a record in a verifier's store, with the candidate's name wherever one can write."""
    rooms, name, identity = two.there.rooms, two.held.candidate, two.held.identity
    verifying, data = rooms.verifying, two.here.rooms.archive.file(identity)
    (folder / f"{two.held.reference}.pdf").write_bytes(data)
    (folder / "drwg.pdf").write_bytes(data[:-900] + b"xx" + data[-898:])
    verifying.say_verifies(verifies=True)
    verifying.inbox.take_in(sorted(folder.iterdir()), Silent(), workers=0)
    verifying.sampling.keep_up(Silent())
    plan, _ = verifying.sampling.new_plan("Hydref 2026")
    verifying.sampling.add(plan.id, identity, f"Gofynnwyd am {name}")
    item = verifying.sampling.items(plan.id)[0]
    kept, _ = verifying.reviews.begin(verifying.reviews.look(identity), NONE, item=item.id, reason=f"Am {name}")
    verifying.reviews.write(kept.review.id, "feedback", f"Da iawn, {name}")
    verifying.reviews.concerns.raise_one(identity, "malpractice", f"{name} oedd hi")
    report = two.verified(feedback=f"Da iawn, {name}")
    two.here.rooms.archive.take_in("r.pdf", two.sent(report.identity))
    asked = two.here.rooms.verifying.actions.mine()[0].opened.name
    files, contents = read([Named(note(folder, name))], two.here.clock.wall.isoformat(), Silent())
    said = Answer(f"Gwnaed gyda {name}", (Evidence("Log", "Bangor", name),), files=files)
    answer, _ = two.here.rooms.verifying.actions.answer(asked, said, two.me, "cy", Silent(), contents=contents)
    verifying.reports.take_in("a.pdf", two.answered(answer.identity))
    verifying.actions.keep_draft(asked, "recheck", {"reason": name})
    verifying.external.make(plan.id, two.verifier, folder / "pecyn.zip", Silent())
    verifying.overview.keep_up(Silent())
    exercise, _ = verifying.standardising.begin(identity, "Ymarfer")
    verifying.standardising.reword(exercise.id, 0, None)
    given, _ = verifying.standardising.begin(identity, "Ymarfer arall")
    verifying.standardising.give(given.id, two.verifier)


def holding(rooms: Rooms, *words: str) -> set[str]:
    """The tables in which any of these stands; an index of words keeps only the end of a word as it is."""
    wanted = [word.encode() for word in words]
    found = set()
    for name in tables(rooms.store):
        for row in rooms.store.rows(f'SELECT * FROM "{name}"'):  # noqa: S608 - names from the schema
            held = [one if isinstance(one, bytes) else str(one).encode() for one in row.values()]
            if any(word.lower() in one.lower() for one in held for word in wanted):
                found.add(name)
    return found


def test_nothing_tells_of_a_record_that_was_disposed_of(two: Two, tmp_path: Path) -> None:
    rooms = two.there.rooms
    verified(two, tmp_path)
    payload = rooms.archive.payload(two.held.identity)
    names = [part[2:] for part in two.held.candidate.split()] + [payload["candidate"]["id"], two.held.reference]
    before = holding(rooms, *names)
    assert {"record", "pooled", "statement", "inbox_item", "sample_item", "review_said", "concern"} <= before
    assert {"action_step", "action_draft", "sampling_entry", "inbox_delivery"} <= before
    assert "exercise" in holding(rooms, two.held.identity)
    two.there.clock.wall += dt.timedelta(days=4 * 366)
    renewed = identities.make("Mair Pugh", "Canolfan Asesu Menai", "p-1", two.there.clock.wall)
    rooms.retention.dispose(Asked((payload["candidate"]["id"],), "Tair blynedd heibio"), renewed, None, Silent())
    assert holding(rooms, *names) == set()
    # An interest is kept: it is the verifier's own, and holds for what may still come of that person.
    # What was disposed of is known by its digest, so that it does not come again; and the journal forgets nothing
    assert holding(rooms, two.held.identity, two.held.record) <= {"disposed", "journal_line"}
    assert [one.title for one in rooms.verifying.standardising.listed()] == ["Ymarfer arall"]
    answer = two.here.rooms.verifying.statements.listed("response")[0]
    (again := tmp_path / "eto.pdf").write_bytes(two.answered(answer.identity))
    delivery, _ = rooms.verifying.inbox.take_in([again], Silent(), workers=0)
    assert delivery is not None
    (came,) = rooms.verifying.inbox.items(delivery.number)
    assert (came.kind, came.code, came.apart) == ("answer", "statement-record-disposed", False)
    assert holding(rooms, *names) == set()


def test_what_a_later_program_says_of_it_waits_for_that_program_and_is_not_kept_then(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, report = two.there.rooms, two.verified()
    two.here.rooms.archive.take_in("r.pdf", two.sent(report.identity))
    asked = two.here.rooms.verifying.actions.mine()[0].opened.name
    answer, _ = two.here.rooms.verifying.actions.answer(asked, Answer("Gwnaed."), two.me, "cy", Silent())
    candidate = rooms.archive.payload(two.held.identity)["candidate"]["id"]
    two.there.clock.wall += dt.timedelta(days=4 * 366)
    renewed = identities.make("Mair Pugh", "Canolfan Asesu Menai", "p-1", two.there.clock.wall)
    rooms.retention.dispose(Asked((candidate,), "Tair blynedd heibio"), renewed, None, Silent())
    inbox = rooms.verifying.inbox
    rooms.verifying.say_verifies(verifies=True)
    inbox.catch_up(Silent())
    (tmp_path / "ateb.pdf").write_bytes(two.answered(answer.identity))
    with monkeypatch.context() as earlier:  # a program that does not know this template yet
        for known in (kinds._KINDS, templates._TEMPLATES, rooms.archive.keepers):
            earlier.delitem(known, kinds.RESPONSE)
        inbox.take_in([tmp_path / "ateb.pdf"], Silent(), workers=0)
    (came,) = inbox.quarantine()
    assert (came.code, came.apart) == ("template-unknown", True)
    assert words.next_step(came).startswith("Bring this program up to date.")
    monkeypatch.setattr(inboxes, "__version__", "99")
    inbox.catch_up(Silent())
    (came,) = inbox.quarantine()
    assert (came.state, came.code, came.apart) == ("quarantined", "statement-record-disposed", False)
    assert words.next_step(came).endswith("Take this line out.")
    assert rooms.store.one("SELECT 1 FROM inbox_file") is None
