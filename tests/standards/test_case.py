"""CASE 1.1: what goes out keeps to the published model and comes back exactly; what others wrote is read or refused."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assessor_app.language import speak
from assessor_app.language.sentences import sentence
from assessor_app.standards.bundle import bundled
from assessor_app.standards.exchange import case, case_out
from assessor_app.standards.model import Criterion, Reading, Standard
from assessor_app.standards.wording import sha256
from tests.standards.conftest import TODAY
from tests.standards.made import standard, standards

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.standards.model import Kind

SCHEMA = Draft202012Validator(json.loads(Path(__file__).with_name("case_1_1.schema.json").read_text(encoding="utf-8")))
Package = dict[str, Any]


def read(value: Any) -> tuple[Reading, ...]:  # noqa: ANN401 - any JSON value
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    readings = case.read("a.json", data, TODAY)
    for reading in readings:
        for finding in reading.findings:
            for language in ("cy", "en"):
                assert sentence(speak(language), finding.code, dict(finding.facts))
    return readings


def codes(reading: Reading) -> list[str]:
    return [f"{one.level} {one.code}" for one in reading.findings]


def only(value: Any) -> Standard:  # noqa: ANN401 - any JSON value
    (reading,) = read(value)
    assert reading.standard is not None, codes(reading)
    return reading.standard


# Out, and back


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    good = case_out.package(standard())
    assert SCHEMA.is_valid(good)
    for spoilt in ({"title": ""}, {"language": "Cymraeg"}, {"unknown": 1}, {"caseVersion": "1.0"}):
        assert not SCHEMA.is_valid(good | {"CFDocument": good["CFDocument"] | spoilt})


@pytest.mark.parametrize("number", range(5))
def test_the_five_that_ship_go_out_and_in_exactly(number: int) -> None:
    made = bundled()[number]
    data = case_out.as_bytes(made)
    SCHEMA.validate(json.loads(data))
    assert only(data) == made
    assert case_out.as_bytes(made) == data
    (reading,) = read(data)
    passed = made.review_date is not None and made.review_date < "2026-11"
    assert codes(reading) == (["warning review-date-passed"] if passed and made.review_date != "2026" else [])
    assert reading.source_sha256 == sha256(data)


@settings(max_examples=150, deadline=None)
@given(standards())
def test_any_standard_goes_out_by_the_model_and_comes_back_exactly(made: Standard) -> None:
    data = case_out.as_bytes(made)
    SCHEMA.validate(json.loads(data))
    assert only(data) == made


def test_the_items_stand_as_the_criteria_do() -> None:
    criteria = tuple(
        Criterion("performance", f"P{n}", n, f"testun {n}", group, items)
        for n, (group, items) in enumerate([(None, ()), ("Un", ("a", "b")), ("Un", ()), (None, ())], 1)
    )
    package = case_out.package(replace(standard(), performance=criteria))
    links = package["CFAssociations"]
    assert [
        (link["originNodeURI"]["title"], link["sequenceNumber"], link["destinationNodeURI"]["title"]) for link in links
    ] == [
        ("testun 1", 1, "Safon TSTAB1"), ("Un", 2, "Safon TSTAB1"), ("testun 2", 1, "Un"), ("a", 1, "testun 2"),
        ("b", 2, "testun 2"), ("testun 3", 2, "Un"), ("testun 4", 3, "Safon TSTAB1"),
        ("sut i wneud y gwaith", 4, "Safon TSTAB1"),
    ]  # fmt: skip
    by_text = {item["fullStatement"]: item for item in package["CFItems"]}
    assert (by_text["testun 2"]["humanCodingScheme"], by_text["testun 2"]["listEnumeration"]) == ("P2", "2")
    assert {link["associationType"] for link in links} == {"isChildOf"}
    identifiers = [one["identifier"] for one in (package["CFDocument"], *package["CFItems"], *links)]
    assert len(set(identifiers)) == len(identifiers)


def test_what_has_no_field_in_case_and_whose_the_text_is_are_said() -> None:
    document = case_out.package(bundled()[0])["CFDocument"]
    assert document["extensions"]["assessor_app"]["urn"] == "INSCC007"
    assert "eiddo i'w chyhoeddwr" in document["notes"]
    assert (document["caseVersion"], document["statusStartDate"]) == ("1.1", "2021-02-05")
    assert "statusStartDate" not in case_out.package(bundled()[1])["CFDocument"]  # a year alone is no day


@pytest.mark.parametrize("change", [
    lambda p: p["CFItems"][0].__setitem__("fullStatement", "gwneud rhywbeth arall"),
    lambda p: p["CFDocument"].__setitem__("title", "Teitl arall"),
    lambda p: p["CFItems"][0].__setitem__("CFItemType", "Knowledge statement"),
    lambda p: p["CFAssociations"][0].__setitem__("sequenceNumber", 3),
    lambda p: p["CFDocument"]["extensions"]["assessor_app"].__setitem__("developer", "Rhywun"),
])  # fmt: skip
def test_a_package_changed_after_its_export_is_told_and_has_a_digest_of_its_own(
    change: Callable[[Package], object],
) -> None:
    package = case_out.package(standard())
    change(package)
    (reading,) = read(package)
    assert reading.standard is not None
    assert "warning case-edited" in codes(reading)
    assert reading.standard.text_sha256 != standard().text_sha256
    assert reading.standard.source_sha256 == reading.source_sha256


@pytest.mark.parametrize(("spoil", "code"), [
    (lambda e: e.pop("sections"), "refused standard-data-invalid"),
    (lambda e: e.__setitem__("urn", "a\nb"), "refused standard-data-invalid"),
    (lambda e: e.__setitem__("review_date", "x"), "refused standard-data-invalid"),
    (lambda e: e.__setitem__("edition", "2099"), "warning case-edited"),
    (lambda e: e.__setitem__("text_sha256", "0" * 64), "warning case-edited"),
    (lambda e: e.__setitem__("content_sha256", 7), "warning case-edited"),
])  # fmt: skip
def test_an_export_that_was_spoilt_is_refused_or_told(spoil: Callable[[Package], object], code: str) -> None:
    package = case_out.package(standard())
    spoil(package["CFDocument"]["extensions"]["assessor_app"])
    (reading,) = read(package)
    assert codes(reading) == [code]
    assert reading.standard is None or reading.standard.edition == "2021-02-05"


# What others write


def item(name: str, text: str, kind: str = "", **more: Any) -> Package:  # noqa: ANN401 - any JSON value
    return {"identifier": name, "uri": f"https://example.org/{name}", "fullStatement": text,
            "lastChangeDateTime": "2024-01-01T00:00:00Z"} | ({"CFItemType": kind} if kind else {}) | more  # fmt: skip


def child(of: str, name: str, place: int | None = None) -> Package:
    link: Package = {
        "identifier": f"{name}-{of}", "associationType": "isChildOf", "uri": "https://example.org/x",
        "originNodeURI": {"identifier": name, "uri": "", "title": ""},
        "destinationNodeURI": {"identifier": of, "uri": "", "title": ""},
    }  # fmt: skip
    return link | ({} if place is None else {"sequenceNumber": place})


def framework(items: list[Package], links: list[Package], **document: Any) -> Package:  # noqa: ANN401 - any JSON value
    told = {"identifier": "doc", "uri": "https://example.org/doc", "title": "Answer the telephone",
            "creator": "Example Skills", "language": "en", "lastChangeDateTime": "2024-01-01T00:00:00Z"}  # fmt: skip
    return {"CFDocument": told | document, "CFItems": items, "CFAssociations": links}


def typical() -> Package:
    """Typed items with codes, a group, sub-items; out of order in the file."""
    return framework(
        [
            item("k1", "who may ring", "Knowledge and Understanding", humanCodingScheme="K1"),
            item("p2", "end the call", "Performance Criteria", humanCodingScheme="P2"),
            item("g", "During the call", "Heading"),
            item("p1", "greet the caller:", "Performance Criteria", humanCodingScheme="P1"),
            item("s1", "by name"),
            item("s2", "within three rings"),
        ],
        [
            child("doc", "k1", 20), child("doc", "g", 10), child("g", "p2", 2), child("g", "p1", 1),
            child("p1", "s2", 2), child("p1", "s1", 1),
        ],
        version="3", subject=["Telephony"], description="What it is.\n\nWhy it is.",
    )  # fmt: skip


def shown(found: Standard, kind: Kind) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    return [(one.label, one.text, one.group, one.items) for one in found.criteria if one.kind == kind]


def test_typed_items_with_codes_groups_and_sub_items() -> None:
    found = only(typical())
    assert shown(found, "performance") == [
        ("P1", "greet the caller:", "During the call", ("by name", "within three rings")),
        ("P2", "end the call", "During the call", ()),
    ]
    assert shown(found, "knowledge") == [("K1", "who may ring", None, ())]
    assert (found.title, found.language, found.edition, found.developer) == (
        "Answer the telephone", "en", "3", "Example Skills",
    )  # fmt: skip
    assert (found.suites, found.overview, found.urn) == (("Telephony",), ("What it is.", "Why it is."), None)
    assert codes(read(typical())[0]) == ["note urn-missing"]


def test_who_made_it_and_who_publishes_it() -> None:
    package = typical()
    assert (only(package).developer, only(package).originator) == ("Example Skills", None)
    package["CFDocument"]["publisher"] = "Example Council"
    assert (only(package).developer, only(package).originator) == ("Example Council", "Example Skills")


def test_headings_as_parents_instead_of_types_and_no_codes() -> None:
    """The kinds stand as parent items, in Welsh; only identifiers by address; a section that is not criteria."""
    package = framework(
        [
            item("a", "Meini prawf perfformiad"), item("b", "Gwybodaeth a dealltwriaeth"), item("c", "Cwmpas/ystod"),
            item("p", "ateb y ffôn"), item("k", "pwy sy'n cael ffonio"), item("x", "galwadau mewnol"),
        ],
        [child("doc", "a", 1), child("doc", "b", 2), child("doc", "c", 3), child("a", "p", 1), child("b", "k", 1),
         child("c", "x", 1)],
        language="cy-GB", title="Ateb y ffôn",
    )  # fmt: skip
    for link in package["CFAssociations"]:
        for end in ("originNodeURI", "destinationNodeURI"):
            link[end] = {"uri": f"https://example.org/{link[end]['identifier']}"}
    found = only(package)
    assert shown(found, "performance") == [("", "ateb y ffôn", None, ())]
    assert shown(found, "knowledge") == [("", "pwy sy'n cael ffonio", None, ())]
    assert found.sections["scope"] == ("galwadau mewnol",)
    assert (found.language, found.edition) == ("cy", found.text_sha256[:12])


def test_a_framework_of_several_standards_gives_a_reading_each() -> None:
    """Each standard an item under the document; missing optional fields; wrapped as one service answers."""
    package = framework(
        [
            item("s1", "Answer the telephone", "Standard", humanCodingScheme="EXTEL1"),
            item("s2", "Open the post", "Standard", humanCodingScheme="EXPOS1"),
            item("p1", "greet the caller", "Performance criterion"), item("k1", "who may ring", "Knowledge"),
            item("p2", "cut the envelope", "Performance criterion"), item("k2", "what a letter is", "Knowledge"),
        ],
        [child("doc", "s1", 1), child("doc", "s2", 2), child("s1", "p1", 1), child("s1", "k1", 2),
         child("s2", "p2", 1), child("s2", "k2", 2)],
    )  # fmt: skip
    del package["CFDocument"]["creator"]
    readings = read({"CFPackage": package})
    assert [(one.standard.urn, one.standard.title) for one in readings if one.standard] == [
        ("EXTEL1", "Answer the telephone"), ("EXPOS1", "Open the post"),
    ]  # fmt: skip
    assert [codes(one) for one in readings] == [[], []]
    assert len(read([package, typical()])) == 3


def _typed(kind: str, number: int = 1) -> Callable[[Package], object]:
    return lambda p: p["CFItems"][number].__setitem__("CFItemType", kind)


def _more(*items: Package, links: tuple[Package, ...] = ()) -> Callable[[Package], object]:
    def change(package: Package) -> None:
        package["CFItems"] += items
        package["CFAssociations"] += links

    return change


DOUBTS: dict[str, tuple[Callable[[Package], object], str]] = {
    "unknown type": (_typed("Outcome"), "case-kind-unknown"),
    "no type": (lambda p: p["CFItems"][1].pop("CFItemType"), "case-kind-unknown"),
    "no sequence": (lambda p: p["CFAssociations"][2].pop("sequenceNumber"), "case-order-doubtful"),
    "one place twice": (lambda p: p["CFAssociations"][2].__setitem__("sequenceNumber", 1), "case-order-doubtful"),
    "no associations": (lambda p: p.__setitem__("CFAssociations", []), "case-order-missing"),
    "no associations at all": (lambda p: p.pop("CFAssociations"), "case-order-missing"),
    "a loose item": (_more(item("z", "hang up", "Performance Criteria")), "case-item-loose"),
    "a parent elsewhere": (
        _more(item("z", "hang up", "Performance Criteria"), links=(child("other", "z", 1),)), "case-item-loose",
    ),
    "an item that is not there": (lambda p: p["CFItems"].pop(1), "case-item-missing"),
    "a sub-item that is not there": (lambda p: p["CFItems"].pop(5), "case-item-missing"),
    "an empty group": (_more(item("z", "All calls", "Heading"), links=(child("doc", "z", 11),)), "case-group-empty"),
    "nested groups": (
        _more(item("y", "Inner", "Heading"), item("z", "hang up", "Performance Criteria"),
              links=(child("g", "y", 3), child("y", "z", 1))), "case-groups-nested",
    ),
    "a parent without a type": (
        _more(item("y", "And then", ""), item("z", "hang up", ""), links=(child("g", "y", 3), child("y", "z", 1))),
        "case-group-guessed",
    ),
    "deep sub-items": (_more(item("z", "at once"), links=(child("s1", "z", 1),)), "case-items-nested"),
    "empty text": (lambda p: p["CFItems"][1].__setitem__("fullStatement", " "), "case-item-empty"),
    "markup": (lambda p: p["CFItems"][1].__setitem__("fullStatement", "<p>end</p>"), "case-markup"),
    "no language": (lambda p: p["CFDocument"].pop("language"), "case-language-missing"),
    "two languages": (lambda p: p["CFItems"][1].__setitem__("language", "cy"), "case-language-mixed"),
    "no knowledge": (_typed("Performance", 0), "knowledge-empty"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(DOUBTS))
def test_what_is_not_certain_is_a_warning(what: str) -> None:
    change, code = DOUBTS[what]
    package = typical()
    change(package)
    (reading,) = read(package)
    assert reading.standard is not None, codes(reading)
    assert f"warning {code}" in codes(reading)


def test_fields_without_a_place_are_named() -> None:
    package = typical()
    package["CFDocument"] |= {"adoptionStatus": "Adopted", "statusStartDate": "2024-01-01"}
    package["CFItems"][0]["educationLevel"] = ["09"]
    package["CFAssociations"].append(child("k1", "p1") | {"associationType": "isRelatedTo"})
    (reading,) = read(package)
    assert [dict(one.facts) for one in reading.findings if one.code == "case-fields-left-out"] == [
        {"fields": "adoptionStatus, statusStartDate, educationLevel, CFAssociations"}
    ]


REFUSED: dict[str, tuple[Callable[[Package], object], str]] = {
    "a circle": (_more(item("y", "a", "Heading"), item("z", "b", "Heading"),
                       links=(child("y", "z", 1), child("z", "y", 1))), "case-tree"),
    "under itself": (_more(item("z", "b", "Heading"), links=(child("z", "z", 1),)), "case-tree"),
    "two parents": (_more(links=(child("doc", "p1", 3),)), "case-tree"),
    "one identifier twice": (_more(item("p1", "again", "Performance Criteria")), "case-tree"),
    "standards and other things": (
        _more(item("z", "A standard", "Standard"), item("y", "do it", "Performance"),
              links=(child("doc", "z", 3), child("z", "y", 1))), "case-tree",
    ),
    "another language": (lambda p: p["CFDocument"].__setitem__("language", "fr-FR"), "case-language"),
    "no kinds": (lambda p: [one.pop("CFItemType", None) for one in p["CFItems"]], "case-kinds-missing"),
    "knowledge alone": (lambda p: [one.__setitem__("CFItemType", "Knowledge") for one in p["CFItems"]],
                        "performance-empty"),
    "no title": (lambda p: p["CFDocument"].pop("title"), "standard-data-invalid"),
    "no identifier": (lambda p: p["CFItems"][0].pop("identifier"), "case-invalid"),
    "no text": (lambda p: p["CFItems"][0].pop("fullStatement"), "case-invalid"),
    "text of another type": (lambda p: p["CFItems"][0].__setitem__("humanCodingScheme", 7), "case-invalid"),
    "a place that is none": (lambda p: p["CFAssociations"][0].__setitem__("sequenceNumber", "1"), "case-invalid"),
    "an end that is none": (lambda p: p["CFAssociations"][0].__setitem__("originNodeURI", "k1"), "case-invalid"),
    "items that are none": (lambda p: p.__setitem__("CFItems", {"a": 1}), "case-invalid"),
    "keywords that are none": (lambda p: p["CFItems"][0].__setitem__("conceptKeywords", [1]), "case-invalid"),
    "a control character": (lambda p: p["CFItems"][0].__setitem__("fullStatement", "a\x07b"), "standard-data-invalid"),
    "no document": (lambda p: p.pop("CFDocument"), "case-unknown"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_what_cannot_be_a_standard_is_refused(what: str) -> None:
    change, code = REFUSED[what]
    package = typical()
    change(package)
    (reading,) = read(package)
    assert (reading.standard, codes(reading)) == (None, [f"refused {code}"])


def test_a_tree_too_deep_is_refused() -> None:
    deep = 200
    package = typical()
    package["CFItems"] += [item(f"d{n}", f"level {n}", "Heading") for n in range(deep)]
    package["CFAssociations"] += [child(f"d{n}", f"d{n + 1}", 1) for n in range(deep - 1)] + [child("doc", "d0", 9)]
    assert codes(read(package)[0]) == ["refused case-tree"]


@pytest.mark.parametrize("data", [
    b"", b"{", b"[]", b"{}", b"null", b'"x"', b'{"CFDocument": []}', b'[{"CFPackage": 1}]', b"[" * 99_999,
    b"\xff\xfe{\x00", b" " * 100, b'{"CFDocument": "' + b"x" * case.MOST_BYTES,
])  # fmt: skip
def test_what_is_no_package_is_refused(data: bytes) -> None:
    (reading,) = read(data)
    assert (reading.standard, len(reading.findings)) == (None, 1)
    assert reading.source_sha256 == sha256(data)


def test_a_framework_of_a_whole_sector_is_read() -> None:
    """Five hundred standards of thirty criteria each, every one its own reading."""
    items, links = [], []
    for number in range(500):
        name = f"s{number}"
        items.append(item(name, f"Standard number {number}", "Standard", humanCodingScheme=f"EX{number:03}"))
        links.append(child("doc", name, number))
        for one in range(30):
            kind = "Performance criterion" if one < 20 else "Knowledge"
            items.append(item(f"{name}.{one}", f"do thing {one}", kind))
            links.append(child(name, f"{name}.{one}", one))
    readings = read(framework(items, links))
    assert [one.standard.urn for one in readings if one.standard] == [f"EX{number:03}" for number in range(500)]
    assert {(len(one.standard.performance), len(one.standard.knowledge)) for one in readings if one.standard} == {
        (20, 10)
    }
    assert not any(one.doubts for one in readings)


def test_json_is_told_from_text() -> None:
    assert case.looks_like(b'\xef\xbb\xbf\n {"a": 1}')
    assert case.looks_like(b"[1]")
    assert not case.looks_like("Ateb y ffôn {yn gyflym}".encode())
    assert not case.looks_like(b"")


# Parts whose words are the package's own, so that other words there are another package and no doubt.
WORDS = {"fullStatement", "humanCodingScheme", "title", "creator", "version", "description"}


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON value
    """Every place in a JSON value, as the names and numbers that lead there."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(deeper for name, part in parts for deeper in places(part, (*place, name)))]


