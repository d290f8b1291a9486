"""The deeds on the bank of questions, each durable before it returns. Files are read and written in `files`."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.observing.questions import store as rows
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.observing.questions.model import Question
    from assessor_app.standards.model import Language
    from assessor_app.vault.store import Store

KIND: Final = "question"
"""What `Changes` calls a question of the bank."""


class QuestionBank:
    """The questions of one store, used from one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def questions(self) -> tuple[Question, ...]:
        """All of them, in the order they came."""
        return rows.questions(self._store)

    def put(self, question: Question) -> tuple[Question, Changes]:
        """Keep a question; an empty id makes a new one. Refusal `question-empty` when it asks nothing."""
        kept = _tidied(question)
        if not kept.texts:
            raise Refusal("question-empty")
        kept = kept if kept.id else replace(kept, id=str(uuid.uuid4()))
        with self._store.transaction():
            rows.put_question(self._store, kept)
        return kept, Changes.of((KIND, kept.id))

    def remove(self, question: str) -> Changes:
        """Take one out; what was asked on visits stays as it was asked."""
        with self._store.transaction():
            rows.delete_question(self._store, question)
        return Changes.of((KIND, question))

    def take_in(self, brought: Iterable[Question]) -> tuple[int, int, Changes]:
        """Add questions of a file, all or none: how many came, and how many were here already."""
        held = list(self.questions())
        fresh: list[Question] = []
        known = 0
        for question in map(_tidied, brought):
            if any(question.same(other) for other in (*held, *fresh)):
                known += 1
            else:
                fresh.append(replace(question, id=str(uuid.uuid4())))
        with self._store.transaction():
            for question in fresh:
                rows.put_question(self._store, question)
        return len(fresh), known, Changes.of(*((KIND, question.id) for question in fresh))


def _tidied(question: Question) -> Question:
    """Texts trimmed, those that say nothing left out; a question is one line."""
    texts: dict[Language, str] = {
        language: said for language, text in question.texts.items() if (said := " ".join(tidy(text).split()))
    }
    return replace(question, texts=texts, words=" ".join(tidy(question.words).split()))
