"""The bank of questions as rows: its table, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.observing.questions.model import About, Question
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "questions-001-bank",
        """
CREATE TABLE question (
  id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, cy TEXT NOT NULL, en TEXT NOT NULL, about TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
""",
    ),
)


def put_question(store: Store, question: Question) -> None:
    """Keep a question at the end of the bank, or change the one of that id where it stands."""
    store.run(
        "INSERT INTO question (id, sequence, cy, en, about, words)"
        " SELECT ?1, coalesce(max(sequence), 0) + 1, ?2, ?3, ?4, ?5 FROM question WHERE true"
        " ON CONFLICT (id) DO UPDATE SET cy = excluded.cy, en = excluded.en, about = excluded.about,"
        " words = excluded.words",
        (
            question.id, question.texts.get("cy", ""), question.texts.get("en", ""),
            str(question.about) if question.about else "", question.words,
        ),
    )  # fmt: skip


def delete_question(store: Store, question: str) -> None:
    """Take one out."""
    store.run("DELETE FROM question WHERE id = ?", (question,))


def questions(store: Store) -> tuple[Question, ...]:
    """The whole bank in its order."""
    return tuple(_question(row) for row in store.rows("SELECT * FROM question ORDER BY sequence, id"))


def _question(row: dict[str, Any]) -> Question:
    texts = {language: row[language] for language in ("cy", "en") if row[language]}
    return Question(row["id"], texts, About.parse(row["about"]) if row["about"] else None, row["words"])  # type: ignore[arg-type]  # both are languages
