"""The justification of a sample: what its pages and its data say is enough to draw the same records again."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pypdfium2
import pytest

from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.language.sentences import SENTENCES, sentence
from assessor_app.progress import Silent
from assessor_app.records.canonical import canonical, nfc
from assessor_app.trust.attachments import attachment
from assessor_app.verifying.sampling import as_json, justifying, pages
from assessor_app.verifying.sampling.cells import row
from assessor_app.verifying.sampling.model import Risk
from tests.verifying.stocked import stock
from tests.verifying.test_sampling_desk import SEED, desk, some

if TYPE_CHECKING:
    from typing import Any

    from assessor_app.language import Tongue
    from assessor_app.verifying.sampling.justifying import Justification

REASON = "Gofynnodd y dilysydd allanol am gofnod o Fôn"


@pytest.fixture(scope="module")
def said() -> Justification:
    """A draw with something added by hand and something widened."""
    rooms = desk()
    stock(rooms, some(24))
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    sampling.change(replace(plan, strategy=replace(plan.strategy, per_assessor=2, target_percent=20)))
    sampling.agree(plan.id, "2026-10-02", "Siân Llywelyn-ap-Gruffudd")
    sampling.draw(plan.id, Silent(), SEED)
    there = {one.identity for one in sampling.items(plan.id)}
    sampling.add(plan.id, next(one.identity for one in some(24) if one.identity not in there), REASON)
    sampling.reviewed(sampling.items(plan.id)[0].id, "not-confirmed")
    made = sampling.justification(plan.id)
    rooms.close()
    return made


@pytest.fixture(scope="module")
def printed(said: Justification) -> dict[str, bytes]:
    return {one: pages.draw(said, one) for one in ("cy", "en", "both")}


def _text(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(one.get_textpage().get_text_bounded() for one in document)


def _after(label: str, text: str, pattern: str) -> str:
    found = re.search(re.escape(label) + r":\s*(" + pattern + ")", text, re.DOTALL)
    assert found is not None, label
    return re.sub(r"\s", "", found[1])


def test_what_is_printed_is_enough_to_draw_the_same_records_from_the_same_pool(
    said: Justification, printed: dict[str, bytes]
) -> None:
    text = _text(printed["en"])
    strategy = as_json.strategy_from(json.loads(_after("Settings", text, r"\{.*?\}.*?\}")))
    points = json.loads(_after("Points", text, r"\{.*?\}"))
    told = (_after("Seed", text, r"\S+"), _after("SHA-256 of the pool and the risks", text, r"[0-9a-f]{64}"), ())
    risks = {name: Risk(name, "", many) for name, many in points.items()}
    again = justifying.again(said.entries[::-1], said.already, risks, strategy, told)
    assert again.digest_holds
    assert again.picks == tuple(pick.identity for pick in said.draw.drawn.picks)
    assert _after("SHA-256 of the picks", text, r"[0-9a-f]{64}") == as_json.drawn_digest(again.picks)
    assert [identity[:16] for identity in again.picks] == re.findall(r"^([0-9a-f]{16})\s*$", text, re.MULTILINE)[
        : len(again.picks)
    ]


@pytest.mark.parametrize("language", ["cy", "en", "both"])
def test_the_data_inside_is_enough_by_itself(printed: dict[str, bytes], language: str) -> None:
    data = json.loads(attachment(printed[language], pages.DATA))
    assert justifying.draw_again(data).picks_hold
    assert justifying.draw_again(data).digest_holds
    data["pool"][0][3] = "Rhywle arall"
    assert not justifying.draw_again(data).digest_holds
    data["draw"]["picks"].pop()
    assert not justifying.draw_again(data).picks_hold


@pytest.mark.parametrize("site", ["Tŷ Gwyn", unicodedata.normalize("NFD", "Tŷ Gwyn"), 'Y "Llŷn"\n'])
def test_the_data_is_written_as_canonical_json_would_be(said: Justification, site: str) -> None:
    other = replace(said, entries=(*said.entries[:-1], said.entries[-1]._replace(site=site)))
    written = justifying.document(other)
    read = json.loads(written)
    assert read["pool"] == [nfc(row(one)) for one in other.entries]
    assert canonical(read) == written


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: held for key, held in data.items() if key != name}


def test_what_is_no_justification_is_refused(said: Justification) -> None:
    data = json.loads(justifying.document(said))
    broken: Any
    for broken in (
        {},
        [],
        _without(data, "draw"),
        _without(data, "pool"),
        data | {"format": "other/1"},
        data | {"pool": [[]]},
    ):
        with pytest.raises(Refusal, match="sample-not-a-justification"):
            justifying.draw_again(broken)
    with pytest.raises(Refusal, match="sample-pool-not-carried"):
        justifying.draw_again(data | {"pool": None})
    with pytest.raises(Refusal, match="sample-algorithm"):
        justifying.draw_again(data | {"draw": data["draw"] | {"algorithm": "other/9"}})


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_pick_stands_there_with_its_reasons_in_the_language_of_the_page(
    said: Justification, printed: dict[str, bytes], language: Tongue
) -> None:
    words = speak(language)
    for file in (printed[language], printed["both"]):
        text = " ".join(_text(file).split())
        for item in said.items:
            assert item.reference in text
            assert all(" ".join(sentence(words, one.code, dict(one.facts)).split()) in text for one in item.reasons)
        assert REASON in text
        assert "Siân Llywelyn-ap-Gruffudd" in text
    assert any(one.origin == "widened" for one in said.items)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_file_is_archival_and_accessible(printed: dict[str, bytes], profile: str) -> None:
    for file in printed.values():
        report = page.validate_pdf_bytes(file, profile=profile)
        assert [str(failure) for failure in report.failures] == []
        assert report.is_compliant


def test_the_same_draw_gives_the_same_bytes(said: Justification, printed: dict[str, bytes]) -> None:
    assert pages.draw(said, "cy") == printed["cy"]


def test_every_reason_and_rule_is_a_sentence_in_both_languages() -> None:
    for code, message in SENTENCES.items():
        if code.startswith("sample-"):
            assert speak("cy")(message) != message
