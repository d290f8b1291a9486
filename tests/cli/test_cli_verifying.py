"""A verifier's desk by commands alone: inbox, sample, interests, review, overview, external pack, standardisation."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.cli import main as command_line
from assessor_app.trust.model import grouped
from tests.cli.stores import founded
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stores import Founded

pytestmark = pytest.mark.slow


class Line:
    """The command line of one store: each call gives the exit code and the document."""

    def __init__(self, capsys: pytest.CaptureFixture[str], home: Founded) -> None:
        self._capsys, self._home = capsys, home

    def __call__(self, *arguments: object) -> tuple[int, dict[str, Any]]:
        said = [str(argument) for argument in (*arguments, "--json", *self._home.options)]
        code = command_line.run(said)
        told = self._capsys.readouterr()
        assert not {"{", "\ufffd"} & set(told.err), (
            told.err
        )  # a fact that nobody filled in, a sign that was not let out
        return code, json.loads(told.out)


def brought(capsys: pytest.CaptureFixture[str], under: Path) -> tuple[Line, Line, str]:
    """An assessor's and a verifier's store, and a record of the one in the other; its reference."""
    rhys, mair = Line(capsys, founded(under / "a")), Line(capsys, founded(under / "b", "Mair Pugh"))
    (under / "a.json").write_text(json.dumps(example()), encoding="utf-8")
    (under / "out").mkdir()
    rhys("seal", under / "a.json", "--out", under / "out" / "r.pdf")
    code, taken = mair("import", under / "out")
    assert code == 1
    code, waits = mair("inbox", "list")
    assert (code, [one["state"] for one in waits["files"]]) == (0, ["waiting"])
    assert mair("inbox", "judge")[0] == 1
    one = taken["files"][0]
    mair("records", "vouch", one["identity"], "--fingerprint", grouped(one["signers"][0]["fingerprint"]))
    assert mair("inbox", "judge") == (0, {"files": []})
    _, deliveries = mair("inbox", "list", "--deliveries")
    _, files = mair("inbox", "list", "--delivery", deliveries["deliveries"][0]["number"])
    assert [held["state"] for held in files["files"]] == ["accepted"]
    return rhys, mair, files["files"][0]["reference"]


def test_a_record_is_sampled_reviewed_and_packed_by_commands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _rhys, mair, reference = brought(capsys, tmp_path)
    usual = tmp_path / "s.json"
    wrong = {
        "{": "json-invalid", "[]": "sample-plan-settings", '{"x": 1}': "sample-plan-unknown-number",
        '{"weights": {"x": 1}}': "sample-plan-unknown-number",
    }  # fmt: skip
    for said, problem in wrong.items():
        usual.write_text(said, encoding="utf-8")
        assert mair("sampling", "new", "Hydref", "--settings", usual)[1]["error"]["code"] == problem
    mair("sampling", "new", "Hydref")
    code, added = mair("sampling", "add", "Hydref", reference, "--reason", "Gofynnwyd amdano")
    assert (code, added["state"], added["origin"]) == (0, "planned", "by-hand")
    assert mair("sampling", "remove", "Hydref", reference)[1]["state"] == "in_pool"
    mair("sampling", "add", "Hydref", reference, "--reason", "Eto")
    _, settled = mair("sampling", "settle", "Hydref")
    assert [one["state"] for one in settled["items"]] == ["selected"]
    _, agreed = mair("sampling", "agree", "Hydref", "--with", "Alun", "--on", "20/11/2026")
    assert (agreed["agreed_with"], agreed["agreed_on"]) == ("Alun", "2026-11-20")
    _an_interest_bars(mair, reference)
    mair("sampling", "add", "Hydref", reference, "--reason", "Eto eto")
    _, waits = mair("reviews", "list")
    assert [(one["state"], one["reference"]) for one in waits["waiting"]] == [("waits", reference)]
    assert mair("reviews", "finish", reference)[1]["error"]["code"] == "review-not-begun"
    _decided(mair, reference, tmp_path)
    code, done = mair("reviews", "finish", reference, "--out", tmp_path / "back", "--pages", "cy")
    assert (code, done["overall"], done["signed"], len(done["files"])) == (0, "confirmed-with-action", True, 2)
    _, listed = mair("actions", "list")
    assert [one["text"] for one in listed["actions"]] == ["Arsylwi eto"]
    assert mair("overview", "show", "--since", "Hydref")[1]["error"]["code"] == "date-malformed"
    code, seen = mair("overview", "show", "--since", "1/1/2026")
    assert (code, seen["total"]["sampled"], seen["causes"]) == (0, 1, {"sufficient": 1})
    mair("overview", "export", "--out", tmp_path / "t.csv")
    rows = list(csv.reader((tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][0] == "Rhys Wyn Jones"
    code, concern = mair("reviews", "concern", reference, "--route", "malpractice", "--text", "Yr un frawddeg.",
                         "--out", tmp_path / "head")  # fmt: skip
    assert (code, (tmp_path / "head").is_dir()) == (0, True)
    _packed(capsys, mair, reference, tmp_path)
    assert concern["route"] == "malpractice"


def _an_interest_bars(mair: Line, reference: str) -> None:
    code, told = mair("interests", "declare", reference, "--in", "assessor", "--text", "Fy mrawd yw ef")
    assert (code, [one["name"] for one in told["interests"]]) == (0, ["Rhys Wyn Jones"])
    code, shown = mair("reviews", "show", reference)
    assert (code, [one["code"] for one in shown["bars"] if one["forbids"]]) == (1, ["interest-stands"])
    assert mair("sampling", "add", "Hydref", reference, "--reason", "Rhaid")[1]["error"]["code"] == "sample-interest"
    assert mair("interests", "lift", "Neb")[1]["error"]["code"] == "interest-unknown"
    assert mair("interests", "lift", "rhys wyn jones") == (0, {"interests": []})


def _decided(mair: Line, reference: str, folder: Path) -> None:
    _, shown = mair("reviews", "show", reference)
    keys = [one["criterion"] for one in shown["criteria"]]
    file = folder / "d.json"
    file.write_text(json.dumps({"decisions": []}), encoding="utf-8")
    assert mair("reviews", "decide", reference, file)[1]["error"]["code"] == "review-unreadable"
    wrong = {"interest": "none", "decisions": [{"criterion": f"{keys[0]}999", "outcome": "agreed"}]}
    file.write_text(json.dumps(wrong), encoding="utf-8")
    assert mair("reviews", "decide", reference, file)[1]["error"]["code"] == "criterion-unknown"
    assert mair("reviews", "show", reference)[1]["review"] is None  # nothing of it was kept
    first = {"criterion": keys[0], "outcome": "agreed-with-action", "cause": "sufficient", "note": "Un alwad"}
    said = {
        "interest": "none",
        "decisions": [first, *({"criterion": key, "outcome": "agreed"} for key in keys[1:])],
        "actions": [{"text": "Arsylwi eto", "owner": "Rhys", "due": "2999-01-01", "criteria": [keys[0]]}],
        "feedback": "Da iawn.",
        "good_practice": "Dyfynnu.",
    }
    file.write_text(json.dumps(said), encoding="utf-8")
    for _ in range(2):  # said twice, it is said once
        code, told = mair("reviews", "decide", reference, file)
        lacking = [one["code"] for one in told["missing"] if one["blocking"]]
        assert (code, lacking) == (0, ["review-overall-missing"])
    assert mair("reviews", "finish", reference)[1]["error"]["code"] == "review-not-ready"
    file.write_text(json.dumps({"interest": "none", "overall": "confirmed-with-action"}), encoding="utf-8")
    assert [one for one in mair("reviews", "decide", reference, file)[1]["missing"] if one["blocking"]] == []


def _packed(capsys: pytest.CaptureFixture[str], mair: Line, reference: str, folder: Path) -> None:
    code, made = mair("external", "make", "Hydref", "--out", folder / "pack")
    assert (code, made["number"], made["records"]) == (0, 1, 1)
    assert mair("external", "make", "Hydref", "--out", folder / "more", "--new")[0] == 1
    assert [one["number"] for one in mair("external", "list", "Hydref")[1]["packs"]] == [1]
    assert mair("external", "check", folder / "pack")[0] == 0
    alun = Line(capsys, founded(folder / "c", "Alun"))
    code, checked = alun("external", "check", folder / "pack")
    assert (code, checked["whole"], checked["signer"]["known"]) == (1, True, False)
    (record,) = [one for one in (folder / "pack" / "records").glob("*.pdf") if one.name.startswith(reference)]
    record.write_bytes(record.read_bytes() + b" ")
    code, checked = mair("external", "check", folder / "pack")
    assert (code, checked["changed"]) == (1, [f"records/{record.name}"])


def test_an_exercise_goes_round_by_commands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rhys, mair, reference = brought(capsys, tmp_path)
    soon = ("standardisation", "begin", reference, "--title", "Galwadau", "--due", "cyn hir")
    assert mair(*soon)[1]["error"]["code"] == "date-malformed"
    code, begun = mair("standardisation", "begin", reference, "--title", "Galwadau", "--due", "11/12/2026")
    assert (code, begun["way"], begun["exercise"]["due"]) == (0, "draft", "2026-12-11")
    assert "Siân" not in json.dumps(begun, ensure_ascii=False)
    pieces = len(begun["exercise"]["pieces"])
    _, shorter = mair("standardisation", "reword", "Galwadau", 1, "--leave-out")
    assert len(shorter["exercise"]["pieces"]) == pieces - 1
    assert mair("standardisation", "reword", "Galwadau", 99, "--text", "x")[0] == 1
    exercise, answer = tmp_path / "e.standardisation.json", tmp_path / "n.standardisation.json"
    mair("standardisation", "give", "Galwadau", "--out", exercise)
    rhys("standardisation", "take-in", exercise)
    judgements = [{"criterion": one["key"], "choice": "met"} for one in begun["exercise"]["criteria"]]
    said = tmp_path / "j.json"
    said.write_text(json.dumps([{**judgements[0], "choice": "efallai"}]), encoding="utf-8")
    assert rhys("standardisation", "judge", "Galwadau", said)[1]["error"]["code"] == "judgements-unreadable"
    assert rhys("standardisation", "answer", "Galwadau", "--out", answer)[1]["error"]["code"] == "exercise-unjudged"
    said.write_text(json.dumps(judgements), encoding="utf-8")
    assert len(rhys("standardisation", "judge", "Galwadau", said)[1]["choices"]) == len(judgements)
    assert rhys("standardisation", "answer", "Galwadau", "--out", answer)[0] == 0
    assert [one["answered"] for one in rhys("standardisation", "list")[1]["exercises"]] == [True]
    mair("standardisation", "take-in", answer)
    code, told = mair("standardisation", "agreement", "Galwadau", "--out", tmp_path / "t.xlsx")
    assert (code, [one["known"] for one in told["judges"]]) == (1, [True])  # vouched for with the record
    assert (told["observed"], told["criteria"][0]["agreement"]) == (None, None)  # nobody agrees alone
    assert (tmp_path / "t.xlsx").is_file()
    signer = told["judges"][0]["signer"]
    assert mair("standardisation", "vouch", "Galwadau", "--fingerprint", grouped(signer))[1]["known"] is True
    assert mair("standardisation", "vouch", "Galwadau", "--fingerprint", "1" * 32)[0] == 1
    assert mair("standardisation", "close", "Galwadau")[1]["closed"] is True
    assert mair("standardisation", "close", "Galwadau", "--reopen")[1]["closed"] is False
