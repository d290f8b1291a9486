"""`records retention|hold|dispose` as an administrator uses them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import rooms
from assessor_app.cli import main as command_line
from assessor_app.clock import DeviceClock
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.cli.stores import PASSPHRASE, founded
from tests.records.sealed import example, sealed

if TYPE_CHECKING:
    from assessor_app.clock import Moment


class InYears(DeviceClock):
    """The device's clock as it will be when the year is over, and the certificate is good still."""

    def now(self) -> Moment:
        """Two years from now."""
        moment = super().now()
        return replace(moment, wall=moment.wall + dt.timedelta(days=2 * 366))


def keep_a_record(folder: Path) -> str:
    """Seal the example with the store's own key, and keep it."""
    with Vault.open(StorePlace(folder), passphrase=PASSPHRASE, migrations=MIGRATIONS) as vault:
        built = rooms.open_rooms(vault, DeviceClock())
        identity = rooms.own_identity(built, vault, PASSPHRASE)
        made = sealed(example(), identity, DeviceClock().now().wall)
        held, _ = built.archive.keep(made, identity, {})
        built.close()
    return held.identity


@pytest.mark.slow
def test_what_is_due_is_shown_held_and_disposed_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = founded(tmp_path)
    identity = keep_a_record(made.folder)

    by = [DeviceClock()]

    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = command_line.run([*map(str, arguments), "--json", "--language", "en"], clock=by[-1])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, json.loads(told.out)

    code, told = run("records", "retention", "--years", 1, *made.options)
    assert (code, told["rule"]) == (0, {"years": 1, "after": "last"})
    (kept,) = told["kept"]
    assert (kept["records"], kept["due"], kept["held"]) == ([identity], False, "")
    assert run("records", "retention", "--years", 0, *made.options)[1]["error"]["code"] == "years-out-of-range"
    assert run("records", "hold", "Neb", "--reason", "x", *made.options)[1]["error"]["code"] == "kept-unknown"
    code, told = run("records", "hold", kept["name"], "--reason", "Appeal", *made.options)
    assert (code, told["held"]) == (0, "Appeal")
    code, told = run("records", "hold", kept["name"], "--lift", "--claimed", "2027-01-31", *made.options)
    assert (code, told["held"], told["claimed"]) == (0, "", "2027-01-31")
    assert run("records", "dispose", "all", "--reason", "Over", *made.options)[1]["error"]["code"] == (
        "disposal-without-folder"
    )
    out = ("--reason", "Over", "--out", tmp_path / "out")
    assert run("records", "dispose", "all", *out, *made.options)[1]["error"]["code"] == "nothing-due"
    assert run("records", "export", identity, "--out", tmp_path / "before", *made.options)[0] == 0
    first = Path(__file__).parents[1] / "fixtures/disposals/first.json"
    assert run("records", "dispose", "--check", first)[0] == 0
    damaged = tmp_path / "x.json"
    damaged.write_text("{}", encoding="utf-8")
    code, told = run("records", "dispose", "--check", damaged)
    assert (code, told["error"]["code"]) == (1, "disposal-damaged")
    by.append(InYears())
    code, told = run("records", "dispose", "all", *out, *made.options)
    assert (code, [one["identity"] for one in told["records"]], told["reason"]) == (0, [identity], "Over")
    assert Path(told["file"]).read_bytes().startswith(b"%PDF")
    assert kept["name"] not in json.dumps(told)
    code, checked = run("records", "dispose", "--check", told["file"])
    assert (code, checked["verdict"], checked["records"]) == (1, "unknown-signer", told["records"])
    code, judged = run("verify", told["file"], *made.options)
    assert (code, judged["files"][0]["verdict"]) == (0, "accepted")
    assert (judged["files"][0]["findings"][-1]["row"], judged["files"][0]["identity"]) == (
        "statement",
        told["identity"],
    )
    code, again = run("import", tmp_path / "before", *made.options)
    assert (code, again["files"][0]["outcome"]) == (1, "disposed")
    code, listed = run("records", "disposals", "--out", tmp_path / "twice", *made.options)
    assert (code, [one["reference"] for one in listed["disposals"]]) == (0, [told["reference"]])
    assert (tmp_path / "twice" / listed["disposals"][0]["file"]).read_bytes() == Path(told["file"]).read_bytes()
    assert run("records", "list", *made.options)[1]["records"] == []