@pytest.mark.parametrize("how", ["removed", "emptied", "other words"])
def test_no_damage_to_one_place_changes_the_criteria_unsaid(how: str) -> None:
    """Every place of a package is damaged in turn: the criteria are as before, or there is a doubt or refusal."""
    before = only(typical()).criteria
    damaged = 0
    for *inner, last in places(typical())[1:]:
        if last in WORDS or inner[-1:] == ["subject"]:
            continue
        package: Any = typical()
        within = package
        for name in inner:
            within = within[name]
        if how == "removed":
            del within[last]
        else:
            within[last] = None if how == "emptied" else "rhywbeth arall"
        damaged += 1
        for reading in read(package):
            assert reading.standard is None or reading.doubts or reading.standard.criteria == before, (inner, last)
    assert damaged > 100


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def spoilt(draw: st.DrawFn) -> Package:
    """A package of ours or of others with values replaced, removed or moved anywhere in it."""
    package: Any = copy.deepcopy(draw(st.sampled_from((typical(), case_out.package(standard())))))
    for _ in range(draw(st.integers(1, 4))):
        place: Any = package
        while True:
            names = list(place) if isinstance(place, dict) else range(len(place))
            name = draw(st.sampled_from(list(names)))
            if isinstance(place[name], dict | list) and place[name] and draw(st.integers(0, 4)):
                place = place[name]
                continue
            how = draw(st.integers(0, 2))
            if how == 0:
                del place[name]
            elif how == 1:
                place[name] = draw(JSON)
            elif isinstance(place, list):
                place.append(copy.deepcopy(place[name]))
            break
        if not package:
            break
    return dict(package)


@settings(max_examples=300, deadline=None)
@given(spoilt())
def test_a_spoilt_package_never_raises_and_says_why_it_is_refused(package: Package) -> None:
    for reading in read(package):
        assert (reading.standard is None) == any(one.level == "refused" for one in reading.findings)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_give_readings(data: bytes) -> None:
    assert read(data)
