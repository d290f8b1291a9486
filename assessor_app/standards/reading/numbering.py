"""What the numbers, labels and texts of one list tell about lines that went missing or were put together wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor_app.standards.reading.outline import found, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.items import Item, List


_ROUND = re.compile(r"\s[•·▪◦‣●\uf0b7]\s")
_DASHES = "-–—"
_UNCOUNTED = frozenset({"bullet", "plain", "sub"})
"""Marks that do not count; of the others one that counts from nothing (`0.`) is out of its order."""


def noticed(listing: List) -> list[Finding]:
    """Jumps, repeats and restarts of the printed numbers; empty, repeated and run-together items."""
    return [*_sequence(listing), *_texts(listing)]


def _sequence(listing: List) -> Iterator[Finding]:
    numbered = [item for item in listing.items if item.mark.style == listing.main and item.mark.style not in _UNCOUNTED]
    before: Item | None = None
    for item in numbered:
        line, label, ordinal = item.mark.line.number, item.mark.label, item.mark.ordinal
        if before is None:
            if ordinal != 1:
                yield found(line, "warning", "numbers-start-late", label=label)
        elif ordinal == before.mark.ordinal:
            yield found(line, "warning", "numbers-repeat", label=label)
        elif ordinal == 1 and item.begins_group:
            yield found(line, "note", "numbers-restart", label=label)
        elif ordinal < before.mark.ordinal:
            yield found(line, "warning", "numbers-go-back", before=before.mark.label, after=label)
        elif ordinal > before.mark.ordinal + 1:
            yield found(line, "warning", "numbers-jump", before=before.mark.label, after=label)
        before = item


def _texts(listing: List) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for number, item in enumerate(listing.items, 1):
        line, shown = item.mark.line.number, item.mark.label or str(number)
        text = item.text
        if not text:
            yield found(line, "warning", "item-empty", label=shown)
        elif not any(letter.isalpha() for letter in text):
            yield found(line, "warning", "item-wordless", label=shown, text=short(text))
        elif text in seen:
            yield found(line, "warning", "item-repeated", label=shown, first=seen[text])
        if _next_label_inside(item, text):
            yield found(line, "warning", "items-run-together", label=shown)
        seen.setdefault(text, shown)


def _next_label_inside(item: Item, text: str) -> bool:
    if item.mark.style == "bullet":
        mark = item.mark.line.text[:1]
        return _ROUND.search(text) is not None or (mark in _DASHES and f" {mark} " in text)
    if item.mark.style == "letter":
        return re.search(rf"\s\(?{chr(ord(item.mark.label) + 1)}[.)]\s", text) is not None
    following = str(item.mark.ordinal + 1)
    if item.mark.style == "coded":
        return re.search(rf"\b{re.escape(item.mark.label.rpartition('/')[0])}/{following}\b", text) is not None
    if item.mark.style == "prefixed":
        return re.search(rf"\b{item.mark.label[0]}{following}\b", text) is not None
    return item.mark.style == "number" and re.search(rf"\s{following}[.)]\s", text) is not None
