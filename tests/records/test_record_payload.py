"""The payload: everything of the visit is in it, and its schema lets nothing else through."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Refusal
from assessor_app.records import payload, schema
from assessor_app.records.canonical import canonical, parse
from assessor_app.records.model import Replaced
from assessor_app.standards.library import bundled_library
from tests.records.drawn import FACTS, built, example, other_language, published, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.model import Payload


def test_the_published_example_is_a_payload() -> None:
    schema.check(published())
    assert parse(canonical(published())) == published()


def test_every_criterion_of_every_standard_is_there_word_for_word() -> None:
    told = built()["standards"]
    assert [each["key"] for each in told] == ["INSCS025@2021:cy", "INSCC007@2021-02-05:cy"]
    for each in told:
        standard = bundled_library().resolve(f"{each['urn']}:cy")
        assert each["text_sha256"] == standard.text_sha256
        assert [(c["kind"], c["number"], c["label"], c["group"], c["text"], c["items"]) for c in each["criteria"]] == [
            (c.kind, c.number, c.label, c.group, c.text, list(c.items)) for c in standard.criteria
        ]
    assert (len(told[0]["criteria"]), len(told[1]["criteria"])) == (21 + 19, 23 + 20)


def test_the_log_keeps_struck_entries_and_links() -> None:
    log = visit().observation.entries
    told = built()["log"]
    assert [(e["id"], e["text"], e["at"], e["links"]) for e in told] == [
        (e.id, e.text, e.at, [str(link) for link in e.links]) for e in log
    ]
    assert example()["log"][7]["strikes"] == "e7"
    assert any(entry["question"] for entry in told)


def test_what_is_said_and_decided_is_there() -> None:
    told, seen = built("cy"), visit().observation
    assert told["record"] == {
        "id": FACTS.record_id, "reference": seen.reference, "pages": "cy", "sealed_at": FACTS.sealed_at,
        "program": "0.1.0", "supersedes": None,
    }  # fmt: skip
    assert told["assessor"]["certificate"] == FACTS.certificate
    assert [judged["state"] for judged in told["judgements"]] == [judged.state for judged in seen.judgements]
    assert told["locators"][0]["what"] == seen.locators[0].what
    assert [action["text"] for action in told["actions"]] == [action.text for action in seen.actions]
    assert told["response"]["mark"]["strokes"][0][0] == [120, 180]
    assert told["response"]["dissent"] is False
    assert told["candidate"]["registration"] == {"body": "ABC", "number": "889201", "date": "2026-02-03"}


def test_a_superseded_record_is_named() -> None:
    old = Replaced("0193a5f2-0000-7000-8000-000000000000", "ab" * 32, "RWJ-2026-0000", "Enw anghywir.")
    told = payload.build(visit(), dataclasses.replace(FACTS, replaces=old))
    schema.check(told)
    assert told["record"]["supersedes"] == old.record
    assert told["replaces"] == dataclasses.asdict(old)
    told["replaces"]["record"] = FACTS.record_id
    with pytest.raises(Refusal) as refused:
        schema.check(told)
    assert refused.value.facts["place"] == "$.replaces"


def test_decomposed_text_is_sealed_composed() -> None:
    given = visit()
    loose = dataclasses.replace(given.observation, feedback=unicodedata.normalize("NFD", "Tŷ Gwyn, Llŷn"))
    told = payload.build(dataclasses.replace(given, observation=loose), FACTS)
    assert told["feedback"] == "Tŷ Gwyn, Llŷn"
    assert parse(canonical(told)) == told


def test_the_other_language_comes_along_where_it_runs_parallel() -> None:
    facts = other_language()
    told = payload.build(visit(), facts)["standards"]
    assert told[0]["translation"]["language"] == "en"
    assert len(told[0]["translation"]["criteria"]) == len(told[0]["criteria"])
    assert told[1]["translation"] is None


def test_another_language_with_other_criteria_is_left_out() -> None:
    facts = other_language()
    ((key, standard),) = facts.translations.items()
    shorter = dataclasses.replace(standard, performance=standard.performance[:-1])
    told = payload.build(visit(), dataclasses.replace(facts, translations={key: shorter}))
    assert told["standards"][0]["translation"] is None


def entries(*moments: tuple[str, int]) -> dict[str, Any]:
    """What the payload says of the clocks, for entries at these times of the wall and of the other clock."""
    log = [
        {"id": f"e{n}", "kind": "note", "language": "cy", "text": "x", "at": at, "monotonic_ms": ms}
        for n, (at, ms) in enumerate(moments, 1)
    ]
    told: dict[str, Any] = built(log=log, judgements=[], evidence=[])["clock"]
    return told


def test_two_clocks_that_agree_have_no_jump() -> None:
    told = entries(("2026-11-20T14:00:00+00:00", 5_000), ("2026-11-20T14:30:00+00:00", 1_806_000))
    assert (told["ran_ms"], told["jumps"], told["restarts"]) == (1_801_000, [], 0)


@pytest.mark.parametrize(
    ("second", "seconds"), [("2026-11-20T15:00:00+00:00", 3000), ("2026-11-20T13:00:00+00:00", -4200)]
)
def test_a_clock_that_was_moved_is_noticed(second: str, seconds: int) -> None:
    told = entries(("2026-11-20T14:00:00+00:00", 0), (second, 600_000))
    assert told["jumps"] == [{"after": "e1", "before": "e2", "seconds": seconds}]


def test_a_restarted_device_is_noticed() -> None:
    told = entries(("2026-11-20T14:00:00+00:00", 900_000), ("2026-11-20T14:30:00+00:00", 2_000))
    assert (told["ran_ms"], told["restarts"], told["jumps"]) == (None, 1, [])


def spoil(change: Callable[[Payload], object]) -> Payload:
    spoilt = example()
    change(spoilt)
    return spoilt


SPOILT: dict[str, Callable[[Payload], object]] = {
    "$": lambda p: p.update(extra=1),
    "$.record.id": lambda p: p["record"].update(id="1"),
    "$.record.sealed_at": lambda p: p["record"].update(sealed_at="2026-11-20 15:11"),
    "$.record.sealed_at ": lambda p: p["record"].update(sealed_at="2026-02-31T15:11:00+00:00"),
    "$.record.sealed_at  ": lambda p: p["record"].update(sealed_at="0001-01-01T00:00:00+12:00"),
    "$.record.pages": lambda p: p["record"].update(pages="fr"),
    "$.assessor.certificate": lambda p: p["assessor"].update(certificate="9C4E"),
    "$.candidate.name": lambda p: p["candidate"].update(name=" "),
    "$.standards": lambda p: p.update(standards=[]),
    "$.standards[0].criteria": lambda p: p["standards"][0]["criteria"].append(p["standards"][0]["criteria"][0]),
    "$.standards[1].key": lambda p: p["standards"][1].update(edition="2020"),
    "$.log[0].kind": lambda p: p["log"][0].update(kind="guess"),
    "$.log[0].at": lambda p: p["log"][0].update(at="2026-11-20T14:21:00"),
    "$.log[1].id": lambda p: p["log"][1].update(id="e1"),
    "$.log[2].strikes": lambda p: p["log"][2].update(strikes="e7"),
    "$.log[3].links": lambda p: p["log"][3].update(links=["INSCS025@2021:cy#performance:22"]),
    "$.judgements": lambda p: p["judgements"].append(p["judgements"][0]),
    "$.judgements[0].state": lambda p: p["judgements"][0].update(state="passed"),
    "$.locators[0].criteria": lambda p: p["locators"][0].update(criteria=["A@1:cy#knowledge:1"]),
    "$.response.mark": lambda p: p["response"].update(mark={"kind": "drawn"}),
    "$.feedback": lambda p: p.update(feedback="x" * 20_001),
    "$.clock.jumps[0]": lambda p: p["clock"]["jumps"].append({"after": "e1", "before": "e99", "seconds": 5}),
}  # fmt: skip


@pytest.mark.parametrize("place", SPOILT)
def test_what_is_wrong_is_refused_with_its_place(place: str) -> None:
    with pytest.raises(Refusal) as refused:
        schema.check(spoil(SPOILT[place]))
    assert refused.value.code == "payload-invalid"
    assert str(refused.value.facts["place"]).startswith(place.strip())


@pytest.mark.parametrize("name", ["record", "centre", "assessor", "candidate", "event", "log", "response", "clock"])
def test_no_part_may_be_missing(name: str) -> None:
    with pytest.raises(Refusal):
        schema.check(spoil(lambda told: told.pop(name)))


@pytest.mark.parametrize(
    "mark",
    [
        {"kind": "absent", "name": "", "reason": " ", "strokes": []},
        {"kind": "drawn", "name": "S", "reason": "", "strokes": []},
        {"kind": "typed", "name": "", "reason": "", "strokes": []},
        {"kind": "typed", "name": "S", "reason": "", "strokes": [[[1, 1]]]},
    ],
)
def test_a_mark_must_be_what_it_says(mark: dict[str, Any]) -> None:
    told = example()
    told["response"]["mark"] = {**mark, "at": "2026-11-20T15:09:00+00:00"}
    with pytest.raises(Refusal):
        schema.check(told)
