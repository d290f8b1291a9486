"""A trainee's record goes to a qualified assessor, who countersigns it with their store's own key."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.cli import main as command_line
from assessor_app.trust import identity as identities
from assessor_app.trust.model import grouped
from tests.cli.stores import founded
from tests.records.sealed import example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command with `--json`."""
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)

    def ran(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = command_line.run([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return ran


def sealed(run: Run, folder: Path, status: str) -> tuple[Path, str]:
    """A record sealed now by an assessor of that status, and the fingerprint of whoever sealed it."""
    who = identities.make("Rhys Wyn Jones", "Canolfan Asesu Menai", "p-1", dt.datetime.now(dt.UTC))
    document = example()
    document["assessor"]["status"] = status
    (folder / "key.p12").write_bytes(identities.to_key_file(who, "un dau tri"))
    (folder / "phrase").write_text("un dau tri\n", encoding="utf-8")
    (folder / "o.json").write_text(json.dumps(document), encoding="utf-8")
    out = folder / f"{status}.pdf"
    key = ("--key", folder / "key.p12", "--passphrase-file", folder / "phrase")
    assert run("seal", folder / "o.json", "--out", out, *key)[0] == 0
    return out, who.fingerprint


@pytest.mark.slow
def test_a_trainees_record_is_countersigned_kept_and_written(run: Run, tmp_path: Path) -> None:
    record, signer = sealed(run, tmp_path, "trainee")
    mine = founded(tmp_path / "qualified", "Mair Eleri Pugh").options
    out = tmp_path / "countersigned.pdf"
    code, told = run("records", "countersign", record, "--out", out, *mine)
    assert (code, told["error"]["code"], out.exists()) == (1, "signer-unknown", False)
    code, told = run("import", record, *mine)
    assert code == 1  # it waits for its signer
    reference = told["files"][0]["identity"]
    assert run("records", "vouch", reference, "--fingerprint", grouped(signer), *mine)[0] == 0
    code, told = run("records", "countersign", record, "--out", out, *mine)
    assert (code, told["verdict"]) == (0, "accepted")
    assert [one["role"] for one in told["signers"]] == ["assessor", "countersigner"]
    assert [one["code"] for one in told["findings"] if one["row"] == "countersigned"] == ["countersigned"]
    assert out.read_bytes().startswith(record.read_bytes())
    code, told = run("records", "export", reference, "--out", tmp_path / "out", *mine)
    assert (
        code,
        [(tmp_path / "out" / "x").parent.joinpath(f).read_bytes() for f in told["files"] if f.endswith(".pdf")],
    ) == (
        0,
        [out.read_bytes()],
    )
    assert run("records", "countersign", record, "--out", out, *mine)[1]["error"]["code"] == "file-exists"
    again = tmp_path / "again.pdf"
    assert run("records", "countersign", out, "--out", again, *mine)[1]["error"]["code"] == "signer-own-record"


def test_a_qualified_assessors_record_needs_none(run: Run, tmp_path: Path) -> None:
    record, signer = sealed(run, tmp_path, "qualified")
    mine = founded(tmp_path / "other", "Mair Eleri Pugh").options
    _, told = run("import", record, *mine)
    assert run("records", "vouch", told["files"][0]["identity"], "--fingerprint", grouped(signer), *mine)[0] == 0
    code, told = run("records", "countersign", record, "--out", tmp_path / "x.pdf", *mine)
    assert (code, told["error"]["code"]) == (1, "countersignature-not-needed")
