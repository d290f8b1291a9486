"""`observations list|show|export`: a store's drafts and planned visits, and a draft sealed from its document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import rooms as building
from assessor_app.cli import main as command_line
from assessor_app.clock import DeviceClock, rfc3339
from assessor_app.observing.model import Composer, Mark
from assessor_app.observing.planning.model import Proposal
from assessor_app.standards.model import CriterionKey
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.cli.stores import PASSPHRASE, founded

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.rooms import Rooms
    from tests.cli.stores import Founded


@pytest.fixture(autouse=True)
def _no_store_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A store with a draft begun from a plan that was moved, and a visit still to come."""
    made = founded(tmp_path_factory.mktemp("observations"))
    with Vault.open(StorePlace(made.folder), passphrase=PASSPHRASE, migrations=MIGRATIONS) as vault:
        rooms = building.open_rooms(vault, DeviceClock())
        furnish(rooms)
        rooms.close()
    return made


def furnish(rooms: Rooms) -> None:
    now = rfc3339(DeviceClock().now().wall)
    candidate, _ = rooms.people.add_candidate(name="Siân Llywelyn", adjustments="print bras")
    standard = rooms.library.resolve("INSCS025:cy").key
    seen, hoped = (CriterionKey(standard, "performance", number) for number in (8, 9))
    what = Proposal(candidate.id, (standard,), now, hoped=(seen, hoped), place="Tŷ Gwyn, Llŷn", language="en")
    planned, _ = rooms.planning.propose(what, agreed="2026-02-03")
    rooms.planning.move(planned.id, "2031-05-06T09:00:00+01:00", "salwch")
    rooms.planning.propose(what)
    draft, _ = rooms.planning.begin(planned.id)
    rooms.desk.add_entry(draft.id, Composer("behaviour", "Nododd dri manylyn.", links=(seen,)), "cy")
    rooms.desk.add_entry(draft.id, Composer("question", "Ei basio ymlaen.", "Beth wnewch chi?"), "cy")
    rooms.desk.judge(draft.id, seen, "met")
    rooms.desk.set_text(draft.id, "feedback", "Da iawn.")
    rooms.desk.set_mark(draft.id, Mark("drawn", "", now, (((1, 2), (3, 4)),)))


def document(capsys: pytest.CaptureFixture[str], home: Founded, *arguments: object) -> tuple[int, dict[str, Any]]:
    code = command_line.run([*home.options, *(str(argument) for argument in arguments), "--json"])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return code, json.loads(told.out)


def test_drafts_and_planned_visits_are_listed_and_shown(home: Founded, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = document(capsys, home, "observations", "list")
    (draft,) = said["observations"]
    assert (code, draft["candidate"], draft["entries"], draft["end"]) == (0, "Siân Llywelyn", 2, "")
    code, said = document(capsys, home, "observations", "list", "--planned")
    (planned,) = said["planned"]
    assert (code, planned["stage"], planned["place"], planned["moved"]) == (0, "proposed", "Tŷ Gwyn, Llŷn", [])
    code, said = document(capsys, home, "observations", "show", planned["id"])
    assert (code, said["steps"][0]["step"], said["hoped"][0].rpartition("#")[2]) == (0, "proposed", "performance:8")
    code, said = document(capsys, home, "observations", "show", draft["reference"])
    found = {gap["code"]: gap["blocking"] for gap in said["gaps"]}
    assert (code, found["gap-hoped-left"], found["gap-no-end"]) == (0, False, False)
    assert said["observation"]["plan"]["moved"][0]["reason"] == "salwch"
    code, said = document(capsys, home, "observations", "show", "ABC-2026-0001")
    assert (code, said["error"]["code"]) == (1, "observation-unknown")


def test_lists_are_read_by_people_too(home: Founded, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run([*home.options, "--language", "cy", "observations", "list", "--planned"]) == 0
    assert "Heb ei gytuno eto" in capsys.readouterr().out


def test_a_draft_is_exported_and_sealed_from_its_document(
    home: Founded, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (draft,) = document(capsys, home, "observations", "list")[1]["observations"]
    file, out = tmp_path / "drafft.json", tmp_path / "cofnod.pdf"
    code, said = document(capsys, home, "observations", "export", draft["reference"], "--out", file)
    assert (code, said) == (0, {"file": str(file), "files": []})
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["plan"]["planned_for"] == "2031-05-06T09:00:00+01:00"
    assert [one["number"] for one in written["plan"]["hoped"]] == [8, 9]
    code, said = document(capsys, home, "observations", "export", draft["id"], "--out", file)
    assert (code, said["error"]["code"]) == (1, "file-exists")
    code, said = document(capsys, home, "seal", file, "--out", out)
    assert (code, said["reference"]) == (0, draft["reference"])
    code, said = document(capsys, home, "verify", out)
    assert (code, said["files"][0]["verdict"]) == (0, "accepted")
