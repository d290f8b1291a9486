"""Comparing two payloads. Entries are the same where they were written at the same time: a new draft copies them so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.records import kinds, templates
from assessor_app.records.differing.model import Changed, Difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.records.differing.model import Way
    from assessor_app.records.model import Payload

# Single texts: the code, the path in the payload, and what kind of text it is.
TEXTS: Final[tuple[tuple[str, str, Way], ...]] = (
    ("diff-candidate", "candidate.name", ""),
    ("diff-candidate-reference", "candidate.centre_reference", ""),
    ("diff-assessor", "assessor.name", ""),
    ("diff-centre", "centre.name", ""),
    ("diff-adjustments", "candidate.adjustments", ""),
    ("diff-start", "event.start", ""),
    ("diff-end", "event.end", ""),
    ("diff-place", "event.place", ""),
    ("diff-setting", "event.setting", "setting"),
    ("diff-others", "event.others", ""),
    ("diff-plan", "plan.agreed", ""),
    ("diff-summary", "summary", ""),
)
CLOSING: Final[tuple[tuple[str, str, Way], ...]] = (
    ("diff-feedback", "feedback", ""),
    ("diff-comment", "response.comment", ""),
)


def compare(old: Payload, new: Payload) -> Difference:
    """What differs between two observation records, of whichever templates this program knows.

    Raises:
        Refusal: `diff-unchecked` with the fact `template`, where the data of one is of a form that is not known here.
    """
    for one in (old, new):
        template = str(one.get("template", ""))
        if not templates.known(template) or kinds.of(one).apart is not None:
            raise Refusal("diff-unchecked", template=template)
    replaces = new.get("replaces") or {}
    changes = (
        *_texts(TEXTS, old, new),
        *_methods(old, new),
        *_standards(old, new),
        *_judgements(old, new),
        *_ranges(old, new),
        *_log(old, new),
        *_parts(old, new),
        *_texts(CLOSING, old, new),
        *_response(old, new),
    )
    reason = str(replaces.get("reason", "")) if replaces.get("record") == old["record"]["id"] else ""
    return Difference(old["record"]["reference"], new["record"]["reference"], reason, changes)


def _at(payload: Payload, path: str) -> str:
    held: Any = payload
    for part in path.split("."):
        held = held.get(part) if isinstance(held, dict) else None
    return str(held or "")


def _texts(which: tuple[tuple[str, str, Way], ...], old: Payload, new: Payload) -> Iterator[Changed]:
    for code, path, way in which:
        before, now = _at(old, path), _at(new, path)
        if before != now:
            yield Changed(code, before=before, now=now, way=way)


def _methods(old: Payload, new: Payload) -> Iterator[Changed]:
    before, now = ("\n".join(one["plan"]["methods"]) for one in (old, new))
    if before != now:
        yield Changed("diff-methods", before=before, now=now, way="methods")


def _standards(old: Payload, new: Payload) -> Iterator[Changed]:
    before, now = ({one["key"]: one["title"] for one in each["standards"]} for each in (old, new))
    for key, title in before.items():
        if key not in now:
            yield Changed("diff-standard-gone", before=title)
    for key, title in now.items():
        if key not in before:
            yield Changed("diff-standard-added", now=title)


def _judgements(old: Payload, new: Payload) -> Iterator[Changed]:
    """Each criterion whose judgement differs, in the order of the standards; none given is not observed."""
    before, now = ({one["criterion"]: one["state"] for one in each["judgements"]} for each in (old, new))
    keys = dict.fromkeys(
        f"{standard['key']}#{criterion['kind']}:{criterion['number']}"
        for each in (old, new)
        for standard in each["standards"]
        for criterion in standard["criteria"]
    )
    for key in keys:
        was, is_now = before.get(key, "not_observed"), now.get(key, "not_observed")
        if was != is_now:
            yield Changed(f"diff-judged-{is_now}", {"criterion": key}, was, is_now, "state")


def _ranges(old: Payload, new: Payload) -> Iterator[Changed]:
    before, now = (dict.fromkeys(one["item"] for one in each.get("ranges", ())) for each in (old, new))
    texts = {key: text for each in (old, new) for key, text in _items(each)}
    yield from (Changed("diff-range-gone", before=texts.get(key, key)) for key in before if key not in now)
    yield from (Changed("diff-range-added", now=texts.get(key, key)) for key in now if key not in before)


def _items(payload: Payload) -> Iterator[tuple[str, str]]:
    for standard in payload["standards"]:
        yield from ((one["key"], one["text"]) for one in standard.get("scope", ()))
        for criterion in standard["criteria"]:
            place = f"{standard['key']}#{criterion['kind']}:{criterion['number']}"
            yield from ((f"{place}.{number}", text) for number, text in enumerate(criterion["items"], 1))


def _log(old: Payload, new: Payload) -> Iterator[Changed]:
    """Entries that are only in one of the two, and those whose links differ; a correction tells what it corrects."""
    before, now = _entries(old), _entries(new)
    said = {entry["id"]: entry for entry in new["log"]}
    for name, entry in before.items():
        if name not in now:
            yield Changed("diff-entry-gone", {"at": entry["at"]}, before=_words(entry))
    for name, entry in now.items():
        was, struck = before.get(name), said.get(entry["strikes"] or "")
        if was is None and struck is not None:
            yield Changed("diff-entry-corrected", {"at": struck["at"]}, _words(struck), _words(entry))
        elif was is None:
            yield Changed("diff-entry-added", {"at": entry["at"]}, now=_words(entry))
        elif sorted(was["links"]) != sorted(entry["links"]):
            before_links, links = ("\n".join(one["links"]) for one in (was, entry))
            facts = {"at": entry["at"], "text": _words(entry)}
            yield Changed("diff-entry-links", facts, before_links, links, "criteria")


def _entries(payload: Payload) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Entries by what stays when they are copied: when, of which kind, what was said; the same twice is counted."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for entry in payload["log"]:
        name = tuple(entry[part] for part in ("at", "monotonic_ms", "kind", "question", "text"))
        seen[name] += 1
        found[(*name, seen[name])] = entry
    return found


def _words(entry: dict[str, Any]) -> str:
    return "\n".join(part for part in (entry["question"], entry["text"]) if part)


def _parts(old: Payload, new: Payload) -> Iterator[Changed]:
    """What has no order of its own: places of evidence, files, actions."""
    yield from _set("diff-witness", old.get("witnesses", ()), new.get("witnesses", ()), _witness)
    yield from _set("diff-locator", old["locators"], new["locators"], _locator)
    yield from _set("diff-file", old.get("files", ()), new.get("files", ()), _file)
    yield from _set("diff-action", old["actions"], new["actions"], _action)


def _set(
    code: str, old: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]], said: Callable[[dict[str, Any]], str]
) -> Iterator[Changed]:
    before, now = Counter(map(said, old)), Counter(map(said, new))
    yield from (Changed(f"{code}-gone", before=one) for one in (before - now))
    yield from (Changed(f"{code}-added", now=one) for one in (now - before))


def _witness(one: dict[str, Any]) -> str:
    return "\n".join(part for part in (one["name"], one["role"], one["contact"]) if part)


def _locator(one: dict[str, Any]) -> str:
    return "\n".join(part for part in (one["what"], one["where"], one["holder"], one["why_not_copied"]) if part)


def _file(one: dict[str, Any]) -> str:
    return "\n".join(part for part in (one["name"], one["caption"], one["people"], one["sha256"][:16]) if part)


def _action(one: dict[str, Any]) -> str:
    return "\n".join(part for part in (one["text"], one["owner"], one["due"]) if part)


def _response(old: Payload, new: Payload) -> Iterator[Changed]:
    if old["response"]["dissent"] != new["response"]["dissent"]:
        yield Changed("diff-dissent" if new["response"]["dissent"] else "diff-dissent-gone")
    before, now = (
        bool(each["response"]["mark"]) and each["response"]["mark"]["kind"] != "absent" for each in (old, new)
    )
    if before != now:
        yield Changed("diff-marked" if now else "diff-mark-gone")
