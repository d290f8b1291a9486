"""The commands on sealed records that are wrong: put right, withdrawn, compared; and the journal checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.cli import main as command_line
from tests.cli.stores import founded
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stores import Founded


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return founded(tmp_path_factory.mktemp("cli"))


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = command_line.run([str(argument) for argument in (*arguments, "--json")])
    return code, json.loads(capsys.readouterr().out)


def test_a_record_is_put_right_compared_withdrawn_and_all_of_it_is_in_the_journal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = founded(tmp_path / "store")
    first, second = example(), example() | {"reference": "RWJ-2026-0900", "feedback": "Da iawn wir."}
    for name, document in (("a", first), ("b", second)):
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    code, old = run(capsys, "seal", tmp_path / "a.json", "--out", tmp_path / "a.pdf", *home.options)
    assert code == 0
    right = ("--replaces", old["record"], "--reason", "Adborth anghywir")
    code, new = run(capsys, "seal", tmp_path / "b.json", "--out", tmp_path / "b.pdf", *right, *home.options)
    assert code == 0
    _, listed = run(capsys, "records", "list", *home.options)
    assert {one["identity"]: (one["superseded_by"], one["counts"]) for one in listed["records"]} == {
        old["identity"]: (new["reference"], False),
        new["identity"]: (None, True),
    }
    code, told = run(capsys, "records", "diff", old["record"], *home.options)
    assert (code, told["old"], told["new"], told["reason"]) == (0, old["reference"], new["reference"], right[-1])
    assert [(one["code"], one["now"]) for one in told["changes"]] == [("diff-feedback", "Da iawn wir.")]
    why = ("--reason", "Yr ymgeisydd anghywir", "--out", tmp_path / "out")
    code, gone = run(capsys, "records", "withdraw", new["record"], *why, *home.options)
    assert code == 0
    code, again = run(capsys, "import", gone["file"], *home.options)
    assert (code, again["files"][0]["outcome"], again["files"][0]["verdict"]) == (0, "duplicate", "accepted")
    code, kept = run(capsys, "records", "journal", "--out", tmp_path / "j.json", *home.options)
    assert (code, kept["whole"], kept["lines"], kept["findings"]) == (0, True, 3, [])
    code, alone = run(capsys, "records", "journal", "--check", tmp_path / "j.json")
    assert (code, alone["digest"]) == (0, kept["digest"])
    (tmp_path / "j.json").write_text((tmp_path / "j.json").read_text().replace("sealed", "taken-in", 1))
    code, alone = run(capsys, "records", "journal", "--check", tmp_path / "j.json")
    assert (code, [one["code"] for one in alone["findings"]]) == (1, ["journal-line-changed"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("records", "put-right", "none", "--reason", "x"), "record-unknown"),
        (("records", "withdraw", "none", "--reason", "x"), "record-unknown"),
        (("records", "diff", "none"), "record-unknown"),
        (("records", "journal", "--check", "{}"), "journal-unreadable"),
        (("seal", "{}", "--out", "{}.pdf", "--key", "k", "--replaces", "none"), "replaces-needs-store"),
    ],
)
def test_what_cannot_be_done_says_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded, arguments: tuple[str, ...], code: str
) -> None:
    (tmp_path / "x.json").write_text("{}")
    named = [part.replace("{}", str(tmp_path / "x.json")) for part in arguments]
    left, told = run(capsys, *named, *home.options)
    assert (left, told["error"]["code"]) == (1, code)


def test_a_record_without_a_visit_here_is_not_put_right_from_the_window_and_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = founded(tmp_path / "store")
    (tmp_path / "c.json").write_text(json.dumps(example() | {"reference": "RWJ-2026-0901"}), encoding="utf-8")
    run(capsys, "seal", tmp_path / "c.json", "--out", tmp_path / "c.pdf", *home.options)
    left, told = run(capsys, "records", "put-right", "RWJ-2026-0901", "--reason", "x", *home.options)
    assert (left, told["error"]["code"]) == (1, "record-sealed-from-data")
    left, told = run(capsys, "records", "diff", "RWJ-2026-0901", *home.options)
    assert (left, told["error"]["code"]) == (1, "diff-alone")
