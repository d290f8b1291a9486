"""An observation given as JSON: the published example reads whole, and what is wrong is told with its place."""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from assessor_app import paths, schemas
from assessor_app.errors import Refusal
from assessor_app.observing.document import read_visit
from assessor_app.observing.documented import write_visit
from assessor_app.observing.model import Moved
from assessor_app.people.model import Assessor, Centre
from assessor_app.standards.library import bundled_library

EXAMPLE: dict[str, Any] = json.loads(
    (paths.resources() / "examples" / "observation-1.example.json").read_text(encoding="utf-8")
)


def test_the_published_example_reads_whole() -> None:
    visit = read_visit(EXAMPLE, bundled_library())
    seen = visit.observation
    assert (visit.candidate.name, visit.assessor.name, visit.assessor.centre.number) == (
        "Siân Llywelyn", "Rhys Wyn Jones", "C-0417",
    )  # fmt: skip
    assert [standard.urn for standard in visit.standards] == ["INSCS025", "INSCC007"]
    assert (len(seen.entries), len(seen.judgements), len(seen.locators), len(seen.actions)) == (7, 9, 1, 2)
    assert seen.entries[3].question.startswith("Beth wnewch chi")
    assert [str(link) for link in seen.entries[3].links] == ["INSCS025@2021:cy#knowledge:2"]
    assert seen.entries[1].monotonic_ms == 120_000
    assert seen.mark is not None
    assert (seen.mark.kind, len(seen.mark.strokes)) == ("drawn", 3)


def test_times_are_kept_with_a_numeric_offset() -> None:
    said = copy.deepcopy(EXAMPLE)
    said["event"]["start"] = "2026-11-20T14:05:00Z"
    assert read_visit(said, bundled_library()).observation.event.start == "2026-11-20T14:05:00+00:00"


def put(path: str, value: object) -> dict[str, Any]:
    """The example with one value changed, at a dotted path."""
    said = copy.deepcopy(EXAMPLE)
    at: Any = said
    *way, last = path.split(".")
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[int(last) if last.isdigit() else last] = value
    return said


@pytest.mark.parametrize(
    ("document", "code", "place"),
    [
        ([], "observation-document-invalid", "$"),
        (put("format", "x"), "observation-document-invalid", "$.format"),
        (put("extra", 1), "observation-document-invalid", "$"),
        (put("log.0.kind", "guess"), "observation-document-invalid", "$.log[0].kind"),
        (put("event.start", "ddoe"), "observation-document-invalid", "$.event.start"),
        (put("mark.strokes", [[[0, 1001]]]), "observation-document-invalid", "$.mark.strokes[0][0][1]"),
        (put("standards", ["NOBODY99"]), "standard-unknown", None),
        (put("log.0.links.0.number", 99), "criterion-unknown", None),
        (put("log.0.links.0.standard", "INSCS006:cy"), "criterion-not-assessed", None),
        (put("log.1.id", "e1"), "entry-id-twice", None),
        (put("log.0.strikes", "e2"), "entry-unknown", "$.log[0]"),
        (put("mark", {"kind": "typed", "name": "  "}), "mark-empty", "$.mark"),
        (put("log.2.text", " \n"), "entry-empty", "$.log[2]"),
        (put("log.3.question", ""), "question-missing", "$.log[3]"),
        (put("log.3.question", "\u00a0"), "question-missing", "$.log[3]"),
        (put("actions.1.text", " "), "action-empty", "$.actions[1]"),
        (put("evidence.0.what", " "), "locator-incomplete", "$.evidence[0]"),
        (put("evidence.0.where", ""), "locator-incomplete", "$.evidence[0]"),
        (put("judgements.8", EXAMPLE["judgements"][0]), "criterion-judged-twice", "$.judgements[8]"),
        (put("standards", ["INSCS025:cy", "INSCC007:cy", "INSCS025@2021:cy"]), "standard-twice", "$.standards[2]"),
    ],
)
def test_what_is_wrong_is_told(document: Any, code: str, place: str | None) -> None:  # noqa: ANN401 - any JSON value
    with pytest.raises(Refusal) as refused:
        read_visit(document, bundled_library())
    assert refused.value.code == code
    assert refused.value.facts.get("place") == place


def test_an_entry_is_struck_once() -> None:
    said = copy.deepcopy(EXAMPLE)
    said["log"] += [{**said["log"][6], "id": f"c{at}", "strikes": "e1"} for at in range(2)]
    with pytest.raises(Refusal) as refused:
        read_visit(said, bundled_library())
    assert (refused.value.code, refused.value.facts["place"]) == ("entry-already-struck", "$.log[8]")
    said["log"][8]["strikes"] = "c0"  # a correction can be corrected
    assert len(read_visit(said, bundled_library()).observation.standing()) == 7


