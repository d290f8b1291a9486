"""`backup`, `restore` and `store passphrase` as a technician uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.cli import main as command_line
from tests.cli.stores import PASSPHRASE, Founded, founded

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run one command with `--json`; this user's data is in the test's own folder."""
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def ran(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = command_line.run([*map(str, arguments), "--json", "--language", "en"])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, json.loads(told.out)

    return ran


def written(file: Path, text: str) -> Path:
    file.write_text(f"{text}\n", encoding="utf-8")
    return file


def test_a_store_goes_to_a_stick_and_comes_back_beside(run: Run, tmp_path: Path) -> None:
    made: Founded = founded(tmp_path / "one")
    code, told = run("backup", "--out", tmp_path / "stick", *made.options)
    assert (code, told["label"]) == (0, "Rhys Wyn Jones · Canolfan Asesu Menai")
    file = told["file"]
    assert [str(found) for found in (tmp_path / "stick").iterdir()] == [file]
    assert run("backup", "--check", file) == (0, told)
    code, back = run("restore", file, "--passphrase-file", made.passphrase_file)
    assert code == 0
    assert Path(back["store"]).is_relative_to(tmp_path / "data")
    code, found = run("standards", "list", "--store", back["store"], "--passphrase-file", made.passphrase_file)
    assert (code, len(found["standards"])) == (0, 5)
    assert run("restore", file, *made.options)[1]["error"]["code"] == "store-exists"


def test_without_a_folder_and_without_a_backup_it_says_so(run: Run, tmp_path: Path) -> None:
    made = founded(tmp_path / "one")
    assert run("backup", *made.options)[1]["error"]["code"] == "backup-folder-missing"
    assert run("restore", made.passphrase_file, *made.options)[1]["error"]["code"] == "backup-not-one"
    assert run("restore", tmp_path / "none", *made.options)[0] == 2


def test_a_forgotten_passphrase_is_replaced_on_the_recovery_code(run: Run, tmp_path: Path) -> None:
    made = founded(tmp_path / "one")
    store = ("--store", made.folder)
    second, third = (
        written(tmp_path / "second", "ail gyfrinymadrodd hir"),
        written(tmp_path / "third", "y trydydd un hir"),
    )
    code, _ = run("store", "passphrase", *made.options, "--new-passphrase-file", second)
    assert code == 0
    assert run("doctor", *made.options)[0] == 1
    recovery = written(tmp_path / "code", made.recovery_code)
    assert run("store", "passphrase", *store, "--recovery-code-file", recovery, "--new-passphrase-file", third)[0] == 0
    assert run("doctor", *store, "--passphrase-file", third)[0] == 0
    short = written(tmp_path / "short", "byr")
    told = run("store", "passphrase", *store, "--passphrase-file", third, "--new-passphrase-file", short)[1]
    assert told["error"]["code"] == "passphrase-short"
    assert PASSPHRASE not in json.dumps(told)
