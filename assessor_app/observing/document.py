"""A finished observation as one JSON document (`observation-1.schema.json`), read into a `Visit`. Keeps nothing.

Each part is held to the rules that the window's deeds are held to (`rules`); what the whole lacks is in `readiness`.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app import schemas
from assessor_app.errors import Refusal
from assessor_app.observing.clocks import JUMP_SECONDS
from assessor_app.observing.evidence.listed import listed
from assessor_app.observing.model import (
    Action,
    Entry,
    Event,
    Judgement,
    Locator,
    Mark,
    Moved,
    Observation,
    Plan,
    Visit,
    Witness,
)
from assessor_app.observing.ranges.written import covered
from assessor_app.observing.rules import (
    demand_action,
    demand_entry,
    demand_locator,
    demand_mark,
    demand_struck,
    demand_witness,
)
from assessor_app.observing.wording import initials, tidy
from assessor_app.people.model import Assessor, Candidate, Centre, Registration
from assessor_app.standards.model import CriterionKey
from assessor_app.trust.model import tidy_name

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard

SCHEMA = "observation-1"
INVALID = "observation-document-invalid"
TIMED = frozenset({"start", "end", "at"})
DATED = TIMED | {"agreed", "date", "planned_for", "was", "now"}


def read_visit(
    document: Any,  # noqa: ANN401 - any JSON value may come in
    library: StandardsLibrary,
    *,
    now: dt.datetime | None = None,
    owner: Assessor | None = None,
    folder: Path | None = None,
) -> Visit:
    """Read a document and gather the standards it names from the library, and its files from its `folder`.

    With `now` (aware) nothing may have happened later than that. With `owner`, the person whose store the record is
    to be kept or signed by, assessor and centre are theirs, and the document must not say otherwise.

    Raises:
        Refusal: `observation-document-invalid` with the place; `standard-unknown`; `standard-twice`;
            `criterion-unknown`, `criterion-not-assessed`, `criterion-judged-twice`; `time-in-future`;
            `document-of-another`; and what `rules` demands of each part, and `listed` of files.
        Unavailable: a file cannot be read.
    """
    schemas.check(SCHEMA, document, INVALID)
    said = _nfc(document)
    _demand_days(said, now + dt.timedelta(seconds=JUMP_SECONDS) if now else None)
    assessor, standards = _assessor(said, owner), _standards(said["standards"], library)
    at = _time(said["event"].get("end") or said["event"]["start"])
    files, contents = listed(said.get("files", ()), folder, at, lambda link: _criterion(link, standards))
    observation = replace(_observation(said, standards, assessor), files=files)
    candidate = _candidate(said["candidate"])
    return Visit(observation, candidate, assessor, tuple(standards.values()), contents=contents)


def _demand_days(said: Any, latest: dt.datetime | None, place: str = "$") -> None:  # noqa: ANN401 - any part of it
    """Demand that every date and time is one that there ever was, which a pattern cannot say, and all text whole.

    Raises:
        Refusal: `observation-document-invalid`; `time-in-future`.
    """
    if isinstance(said, dict):
        for name, held in said.items():
            _demand_days(held, latest, f"{place}.{name}")
            if name in DATED and held:
                try:
                    time = dt.datetime.fromisoformat(held).astimezone(dt.UTC)
                except (ValueError, OverflowError) as problem:
                    raise Refusal(INVALID, place=f"{place}.{name}", problem=held) from problem
                if name in TIMED and latest is not None and time > latest:
                    raise Refusal("time-in-future", place=f"{place}.{name}", at=held)
    elif isinstance(said, list):
        for index, held in enumerate(said):
            _demand_days(held, latest, f"{place}[{index}]")
    elif isinstance(said, str) and any("\ud800" <= letter <= "\udfff" for letter in said):
        raise Refusal(INVALID, place=place, problem=ascii(said)[:80])


def _standards(named: list[str], library: StandardsLibrary) -> dict[str, Standard]:
    found: dict[str, Standard] = {}
    for index, name in enumerate(named):
        standard = library.resolve(name)
        if standard.key in {other.key for other in found.values()}:
            raise Refusal("standard-twice", standard=str(standard.key), place=f"$.standards[{index}]")
        found[name] = standard
    return found


def _observation(said: dict[str, Any], standards: dict[str, Standard], assessor: Assessor) -> Observation:
    event, start = said["event"], said["event"]["start"]
    name = initials(assessor.name)
    return Observation(
        id=str(uuid.uuid4()),
        reference=said.get("reference") or f"{name}-{start[:4]}-{uuid.uuid4().hex[:6]}",
        candidate="",
        standards=tuple(standard.key for standard in standards.values()),
        event=Event(
            _time(start), _time(event.get("end", "")), event.get("place", ""), event.get("setting", "real_work"),
            event.get("others", ""),
        ),
        plan=_plan(said.get("plan", {}), standards),
        entries=_log(said["log"], standards, assessor.id),
        judgements=_judgements(said, standards, event.get("end") or start),
        locators=_locators(said, standards),
        ranges=covered(said.get("covered", ()), standards, event.get("end") or start),
        actions=_actions(said),
        witnesses=_witnesses(said),
        summary=said.get("summary", ""),
        feedback=said.get("feedback", ""),
        candidate_comment=said.get("candidate_comment", ""),
        dissent=said.get("dissent", False),
        pages=said.get("pages", "both"),
        mark=_mark(said["mark"], event.get("end") or start),
    )  # fmt: skip


def _plan(said: dict[str, Any], standards: dict[str, Standard]) -> Plan:
    return Plan(
        agreed=said.get("agreed", ""),
        methods=tuple(said.get("methods", ("observation",))),
        planned_for=_time(said.get("planned_for", "")),
        hoped=tuple(dict.fromkeys(_criterion(link, standards) for link in said.get("hoped", ()))),
        adjustments=tidy(said.get("adjustments", "")),
        language=said.get("language", ""),
        moved=tuple(
            Moved(_time(one["at"]), _time(one["was"]), _time(one["now"]), tidy(one["reason"]))
            for one in said.get("moved", ())
        ),
    )


def _judgements(said: dict[str, Any], standards: dict[str, Standard], at: str) -> tuple[Judgement, ...]:
    judged: dict[CriterionKey, Judgement] = {}
    for index, one in enumerate(said.get("judgements", ())):
        key = _criterion(one["criterion"], standards)
        if key in judged:
            raise Refusal("criterion-judged-twice", criterion=str(key), place=f"$.judgements[{index}]")
        judged[key] = Judgement(key, one["state"], at)
    return tuple(one for one in judged.values() if one.state != "not_observed")


def _log(log: list[dict[str, Any]], standards: dict[str, Standard], author: str) -> tuple[Entry, ...]:
    first = dt.datetime.fromisoformat(_time(log[0]["at"])) if log else None
    entries: list[Entry] = []
    for at, one in enumerate(log, 1):
        time = _time(one["at"])
        passed = dt.datetime.fromisoformat(time) - first if first else dt.timedelta()
        place, strikes = f"$.log[{at - 1}]", one.get("strikes", "")
        text, question = tidy(one["text"]), tidy(one.get("question", ""))
        demand_entry(one["kind"], text, question, place=place)
        if strikes:
            known, struck = {entry.id for entry in entries}, {entry.strikes for entry in entries}
            demand_struck(known=strikes in known, struck=strikes in struck, place=place)
        entries.append(
            Entry(
                id=one.get("id") or f"e{at}",
                kind=one["kind"],
                text=text,
                question=question if one["kind"] == "question" else "",
                language=one["language"],
                at=time,
                monotonic_ms=one.get("monotonic_ms", max(0, int(passed.total_seconds() * 1000))),
                author=author,
                strikes=strikes,
                links=tuple(dict.fromkeys(_criterion(link, standards) for link in one.get("links", ()))),
                seconds=one.get("seconds", 0),
            )
        )
    if len({entry.id for entry in entries}) < len(entries):
        raise Refusal("entry-id-twice")
    return tuple(entries)


def _locators(said: dict[str, Any], standards: dict[str, Standard]) -> tuple[Locator, ...]:
    found = []
    for at, one in enumerate(said.get("evidence", ()), 1):
        demand_locator(one["what"], one["where"], place=f"$.evidence[{at - 1}]")
        criteria = tuple(dict.fromkeys(_criterion(link, standards) for link in one.get("criteria", ())))
        holder, why, seen_by = (one.get(name, "") for name in ("holder", "why_not_copied", "seen_by"))
        found.append(Locator(f"l{at}", one["what"], one["where"], holder, why, seen_by, criteria))
    return tuple(found)


def _actions(said: dict[str, Any]) -> tuple[Action, ...]:
    found = []
    for at, one in enumerate(said.get("actions", ()), 1):
        demand_action(one["text"], place=f"$.actions[{at - 1}]")
        found.append(Action(f"a{at}", tidy(one["text"]), tidy(one.get("owner", "")), tidy(one.get("due", ""))))
    return tuple(found)


def _witnesses(said: dict[str, Any]) -> tuple[Witness, ...]:
    found = []
    for at, one in enumerate(said.get("witnesses", ()), 1):
        demand_witness(one["name"], place=f"$.witnesses[{at - 1}]")
        role, contact = tidy(one.get("role", "")), tidy(one.get("contact", ""))
        found.append(Witness(f"w{at}", tidy(one["name"]), role, one.get("status", "other"), contact))
    return tuple(found)


def _criterion(said: dict[str, Any], standards: dict[str, Standard]) -> CriterionKey:
    standard = standards.get(said["standard"])
    kind = said.get("kind", "performance")
    named = f"{said['standard']} {kind} {said['number']}"
    if standard is None:
        raise Refusal("criterion-not-assessed", criterion=named)
    key = CriterionKey(standard.key, kind, said["number"])
    if standard.find(key) is None:
        raise Refusal("criterion-unknown", criterion=named)
    return key


def _mark(said: dict[str, Any], otherwise: str) -> Mark:
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in said.get("strokes", ()))
    mark = Mark(said["kind"], said.get("name", ""), _time(said.get("at") or otherwise), strokes, said.get("reason", ""))
    demand_mark(mark, place="$.mark")
    return mark


def _candidate(said: dict[str, Any]) -> Candidate:
    registered = said.get("registration", {})
    return Candidate(
        id=str(uuid.uuid4()),
        name=said["name"].strip(),
        centre_reference=said.get("centre_reference", ""),
        registration=Registration(**registered),
        language=said.get("language", "cy"),
        adjustments=said.get("adjustments", ""),
    )


def _assessor(said: dict[str, Any], owner: Assessor | None) -> Assessor:
    named, centre = said["assessor"], said["centre"]
    if owner is None:
        where = Centre(centre["name"].strip(), centre.get("number", ""), centre.get("site", ""))
        return Assessor("", named["name"].strip(), where, named.get("status", "qualified"))
    for place, given, held in (
        ("$.assessor.name", named["name"], owner.name),
        ("$.assessor.status", named.get("status"), owner.status),
        ("$.centre.name", centre["name"], owner.centre.name),
        ("$.centre.number", centre.get("number"), owner.centre.number),
    ):
        if given and tidy_name(given) != tidy_name(held):
            raise Refusal("document-of-another", place=place, said=given, held=held or "–")
    return owner


def _time(written: str) -> str:
    """RFC 3339 as the program writes it: a numeric offset, no `Z`."""
    return dt.datetime.fromisoformat(written).isoformat() if written else ""


def _nfc(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    return {name: _nfc(item) for name, item in value.items()} if isinstance(value, dict) else value
