"""The difference between two records: all that was changed is told, what was copied is not, in both languages."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.language.sentences import SENTENCES
from assessor_app.records.differing import comparing
from assessor_app.records.differing.comparing import compare
from assessor_app.records.differing.told import told
from tests.records.drawn import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.model import Payload

KEY = "criterion"


def changed(change: Callable[[Payload], Any]) -> Payload:
    """The published example, put right."""
    made = copy.deepcopy(published())
    for entry in made["log"]:  # as a new draft copies them
        entry["id"] = f"9{entry['id'][1:]}"
    for entry in made["log"]:
        entry["strikes"] = f"9{entry['strikes'][1:]}" if entry["strikes"] else None
    change(made)
    return made


def codes(change: Callable[[Payload], Any]) -> list[str]:
    """What is told of a change."""
    return [one.code for one in compare(published(), changed(change)).changes]


def put(path: str, value: object) -> Callable[[Payload], None]:
    """Set one place of a payload."""

    def change(payload: Payload) -> None:
        *parts, last = path.split(".")
        held: Any = payload
        for part in parts:
            held = held[int(part)] if part.isdigit() else held[part]
        held[int(last) if last.isdigit() else last] = value

    return change


def test_what_was_only_copied_is_no_difference() -> None:
    assert codes(lambda _: None) == []


WITNESS = {"id": "w", "name": "Non Pari", "role": "goruchwyliwr", "status": "", "contact": "y ganolfan"}
ENTRY: dict[str, Any] = copy.deepcopy(published()["log"][-1]) | {
    "id": "11111111-1111-4111-8111-111111111111", "text": "Newydd", "strikes": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("candidate.name", "Siôn"), ["diff-candidate"]),
        (put("event.place", "Y Fflint"), ["diff-place"]),
        (put("event.setting", "simulation"), ["diff-setting"]),
        (put("event.start", "2026-11-19T14:00:00+00:00"), ["diff-start"]),
        (put("plan.methods", ["witness"]), ["diff-methods"]),
        (put("summary", "Arall"), ["diff-summary"]),
        (put("feedback", ""), ["diff-feedback"]),
        (lambda made: made["response"].update(dissent=True), ["diff-dissent"]),
        (put("response.mark", None), ["diff-mark-gone"]),
        (lambda made: made["actions"].pop(), ["diff-action-gone"]),
        (lambda made: made["log"].append(ENTRY), ["diff-entry-added"]),
        (lambda made: made["log"].append(ENTRY | {"strikes": made["log"][0]["id"]}), ["diff-entry-corrected"]),
        (lambda made: made["log"].append(copy.deepcopy(made["log"][0])), ["diff-entry-added"]),
        (put("log.0.links", []), ["diff-entry-links"]),
        (lambda made: made["log"].pop(), ["diff-entry-gone"]),
        (lambda made: made["judgements"].pop(0), ["diff-judged-not_observed"]),
        (put("judgements.0.state", "not_yet_met"), ["diff-judged-not_yet_met"]),
        (lambda made: made["witnesses"].append(WITNESS), ["diff-witness-added"]),
        (put("locators.0.where", "Arall"), ["diff-locator-gone", "diff-locator-added"]),
    ],
)
def test_each_change_is_told_once(change: Callable[[Payload], Any], expected: list[str]) -> None:
    assert codes(change) == expected


def test_each_is_a_sentence_in_both_languages_with_the_old_and_the_new() -> None:
    (judged,) = compare(published(), changed(put("judgements.0.state", "not_yet_met"))).changes
    english, welsh = told(speak("en"), judged), told(speak("cy"), judged)
    key = published()["judgements"][0]["criterion"]
    assert key.partition("@")[0] in english.sentence
    assert (english.before, english.now) == ("Met", "Not yet met")
    assert (welsh.before, welsh.now) == ("Wedi’i fodloni", "Heb ei fodloni eto")
    (place,) = compare(published(), changed(put("event.place", "Y Fflint"))).changes
    assert (told(speak("en"), place).now, told(speak("en"), place).before) == (
        "Y Fflint",
        published()["event"]["place"],
    )
    (links,) = compare(published(), changed(put("log.0.links", []))).changes
    assert " · P" in told(speak("en"), links).before


def test_the_reason_is_told_only_where_the_new_record_puts_the_old_one_right() -> None:
    old = published()
    replaces = {"record": old["record"]["id"], "identity": "0" * 64, "reference": "x", "reason": "Enw anghywir"}
    assert compare(old, changed(put("replaces", replaces))).reason == "Enw anghywir"
    assert compare(old, changed(put("replaces", replaces | {"record": "other"}))).reason == ""


def test_every_code_has_a_sentence() -> None:
    written = Path(comparing.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'"(diff-[a-z-]+[a-z])"', written)) - {
        "diff-locator",
        "diff-file",
        "diff-action",
        "diff-witness",
    } <= set(SENTENCES)


@pytest.mark.parametrize("template", ["observation/99", "withdrawal/1"])
def test_what_this_program_cannot_read_is_not_compared(template: str) -> None:
    with pytest.raises(Refusal, match="diff-unchecked"):
        compare(published(), published() | {"template": template})
