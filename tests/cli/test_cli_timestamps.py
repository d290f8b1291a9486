"""The command that has a record stamped, with a server on the loopback."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from assessor_app import settings
from assessor_app.cli import main as command_line
from assessor_app.records.beside.placing import placed
from assessor_app.trust import identity as identities
from assessor_app.trust.model import pem
from tests.cli.stores import founded
from tests.records.sealed import example
from tests.records.timeserver import time_server

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A record sealed now, by the clock of this device, as the command does it."""
    now = dt.datetime.now(dt.UTC)
    who = identities.make("Rhys Wyn Jones", "Canolfan Asesu Menai", "p-1", now)
    (tmp_path / "key.p12").write_bytes(identities.to_key_file(who, "un dau tri"))
    (tmp_path / "phrase").write_text("un dau tri\n", encoding="utf-8")
    (tmp_path / "o.json").write_text(json.dumps(example()), encoding="utf-8")
    given = ["seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", "--key", tmp_path / "key.p12"]
    assert command_line.run([*map(str, given), "--passphrase-file", str(tmp_path / "phrase")]) == 0
    capsys.readouterr()
    return tmp_path / "r.pdf"


def test_a_record_is_stamped_and_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = record.with_name("stamped.pdf")
    with time_server(dt.datetime.now(dt.UTC).replace(microsecond=0)) as server:
        trusted = record.with_name("server.pem")
        trusted.write_text(pem(server.certificate), encoding="utf-8")
        given = ["records", "timestamp", record, "--out", out, "--server", server.url, "--trust", trusted, "--json"]
        assert command_line.run([str(each) for each in given]) == 0
        told = json.loads(capsys.readouterr().out)
        assert command_line.run([str(each) for each in given]) == 1  # what is there is never written over
    assert placed(out.read_bytes(), record.read_bytes()) == "newer"
    assert [found["code"] for found in told["findings"] if found["row"] == "time"] == ["time-stamped"]
    assert told["signers"][0]["time_source"] == "timestamp"


def test_without_a_server_it_says_what_is_lacking(
    record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessor_app.paths.settings_file", lambda: tmp_path / "settings.json")
    given = ["records", "timestamp", str(record), "--out", str(tmp_path / "s.pdf")]
    assert command_line.run(given) == 1
    assert "http://" in capsys.readouterr().err
    settings.save(tmp_path / "settings.json", settings.Settings(timestamp_server="http://127.0.0.1:9/"))
    assert command_line.run(given) == 2
    assert not (tmp_path / "s.pdf").exists()


def test_either_a_file_or_the_records_of_a_store(capsys: pytest.CaptureFixture[str]) -> None:
    for given in (["r.pdf"], ["r.pdf", "--out", "s.pdf", "--all"], []):
        assert command_line.run(["records", "timestamp", *given]) == 1
        assert "--all" in capsys.readouterr().err
    assert command_line.run(["records", "timestamp", "--all", "--due"]) == 64


@pytest.mark.slow
def test_the_records_of_a_store_are_stamped_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessor_app.paths.settings_file", lambda: tmp_path / "settings.json")
    home = founded(tmp_path / "home")
    store = [*home.options, "--json"]
    (tmp_path / "o.json").write_text(json.dumps(example()), encoding="utf-8")
    assert command_line.run(["seal", str(tmp_path / "o.json"), "--out", str(tmp_path / "r.pdf"), *store]) == 0
    capsys.readouterr()

    def asked(*given: str) -> tuple[int, dict[str, object]]:
        code = command_line.run(["records", "timestamp", *given, *store])
        return code, json.loads(capsys.readouterr().out)

    away = "http://127.0.0.1:9/"
    code, told = asked("--all", "--server", away, "--level", "signature")
    assert (code, told["records"], told["stamped"]) == (2, 1, [])
    assert asked("--due", "--server", away)[1]["records"] == 0  # it is too soon to ask again
    with time_server(dt.datetime.now(dt.UTC).replace(microsecond=0)) as server:
        code, told = asked("--all", "--server", server.url, "--level", "signature")
        assert (code, told["records"], told["failed"], told["left"]) == (0, 1, [], 0)
    assert asked("--all", "--server", away)[1]["records"] == 0
