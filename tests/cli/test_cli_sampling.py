"""Sampling without a window: a plan is begun, drawn, shown and printed, and what was printed is drawn again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import rooms
from assessor_app.cli import main as command_line
from assessor_app.clock import DeviceClock
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from assessor_app.verifying.sampling import cells, justifying
from tests.cli.stores import PASSPHRASE, founded
from tests.verifying.stocked import stock
from tests.verifying.test_sampling_desk import some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: object) -> tuple[int, Any]:
        code = command_line.run([*map(str, arguments), "--json", "--language", "en"])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, json.loads(told.out)

    return ran


@pytest.mark.slow
def test_a_plan_is_begun_drawn_shown_printed_and_drawn_again(tmp_path: Path, run: Run) -> None:
    made = founded(tmp_path)
    with Vault.open(StorePlace(made.folder), passphrase=PASSPHRASE, migrations=MIGRATIONS) as vault:
        built = rooms.open_rooms(vault, DeviceClock())
        stock(built, some())
        built.close()
    settings = tmp_path / "settings.json"
    settings.write_text('{"per_assessor": 2, "weights": {"new": 60}}', encoding="utf-8")
    code, plan = run("sampling", "new", "Hydref", "--settings", settings, "--since", "2026-11-11", *made.options)
    assert (code, plan["strategy"]["per_assessor"], plan["filter"]["since"]) == (0, 2, "2026-11-11")
    code, drawn = run("sampling", "draw", "Hydref", "--seed", "abcd-1234", *made.options)
    assert (code, drawn["number"], drawn["pool"]) == (0, 1, 11)
    again = run("sampling", "draw", plan["id"], "--seed", "abcd-1234", *made.options)[1]
    assert (again["number"], again["picks"]) == (2, drawn["picks"])
    code, shown = run("sampling", "show", "Hydref", *made.options)
    assert (code, [one["identity"] for one in shown["items"]]) == (0, [one["identity"] for one in drawn["picks"]])
    assert any("New assessor; records so far: 4" in reason["text"] for reason in shown["items"][0]["reasons"])
    assert [one["name"] for one in run("sampling", "list", *made.options)[1]["plans"]] == ["Hydref"]
    assert run("sampling", "put-away", "Hydref", *made.options)[0] == 0
    assert run("sampling", "list", *made.options)[1]["plans"] == []
    assert [one["name"] for one in run("sampling", "list", "--away", *made.options)[1]["plans"]] == ["Hydref"]
    assert run("sampling", "put-away", "Hydref", "--back", *made.options)[0] == 0
    out = tmp_path / "j.pdf"
    assert run("sampling", "print", "Hydref", "--out", out, "--pages", "cy", "--draw", 1, *made.options)[1]["draw"] == 1
    code, checked = run("sampling", "check", out)
    assert (code, checked["digest"], checked["picks"]) == (0, True, True)
    assert checked["drawn"] == [one["identity"] for one in drawn["picks"]]
    assert run("sampling", "draw", "Gwanwyn", *made.options)[1]["error"]["code"] == "sample-plan-unknown"
    assert run("sampling", "draw", "Hydref", "--seed", "?", *made.options)[1]["error"]["code"] == "sample-seed"
    settings.write_text('{"per_assessor": -1}', encoding="utf-8")
    assert (
        run("sampling", "new", "x", "--settings", settings, *made.options)[1]["error"]["code"] == "sample-plan-number"
    )


def test_what_was_not_drawn_from_its_seed_is_found_out(tmp_path: Path, run: Run) -> None:
    pool = [cells.row(one) for one in some()]
    said = {
        "format": justifying.FORMAT, "already": [], "pool": pool,
        "draw": {"algorithm": "assessor-sampling/1", "strategy": {}, "risks": [], "seed": "abcd",
                 "digest": cells.digest(some(), {}, ()), "picks": []},
    }  # fmt: skip
    file = tmp_path / "said.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    code, told = run("sampling", "check", file)
    assert (code, told["digest"], told["picks"]) == (1, True, False)
    said["draw"]["picks"] = [{"identity": one} for one in told["drawn"]]  # type: ignore[index]
    file.write_text(json.dumps(said), encoding="utf-8")
    assert run("sampling", "check", file)[0] == 0
    said["draw"]["digest"] = "0" * 64  # type: ignore[index]
    file.write_text(json.dumps(said), encoding="utf-8")
    code, told = run("sampling", "check", file)
    assert (code, told["digest"]) == (1, False)
    for other in (b"{", b"%PDF-1.7\n"):
        file.write_bytes(other)
        assert run("sampling", "check", file)[1]["error"]["code"] == "sample-not-a-justification"
