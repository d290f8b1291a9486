"""An observation given as JSON: the published example reads whole, and what is wrong is told with its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from assessor_app import paths, schemas
from assessor_app.errors import Refusal
from assessor_app.observing.document import read_visit
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
        (put("log.0.strikes", "e2"), "entry-unknown", None),
        (put("mark", {"kind": "typed", "name": "  "}), "mark-empty", None),
    ],
)
def test_what_is_wrong_is_told(document: Any, code: str, place: str | None) -> None:  # noqa: ANN401 - any JSON value
    with pytest.raises(Refusal) as refused:
        read_visit(document, bundled_library())
    assert refused.value.code == code
    assert refused.value.facts.get("place") == place


def test_published_schemas_are_schemas() -> None:
    names = {file.name.removesuffix(".schema.json") for file in (paths.resources() / "schemas").glob("*.schema.json")}
    assert {"observation-1", "record-1"} <= names
    for name in names:
        schemas.load(name)
