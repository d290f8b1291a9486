"""The command `demo`: one whole journey on throwaway stores, from first run to a record accepted elsewhere."""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app import paths, rooms
from assessor_app.cli import stores
from assessor_app.cli.checking import as_json, describe
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import DeviceClock, Moment
from assessor_app.language import N_
from assessor_app.observing.model import Composer, Event, Locator, Mark, Plan
from assessor_app.people.model import Centre, Registration
from assessor_app.progress import Silent
from assessor_app.records.opening import open_record
from assessor_app.records.sealing import leave_certificate, write_out
from assessor_app.standards.model import CriterionKey
from assessor_app.trust import anchors as trusting
from assessor_app.vault.model import StorePlace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard
    from assessor_app.trust.model import Identity
    from assessor_app.vault.vault import Vault


def demo(options: argparse.Namespace, face: Face) -> Exit:
    """Walk the whole journey and leave the record, its data and the signer's certificate in `--out`.

    The record is verified both ways: without trust it must wait for its signer, with trust it must be accepted, and a
    second, fresh store must take it in, hold it, and accept it once its signer is vouched for.
    """
    out = Path(options.out)
    stores.make_folder(out)
    example = _example(DeviceClock().now().wall)
    with tempfile.TemporaryDirectory(prefix="assessor-demo-", ignore_cleanup_errors=True) as scratch:
        made, certificate = _assess(Path(scratch) / "assessor", example, out, face)
        steps = [*_verify_both_ways(made, certificate, face), *_elsewhere(Path(scratch) / "verifier", made, face)]
    right = all(step["as_expected"] for step in steps)
    face.answer(
        face.words("The demonstration went as it should.") if right else face.words("The demonstration failed.")
    )
    face.document({"made": [str(file) for file in sorted(out.iterdir())], "record": str(made), "steps": steps})
    return Exit.YES if right else Exit.NO


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?=[T\"])")


class _ReplayedClock:
    """Shows the times of the example, and runs on as time would have between them."""

    def __init__(self) -> None:
        self._now = dt.datetime.now(dt.UTC)

    def show(self, at: str) -> None:
        """Go on to a time (RFC 3339)."""
        self._now = dt.datetime.fromisoformat(at)

    def now(self) -> Moment:
        """The time shown."""
        return Moment(self._now, round(self._now.timestamp() * 1000))


def _example(now: dt.datetime) -> dict[str, Any]:
    """The published observation, all its days moved alike so that the visit was yesterday: its record is not old."""
    written = (paths.resources() / "examples" / "observation-1.example.json").read_text(encoding="utf-8")
    visited = dt.date.fromisoformat(json.loads(written)["event"]["start"][:10])
    moved = now.astimezone(dt.UTC).date() - dt.timedelta(days=1) - visited
    told: dict[str, Any] = json.loads(
        _DAY.sub(lambda day: (dt.date.fromisoformat(day[0]) + moved).isoformat(), written)
    )
    return told


def _assess(folder: Path, example: dict[str, Any], out: Path, face: Face) -> tuple[Path, Path]:
    """First run, candidate, observation, seal, export; returns the exported file and the signer's certificate."""
    clock, passphrase = _ReplayedClock(), secrets.token_urlsafe(12)
    clock.show(example["event"]["start"])
    face.remark(face.words("Founding a store with the standards that ship…"))
    vault, _code = rooms.found(
        StorePlace(folder),
        name=example["assessor"]["name"],
        centre=Centre(example["centre"]["name"], example["centre"]["number"]),
        passphrase=passphrase,
        clock=clock,
        progress=Silent(),
    )
    try:
        built = rooms.open_rooms(vault, clock)
        try:
            observation = _observe(built, example, clock, face)
            face.remark(face.words("Sealing…"))
            held, identity = _seal(built, vault, passphrase, observation)
            file = built.archive.export(held.identity, out)
            certificate = leave_certificate(out, identity)
            payload = built.archive.open(str(file), file.read_bytes()).payload
            write_out(file.with_suffix(".json"), json.dumps(payload, ensure_ascii=False, indent=1).encode())
        finally:
            built.close()
    finally:
        vault.close()
    return file, certificate


