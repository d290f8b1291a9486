"""A finished observation as one JSON document (`observation-1.schema.json`), read into a `Visit`. Keeps nothing."""

from __future__ import annotations

import datetime as dt
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any

from assessor_app import schemas
from assessor_app.errors import Refusal
from assessor_app.observing.model import (
    Action,
    Entry,
    Event,
    Judgement,
    Locator,
    Mark,
    Observation,
    Plan,
    Visit,
)
from assessor_app.observing.wording import initials
from assessor_app.people.model import Assessor, Candidate, Centre, Registration
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard

SCHEMA = "observation-1"
INVALID = "observation-document-invalid"
DATED = frozenset({"start", "end", "at", "agreed", "date"})


def read_visit(document: Any, library: StandardsLibrary) -> Visit:  # noqa: ANN401 - any JSON value may come in
    """Read a document and gather the standards it names from the library.

    Raises:
        Refusal: `observation-document-invalid` with the place; `standard-unknown`; `criterion-unknown`;
            `entry-unknown` when a correction names no earlier entry; `met-without-entry`.
    """
    schemas.check(SCHEMA, document, INVALID)
    said = _nfc(document)
    _demand_days(said)
    standards = {name: library.resolve(name) for name in said["standards"]}
    observation = _observation(said, standards)
    return Visit(observation, _candidate(said["candidate"]), _assessor(said), tuple(standards.values()))


def _demand_days(said: Any, place: str = "$") -> None:  # noqa: ANN401 - any part of the document
    """Demand that every date and time is one that there ever was, which a pattern cannot say, and all text whole.

    Raises:
        Refusal: `observation-document-invalid`.
    """
    if isinstance(said, dict):
        for name, held in said.items():
            _demand_days(held, f"{place}.{name}")
            if name in DATED and held:
                try:
                    dt.datetime.fromisoformat(held).astimezone(dt.UTC)
                except (ValueError, OverflowError) as problem:
                    raise Refusal(INVALID, place=f"{place}.{name}", problem=held) from problem
    elif isinstance(said, list):
        for index, held in enumerate(said):
            _demand_days(held, f"{place}[{index}]")
    elif isinstance(said, str) and any("\ud800" <= letter <= "\udfff" for letter in said):
        raise Refusal(INVALID, place=place, problem=ascii(said)[:80])


def _observation(said: dict[str, Any], standards: dict[str, Standard]) -> Observation:
    event, plan, start = said["event"], said.get("plan", {}), said["event"]["start"]
    log = _log(said["log"], standards)
    judged = tuple(
        Judgement(_criterion(one["criterion"], standards), one["state"], event.get("end") or start)
        for one in said.get("judgements", ())
    )
    name = initials(said["assessor"]["name"])
    return Observation(
        id=str(uuid.uuid4()),
        reference=said.get("reference") or f"{name}-{start[:4]}-{uuid.uuid4().hex[:6]}",
        candidate="",
        standards=tuple(standard.key for standard in standards.values()),
        event=Event(
            _time(start), _time(event.get("end", "")), event.get("place", ""), event.get("setting", "real_work"),
            event.get("others", ""),
        ),
        plan=Plan(plan.get("agreed", ""), tuple(plan.get("methods", ("observation",)))),
        entries=log,
        judgements=tuple(one for one in judged if one.state != "not_observed"),
        locators=_locators(said, standards),
        actions=tuple(
            Action(f"a{at}", one["text"], one.get("owner", ""), one.get("due", ""))
            for at, one in enumerate(said.get("actions", ()), 1)
        ),
        summary=said.get("summary", ""),
        feedback=said.get("feedback", ""),
        candidate_comment=said.get("candidate_comment", ""),
        dissent=said.get("dissent", False),
        pages=said.get("pages", "both"),
        mark=_mark(said["mark"], event.get("end") or start),
    )  # fmt: skip


def _log(log: list[dict[str, Any]], standards: dict[str, Standard]) -> tuple[Entry, ...]:
    first = dt.datetime.fromisoformat(_time(log[0]["at"])) if log else None
    entries: list[Entry] = []
    for at, one in enumerate(log, 1):
        time = _time(one["at"])
        passed = dt.datetime.fromisoformat(time) - first if first else dt.timedelta()
        strikes = one.get("strikes", "")
        if strikes and strikes not in {entry.id for entry in entries}:
            raise Refusal("entry-unknown")
        entries.append(
            Entry(
                id=one.get("id") or f"e{at}",
                kind=one["kind"],
                text=one["text"].strip(),
                question=one.get("question", ""),
                language=one["language"],
                at=time,
                monotonic_ms=one.get("monotonic_ms", max(0, int(passed.total_seconds() * 1000))),
                author="",
                strikes=strikes,
                links=tuple(dict.fromkeys(_criterion(link, standards) for link in one.get("links", ()))),
            )
        )
    if len({entry.id for entry in entries}) < len(entries):
        raise Refusal("entry-id-twice")
    return tuple(entries)


def _locators(said: dict[str, Any], standards: dict[str, Standard]) -> tuple[Locator, ...]:
    return tuple(
        Locator(
            f"l{at}", one["what"], one["where"], one.get("holder", ""), one.get("why_not_copied", ""),
            one.get("seen_by", ""), tuple(_criterion(link, standards) for link in one.get("criteria", ())),
        )
        for at, one in enumerate(said.get("evidence", ()), 1)
    )  # fmt: skip


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
    if not {"drawn": bool(strokes), "typed": bool(mark.name.strip()), "absent": bool(mark.reason.strip())}[mark.kind]:
        raise Refusal("mark-empty")
    return mark


def _candidate(said: dict[str, Any]) -> Candidate:
    registered = said.get("registration", {})
    return Candidate(
        id=str(uuid.uuid4()),
        name=said["name"].strip(),
        centre_reference=said.get("centre_reference", ""),
        registration=Registration(registered.get("body", ""), registered.get("number", ""), registered.get("date", "")),
        language=said.get("language", "cy"),
        adjustments=said.get("adjustments", ""),
    )


def _assessor(said: dict[str, Any]) -> Assessor:
    centre = Centre(said["centre"]["name"].strip(), said["centre"].get("number", ""))
    return Assessor("", said["assessor"]["name"].strip(), centre, said["assessor"].get("status", "qualified"))


def _time(written: str) -> str:
    """RFC 3339 as the program writes it: a numeric offset, no `Z`."""
    return dt.datetime.fromisoformat(written).isoformat() if written else ""


def _nfc(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    return {name: _nfc(item) for name, item in value.items()} if isinstance(value, dict) else value