@pytest.mark.parametrize("path", ["event.start", "event.end", "log.6.at", "mark.at"])
def test_nothing_has_happened_that_is_still_to_come(path: str) -> None:
    now = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)
    read_visit(put(path, "2026-11-20T17:02:00+01:00"), bundled_library(), now=now)  # clocks differ by a minute or two
    with pytest.raises(Refusal) as refused:
        read_visit(put(path, "2026-11-20T17:02:01+01:00"), bundled_library(), now=now)
    assert refused.value.code == "time-in-future"
    assert refused.value.facts["place"] == f"$.{path.replace('log.6', 'log[6]')}"


OWNER = Assessor("p-1", "Rhys Wyn Jones", Centre("Canolfan Asesu Menai", "C-0417"), "trainee")


def test_a_store_says_who_assessed_and_where() -> None:
    said = put("assessor", {"name": " Rhys  Wyn Jones"})
    del said["centre"]["number"]
    visit = read_visit(said, bundled_library(), owner=OWNER)
    assert visit.assessor == OWNER
    assert {entry.author for entry in visit.observation.entries} == {"p-1"}


@pytest.mark.parametrize(
    ("path", "value", "held"),
    [
        ("assessor.name", "Mair Pugh", "Rhys Wyn Jones"), ("assessor.status", "qualified", "trainee"),
        ("centre.name", "Canolfan Tŷ Gwyn", "Canolfan Asesu Menai"), ("centre.number", "C-9", "C-0417"),
    ],
)  # fmt: skip
def test_a_document_says_no_other_assessor_or_centre_than_the_store(path: str, value: str, held: str) -> None:
    said = put("assessor.status", "trainee")
    part, name = path.split(".")
    said[part][name] = value
    with pytest.raises(Refusal) as refused:
        read_visit(said, bundled_library(), owner=OWNER)
    assert refused.value.code == "document-of-another"
    assert refused.value.facts == {"place": f"$.{path}", "said": value, "held": held}


def test_published_schemas_are_schemas() -> None:
    names = {file.name.removesuffix(".schema.json") for file in (paths.resources() / "schemas").glob("*.schema.json")}
    assert {"observation-1", "record-1"} <= names
    for name in names:
        schemas.load(name)


PLAN = {
    "agreed": "2026-11-14",
    "methods": ["observation", "questioning"],
    "planned_for": "2026-11-20T14:00:00Z",
    "hoped": [{"standard": "INSCS025:cy", "number": 3}, {"standard": "INSCS025:cy", "kind": "knowledge", "number": 2}],
    "adjustments": " print bras ",
    "language": "en",
    "moved": [
        {"at": "2026-11-16T09:00:00Z", "was": "2026-11-19T10:00:00Z", "now": "2026-11-20T14:00:00Z", "reason": "salwch"}
    ],
}


def test_what_is_written_as_a_document_is_read_as_it_was() -> None:
    visit = read_visit(EXAMPLE | {"plan": PLAN}, bundled_library())
    again = read_visit(write_visit(visit, {}), bundled_library())
    assert replace(again.observation, id="") == replace(visit.observation, id="")
    assert replace(again.candidate, id="") == replace(visit.candidate, id="")
    assert (again.assessor, again.standards) == (visit.assessor, visit.standards)
    plan = again.observation.plan
    assert (plan.planned_for, plan.adjustments, plan.language) == ("2026-11-20T14:00:00+00:00", "print bras", "en")
    assert [(key.kind, key.number) for key in plan.hoped] == [("performance", 3), ("knowledge", 2)]
    assert plan.moved == (
        Moved("2026-11-16T09:00:00+00:00", "2026-11-19T10:00:00+00:00", "2026-11-20T14:00:00+00:00", "salwch"),
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"plan": {"hoped": [{"standard": "INSCS006:cy", "number": 1}]}}, "criterion-not-assessed"),
        ({"plan": {"planned_for": "2026-02-30T10:00:00+00:00"}}, "observation-document-invalid"),
        ({"plan": {"moved": [{"at": "", "was": "", "now": "", "reason": ""}]}}, "observation-document-invalid"),
        ({"covered": [{"standard": "INSCS025:cy", "part": "scope", "number": 1}]}, "item-unknown"),
        ({"covered": [{"standard": "INSCS006:cy", "part": "performance", "number": 1, "item": 1}]}, "item-unknown"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changed: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as problem:
        read_visit(EXAMPLE | changed, bundled_library())
    assert problem.value.code == code