def _observe(built: Rooms, example: dict[str, Any], clock: _ReplayedClock, face: Face) -> str:
    """What an assessor would do in the window, deed by deed; returns the observation's id."""
    standards = {name: built.library.resolve(name) for name in example["standards"]}
    said = example["candidate"]
    candidate, _ = built.people.add_candidate(
        name=said["name"],
        centre_reference=said["centre_reference"],
        registration=Registration(**said["registration"]),
        language=said["language"],
        standards=tuple(str(standard.key) for standard in standards.values()),
    )
    face.remark(face.words("Observing {name}…", name=candidate.name))
    desk, event = built.desk, example["event"]
    observation, _ = desk.start(
        candidate.id, [s.key for s in standards.values()], place=event["place"], setting=event["setting"]
    )
    name = observation.id
    desk.set_plan(name, Plan(example["plan"]["agreed"], tuple(example["plan"]["methods"])))
    for entry in example["log"]:
        clock.show(entry["at"])
        links = tuple(_key(link, standards) for link in entry.get("links", ()))
        composer = Composer(entry["kind"], entry["text"], entry.get("question", ""), links)
        desk.keep_composer(name, composer)
        desk.add_entry(name, composer, entry["language"])
    _judge(built, name, example, standards)
    for place in example["evidence"]:
        criteria = tuple(_key(link, standards) for link in place["criteria"])
        desk.put_locator(
            name,
            Locator(
                "", place["what"], place["where"], place["holder"], place["why_not_copied"], place["seen_by"], criteria
            ),
        )
    for action in example["actions"]:
        desk.put_action(name, action["text"], action["owner"], action["due"])
    for field in ("summary", "feedback", "candidate_comment"):
        desk.set_text(name, field, example[field])
    _finish(built, name, example, clock)
    return name


def _judge(built: Rooms, name: str, example: dict[str, Any], standards: Mapping[str, Standard]) -> None:
    """The example's judgements; what it links and leaves undecided would be a gap, and is judged too."""
    judged = {_key(one["criterion"], standards): one["state"] for one in example["judgements"]}
    linked = [link for entry in built.desk.observation(name).entries for link in entry.links]
    for criterion in dict.fromkeys([*judged, *linked]):
        built.desk.judge(name, criterion, judged.get(criterion, "met"))


def _finish(built: Rooms, name: str, example: dict[str, Any], clock: _ReplayedClock) -> None:
    """The end of the visit and the candidate's mark."""
    marked, event = example["mark"]["at"], built.desk.observation(name).event
    clock.show(marked)
    built.desk.set_event(
        name, Event(event.start, example["event"]["end"], event.place, event.setting, example["event"]["others"])
    )
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in example["mark"]["strokes"])
    built.desk.set_mark(name, Mark("drawn", example["mark"]["name"], marked, strokes))


def _seal(built: Rooms, vault: Vault, passphrase: str, observation: str) -> tuple[Held, Identity]:
    identity = rooms.own_identity(built, vault, passphrase)
    held, _changes = built.archive.seal(built.visit(observation), identity, built.desk, Silent())
    return held, identity


def _verify_both_ways(file: Path, certificate: Path, face: Face) -> list[dict[str, Any]]:
    now, data = DeviceClock().now().wall, file.read_bytes()
    trusted = trusting.load(certificate)
    steps = []
    for title, anchors, expected in (
        (N_("Verifying without trusting anybody"), (), "unknown-signer"),
        (N_("Verifying with the assessor’s certificate"), trusted, "accepted"),
    ):
        face.answer(face.words(title))
        opening = open_record(str(file), data, anchors, now)
        describe(face, opening)
        steps.append({**as_json(face, opening), "as_expected": opening.verdict == expected})
    return steps


def _elsewhere(folder: Path, file: Path, face: Face) -> list[dict[str, Any]]:
    """A verifier's fresh store: the record comes in, waits, and is accepted once its signer is vouched for."""
    passphrase = secrets.token_urlsafe(12)
    vault, _code = rooms.found(
        StorePlace(folder), name="Mair Eleri Pugh", centre=Centre("Canolfan Asesu Menai"), passphrase=passphrase,
        clock=DeviceClock(), progress=Silent(),
    )  # fmt: skip
    try:
        built = rooms.open_rooms(vault, DeviceClock())
        try:
            face.answer(face.words("Importing into a second, fresh store"))
            taken, _ = built.archive.take_in(str(file), file.read_bytes())
            waiting = built.archive.find(taken.opening.identity)
            built.archive.vouch(waiting.identity, how="demonstration", by="Mair Eleri Pugh")
            accepted = built.archive.find(taken.opening.identity)
        finally:
            built.close()
    finally:
        vault.close()
    for held in (waiting, accepted):
        face.answer(f"  {face.code(f'verdict-{held.verdict}', {})}")
    right = taken.outcome == "kept" and (waiting.verdict, accepted.verdict) == ("unknown-signer", "accepted")
    return [{**as_json(face, taken.opening), "then": accepted.verdict, "as_expected": right}]


def _key(said: dict[str, Any], standards: Mapping[str, Standard]) -> CriterionKey:
    return CriterionKey(standards[said["standard"]].key, said.get("kind", "performance"), said["number"])
