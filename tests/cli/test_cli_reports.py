"""The whole loop on the command line, by files in a folder: reports, answers and rechecks of two stores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import rooms
from assessor_app.cli import main as command_line
from assessor_app.clock import DeviceClock
from assessor_app.progress import Silent
from assessor_app.tables import MIGRATIONS
from assessor_app.trust.model import grouped
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.cli.stores import PASSPHRASE, founded
from tests.records.sealed import example
from tests.verifying.reported import reviewed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stores import Founded

pytestmark = pytest.mark.slow


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = command_line.run([str(argument) for argument in (*arguments, "--json")])
    return code, json.loads(capsys.readouterr().out)


def reported(home: Founded, identity: str) -> str:
    """A report sealed in a store, of a review as the window would have made it; its identity."""
    vault = Vault.open(StorePlace(home.folder), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    built = rooms.open_rooms(vault, DeviceClock())
    key = rooms.own_identity(built, vault, PASSPHRASE)
    review = reviewed(built.archive.payload(identity), identity)
    report, _ = built.verifying.reports.seal(review, key, "both", DeviceClock().now().wall, Silent())
    built.close()
    vault.close()
    return report.identity


def answered_with_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, homes: tuple[Founded, Founded]
) -> None:
    """The assessor's answer with a file goes to the verifier, who writes the same file out."""
    (rhys, mair), note, out = homes, tmp_path / "nodyn.txt", tmp_path / "files"
    note.write_text("Yr ail alwad.\n", encoding="utf-8")
    (tmp_path / "llun.heic").write_bytes(b"x")
    done = ("--done", "Arsylwais ail alwad.", "--evidence", "Log; Bangor; Y rheolwr", "--out", tmp_path / "again")
    assert run(capsys, "actions", "answer", name, *done, "--file", tmp_path / "llun.heic", *rhys.options)[0] == 1
    said = ("--file", note, "--caption", "Yr alwad", "--people", "Siân")
    code, told = run(capsys, "actions", "answer", name, *done, *said, *rhys.options)
    assert (code, told["error"]["code"]) == (1, "answer-file-without-consent")
    code, sealed = run(capsys, "actions", "answer", name, *done, *said, "--consent", "given", *rhys.options)
    assert (code, sealed["kind"]) == (0, "response")
    assert run(capsys, "actions", "files", name, "--out", out, *mair.options)[0] == 1  # it has not come yet
    assert run(capsys, "import", tmp_path / "again", *mair.options)[0] == 0
    _, listed = run(capsys, "actions", "list", "--state", "answered", *mair.options)
    (file,) = listed["actions"][0]["answer"]["files"]
    assert [file[part] for part in ("name", "caption", "people", "consent")] == [
        "nodyn.txt", "Yr alwad", "Siân", "given"
    ]  # fmt: skip
    assert run(capsys, "actions", "files", name, "--out", out, *mair.options)[0] == 0
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [("evidence-1-nodyn.txt", note.read_bytes())]


def test_the_loop_by_files_in_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rhys, mair = founded(tmp_path / "a"), founded(tmp_path / "b", "Mair Pugh")
    out, back = tmp_path / "out", tmp_path / "back"
    out.mkdir()
    (tmp_path / "a.json").write_text(json.dumps(example()), encoding="utf-8")
    run(capsys, "seal", tmp_path / "a.json", "--out", out / "r.pdf", *rhys.options)
    code, taken = run(capsys, "import", out, *mair.options)
    signer = taken["files"][0]["signers"][0]["fingerprint"]
    assert (code, taken["files"][0]["verdict"]) == (1, "unknown-signer")
    run(capsys, "records", "vouch", taken["files"][0]["identity"], "--fingerprint", grouped(signer), *mair.options)
    made = reported(mair, taken["files"][0]["identity"])

    code, written = run(capsys, "reports", "export", "all", "--out", back, *mair.options)
    assert (code, len(written["files"])) == (0, 2)
    assert sorted(file.name.rpartition(".")[2] for file in back.iterdir()) == ["pdf", "pdf", "pem"]
    (report,) = [file for file in back.iterdir() if "-verified-" in file.name]
    code, judged = run(capsys, "verify", report, "--trust", back / "identity.pem")
    row = next(one for one in judged["files"][0]["findings"] if one["row"] == "statement")
    assert (code, judged["files"][0]["verdict"], row["code"]) == (0, "accepted", "report-confirmed-with-action")
    assert judged["files"][0]["identity"] == made
    assert judged["files"][0]["decision"]["outcome"] == "confirmed-with-action"
    damaged = tmp_path / "damaged.pdf"
    data = bytearray(report.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    assert run(capsys, "verify", damaged)[0] != 0
    assert run(capsys, "import", damaged, *rhys.options)[0] != 0
    assert run(capsys, "reports", "list", *rhys.options) == (0, {"reports": []})

    code, taken = run(capsys, "import", back, *rhys.options)
    mine = [one for one in taken["files"] if one["identity"] == made]
    assert (code, [one["outcome"] for one in mine]) == (1, ["kept"])
    assert run(capsys, "actions", "list", "--mine", *rhys.options) == (0, {"actions": []})
    command_line.run(["actions", "list", "--mine", "--language", "cy", *map(str, rhys.options)])
    assert "warantu’r rhai a’u llofnododd: 1" in capsys.readouterr().err
    told = ("--fingerprint", grouped(mine[0]["signers"][0]["fingerprint"]))
    assert run(capsys, "reports", "vouch", made[:8], "--fingerprint", "1" * 32, *rhys.options)[0] == 1
    code, stands = run(capsys, "reports", "vouch", made[:8], *told, *rhys.options)
    assert (code, stands["verdict"]) == (0, "accepted")
    code, shown = run(capsys, "reports", "show", made[:8], *rhys.options)
    assert (code, shown["overall"], shown["report"]["overall"]) == (0, *("confirmed-with-action",) * 2)
    _, listed = run(capsys, "actions", "list", "--mine", "--state", "open", *rhys.options)
    name = listed["actions"][0]["action"]

    answered_with_a_file(capsys, tmp_path, name, (rhys, mair))
    code, sealed = run(capsys, "actions", "recheck", name, "--reopen", "Yr un alwad.", "--out", back, *mair.options)
    assert (code, sealed["kind"]) == (0, "recheck")
    assert run(capsys, "import", back, *rhys.options)[0] == 0
    for home in (rhys, mair):
        _, listed = run(capsys, "actions", "list", "--state", "reopened", *home.options)
        assert [(one["action"], one["recheck"]["reason"]) for one in listed["actions"]] == [(name, "Yr un alwad.")]
    assert command_line.run(["actions", "recheck", name, *mair.options]) == 64
    assert "--close --reopen" in capsys.readouterr().err
