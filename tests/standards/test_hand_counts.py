"""The five documents that ship, against what a person counted and copied from them by hand (`hand_counts.json`)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import paths
from assessor_app.standards.reading.reader import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from assessor_app.standards.model import Criterion, Standard

HAND: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("hand_counts.json").read_text(encoding="utf-8"))
BEHAVIOURS = (
    "Rydych yn defnyddio offer ffôn ac ategol yn effeithlon ac yn effeithiol",
    "Rydych yn cyfleu gwybodaeth yn glir ac yn gryno",
    "Rydych yn dangos parch at eraill yn eich ymwneud â nhw",
    "Rydych yn darparu gwybodaeth i'r rhai sydd ei hangen ac sydd â hawl i'w derbyn",
    "Rydych yn defnyddio arddulliau cyfathrebu sy'n briodol ar gyfer gwahanol bobl a sefyllfaoedd",
)


@pytest.fixture(params=sorted(HAND))
def name(request: pytest.FixtureRequest) -> str:
    """Each of the five in turn."""
    return str(request.param)


@pytest.fixture
def standard(name: str, seed: Callable[[str], bytes], today: dt.date) -> Standard:
    """One of the five, read."""
    read_one = read(name, seed(name), today).standard
    assert read_one is not None
    return read_one


def test_sources_are_byte_for_byte_as_supplied() -> None:
    files = sorted((paths.standards_data() / "sources").glob("*.txt"))
    assert {file.name[:3]: hashlib.sha256(file.read_bytes()).hexdigest() for file in files} == {
        name: counted["sha256"] for name, counted in HAND.items()
    }
    assert [len(file.read_bytes()) for file in files] == [7054, 6065, 6562, 4054, 4441]


def test_counts_and_identity(name: str, standard: Standard) -> None:
    counted = HAND[name]
    assert (standard.title, standard.language, standard.urn) == (counted["title"], "cy", counted["urn"])
    assert standard.edition == counted["edition"]
    lists = (standard.performance, standard.knowledge, standard.behaviours)
    assert tuple(map(len, lists)) == (counted["performance"], counted["knowledge"], counted["behaviours"])
    for criteria in lists:
        assert [one.number for one in criteria] == list(range(1, len(criteria) + 1))
        assert not any(one.items for one in criteria)
    assert len(standard.overview) == counted["overview"]
    assert list(standard.empty_sections) == counted["empty"]
    assert set(standard.sections.values()) == {()}


def test_groups_with_their_sizes(name: str, standard: Standard) -> None:
    sizes: dict[str, int] = {}
    for one in standard.performance:
        if one.group is not None:
            sizes[one.group] = sizes.get(one.group, 0) + 1
    assert [list(pair) for pair in sizes.items()] == HAND[name]["groups"]
    assert sum(sizes.values()) in {0, len(standard.performance)}
    assert all(one.group is None for one in standard.knowledge + standard.behaviours)


def test_labels_as_printed(name: str, standard: Standard) -> None:
    def labels(criteria: tuple[Criterion, ...], letter: str) -> list[str]:
        bulleted = name == "003"
        return ["" if bulleted else f"{letter if name == '004' else ''}{one.number}" for one in criteria]

    assert [one.label for one in standard.performance] == labels(standard.performance, "P")
    assert [one.label for one in standard.knowledge] == labels(standard.knowledge, "G")
    assert {one.kind for one in standard.performance} == {"performance"}
    assert {one.kind for one in standard.knowledge} == {"knowledge"}


def test_first_and_last_words(name: str, standard: Standard) -> None:
    ends = (standard.performance[0], standard.performance[-1], standard.knowledge[0], standard.knowledge[-1])
    assert [[one.label, one.text] for one in ends] == HAND[name]["first_and_last"]


def test_metadata(name: str, standard: Standard) -> None:
    for field, value in HAND[name]["metadata"].items():
        told = getattr(standard, field)
        assert (list(told) if isinstance(told, tuple) else told) == value, field


def test_findings(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    findings = read(name, seed(name), today).findings
    assert [[one.line, one.level, one.code] for one in findings] == HAND[name]["findings"]


def test_behaviours_of_003(seed: Callable[[str], bytes], today: dt.date) -> None:
    standard = read("003", seed("003"), today).standard
    assert standard is not None
    assert tuple(one.text for one in standard.behaviours) == BEHAVIOURS
    assert {(one.kind, one.label) for one in standard.behaviours} == {("behaviour", "")}


def test_no_break_spaces_leave_no_trace(seed: Callable[[str], bytes], today: dt.date) -> None:
    assert "\xa0".encode() in seed("000")
    assert "\xa0".encode() in seed("002")
    for name in ("000", "001", "002"):
        standard = read(name, seed(name), today).standard
        assert standard is not None
        texts = [*standard.overview, *(one.text for one in standard.criteria)]
        assert not any("\xa0" in text or "  " in text or text != text.strip() for text in texts)


def test_overview_paragraphs_of_002(seed: Callable[[str], bytes], today: dt.date) -> None:
    standard = read("002", seed("002"), today).standard
    assert standard is not None
    assert [paragraph[:32] for paragraph in standard.overview] == [
        "Mae'r safon hon yn rhan o faes c",
        "Mae llawer o sefydliadau'n datbl",
        "Mae'r safon hon ar gyfer gweithw",
    ]
    assert standard.overview[1].endswith("a meithrin eu hyder wrth ddefnyddio'r technolegau.")
    assert "i'w datrys Rydych yn cydnabod" in standard.overview[1]  # printed so, without its full stop
