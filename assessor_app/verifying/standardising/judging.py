"""Judging an exercise that came: what one says of each criterion, kept at once, and the signed answer."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, get_args

from assessor_app.errors import Refusal
from assessor_app.trust.model import fingerprint
from assessor_app.vault.model import Changes
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising import store as rows
from assessor_app.verifying.standardising.exercises import Exercises, asked
from assessor_app.verifying.standardising.model import Answer, Choice, Judged

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity


class Judging(Exercises):
    """The exercises that came to be judged; `StandardisingDesk` is what others use."""

    def choose(self, exercise: str, judged: Judged) -> Changes:
        """Say of one criterion of an exercise that came whether the evidence meets it; kept at once.

        Raises:
            Refusal: `exercise-unknown`; `exercise-not-to-judge`, for one's own; `criterion-unknown`.
        """
        made = self.exercise(exercise)
        if self._row(exercise)["way"] != "received":
            raise Refusal("exercise-not-to-judge")
        if judged.criterion not in asked(made) or judged.choice not in get_args(Choice):
            raise Refusal("criterion-unknown", criterion=judged.criterion)
        with self._store.transaction():
            rows.choose(self._store, exercise, judged)
        return Changes.of(("exercise", exercise))

    def unchoose(self, exercise: str, criterion: str) -> Changes:
        """Take back what was said of a criterion."""
        with self._store.transaction():
            rows.unchoose(self._store, exercise, criterion)
        return Changes.of(("exercise", exercise))

    def choices(self, exercise: str) -> dict[str, Judged]:
        """What one has said so far, by criterion."""
        return {one.criterion: one for one in rows.choices(self._store, exercise)}

    def answer(self, exercise: str, identity: Identity) -> tuple[bytes, Changes]:
        """The file to send back: every criterion judged, signed.

        Raises:
            Refusal: `exercise-not-to-judge`; `exercise-unjudged` with how many are `left`.
        """
        made, chosen = self.exercise(exercise), self.choices(exercise)
        if self._row(exercise)["way"] != "received":
            raise Refusal("exercise-not-to-judge")
        left = [one for one in asked(made) if one not in chosen]
        if left:
            raise Refusal("exercise-unjudged", left=len(left))
        assessor = self._people.assessor()
        said = Answer(
            id=str(uuid.uuid4()),
            exercise=exercise,
            digest=files.digest(made),
            by=self._name(),
            person=assessor.id if assessor else "",
            at=self._now(),
            judged=tuple(chosen[one.key] for one in made.criteria),
        )
        file = files.answer(said, identity)
        with self._store.transaction():
            rows.add_answer(self._store, said, fingerprint(identity.certificate), identity.certificate, file)
        return file, Changes.of(("exercise", exercise))

    def answer_file(self, exercise: str) -> bytes:
        """The answer that was last signed here, to be handed over again; Refusal `exercise-unjudged`."""
        found = rows.answer_file(self._store, exercise)
        if found is None:
            raise Refusal("exercise-unjudged", left=len(self.exercise(exercise).criteria))
        return found
