"""How a criterion is called in short where exercises are shown."""

from __future__ import annotations


def short_name(key: str, language: str) -> str:
    """`INSCS025 · P14`, from the text of a criterion's key, in the reader's letters."""
    from assessor_app.standards.model import CriterionKey  # noqa: PLC0415 - a room; not before first paint

    read = CriterionKey.parse(key)
    return f"{read.standard.name} · {read.short('cy' if language == 'cy' else 'en')}"
