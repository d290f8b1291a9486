"""What a new edition touches: the candidates and drafts that still use another edition of the same standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import Rooms, furnish
from assessor_app.standards.model import StandardKey
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from tests.standards.made import standard

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = standard()
NEW = standard(edition="2024", approved="2024", text_sha256="1" * 64, source_sha256="1" * 64)
ENGLISH_NEW = standard(
    language="en", title="Standard", edition="2024", approved="2024", text_sha256="2" * 64, source_sha256="2" * 64
)
BESIDE = standard(texts=("gwneud tri",))
OTHER = standard("TSTAB2")


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    built = furnish(Store.in_memory(MIGRATIONS), DeviceClock())
    built.people.set_assessor(Assessor("a1", "Mair Pugh", Centre("Canolfan")))
    for one in (OLD, NEW, ENGLISH_NEW, OTHER):
        built.library.add_standard(one, "a.txt")
    yield built
    built.close()


def candidate(rooms: Rooms, name: str, *keys: StandardKey) -> str:
    made, _ = rooms.people.add_candidate(name=name, standards=tuple(map(str, keys)))
    return made.id


def test_candidates_and_drafts_with_the_older_edition_are_found(rooms: Rooms) -> None:
    sian = candidate(rooms, "Siân", OTHER.key, OLD.key)
    dewi = candidate(rooms, "Dewi", NEW.key)
    first, _ = rooms.desk.start(sian, [OTHER.key, OLD.key])
    rooms.desk.start(dewi, [NEW.key])
    rooms.desk.start(sian, [OTHER.key])
    found = rooms.touched_by(NEW.key)
    assert found.editions == (OLD.key,)
    assert [one.name for one in found.candidates] == ["Siân"]
    assert [one.id for one in found.drafts] == [first.id]
    assert rooms.touched_by(ENGLISH_NEW.key) == found
    assert [one.name for one in rooms.touched_by(OLD.key).candidates] == ["Dewi"]


def test_a_sealed_or_discarded_observation_is_no_draft(rooms: Rooms) -> None:
    sian = candidate(rooms, "Siân", OLD.key)
    discarded, _ = rooms.desk.start(sian, [OLD.key])
    sealed, _ = rooms.desk.start(sian, [OLD.key])
    rooms.desk.discard(discarded.id)
    rooms.desk.sealed_as(sealed.id, "r1")
    assert rooms.touched_by(NEW.key).drafts == ()
    rooms.desk.restore(discarded.id)
    assert [one.id for one in rooms.touched_by(NEW.key).drafts] == [discarded.id]


def test_a_text_kept_beside_its_edition_is_another_edition(rooms: Rooms) -> None:
    candidate(rooms, "Siân", OLD.key)
    ((_, written),) = rooms.library.add_standard(BESIDE, "b.txt", beside=True).touched
    found = rooms.touched_by(StandardKey.parse(written))
    assert OLD.key in found.editions
    assert [one.name for one in found.candidates] == ["Siân"]


def test_a_standard_alone_touches_nothing(rooms: Rooms) -> None:
    candidate(rooms, "Siân", OTHER.key)
    found = rooms.touched_by(OTHER.key)
    assert (found.editions, found.candidates, found.drafts) == ((), (), ())
    with pytest.raises(Refusal):
        rooms.touched_by(StandardKey("NOBODY99", "2021", "cy"))
