"""The deeds of standardisation: making and handing out an exercise, judging blind, collecting, seeing who agrees.

What a file says and whether it is whole is `files`; the figures are `agreeing`.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.observing.private import Known
from assessor_app.trust.model import fingerprint
from assessor_app.vault.model import Changes
from assessor_app.verifying.standardising import anonymising, files
from assessor_app.verifying.standardising import store as rows
from assessor_app.verifying.standardising.agreeing import agreement
from assessor_app.verifying.standardising.model import Answer, Came, Choice, Exercise, Judged, Piece

if TYPE_CHECKING:
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.archive import RecordArchive
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store
    from assessor_app.verifying.standardising.agreeing import Agreement
    from assessor_app.verifying.standardising.model import Listed

_LONGEST_TITLE = 200


class StandardisingDesk:
    """Exercises of one store, one's own and those that came, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive, people: PeopleDesk, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._people = people
        self._clock = clock

    def listed(self) -> list[Listed]:
        """All exercises, latest first."""
        return rows.listed(self._store)

    def to_judge(self) -> int:
        """How many exercises came that were not judged yet."""
        return sum(one.way == "received" and not one.answered for one in self.listed())

    def exercise(self, name: str) -> Exercise:
        """One exercise; Refusal `exercise-unknown`."""
        found = rows.read(self._store, name)
        if found is None:
            raise Refusal("exercise-unknown")
        return found

    def begin(self, identity: str, title: str, *, due: str = "", note: str = "") -> tuple[Exercise, Changes]:
        """Draw an exercise from a record, without names, judgements and links; nothing goes out yet.

        Raises:
            Refusal: `record-unknown`; `exercise-title-missing`; `exercise-nothing-judged`, when the record decided
                nothing that others could judge.
        """
        held = self._archive.find(identity)
        payload = self._archive.payload(held.identity)
        wanted = anonymising.wanted(payload)
        if not wanted:
            raise Refusal("exercise-nothing-judged", reference=held.reference)
        made = Exercise(
            id=str(uuid.uuid4()),
            title=_demand_title(title),
            made_at=self._now(),
            by=self._name(),
            due=due,
            note=note.strip(),
            titles=tuple(standard["title"] for standard in payload["standards"]),
            setting=payload["event"]["setting"],
            pieces=anonymising.pieces(payload, {"cy": speak("cy"), "en": speak("en")}),
            criteria=wanted,
        )
        with self._store.transaction():
            rows.forget(self._store)
            rows.insert(self._store, made, "draft", source=held.identity, sealed=anonymising.decisions(payload))
        return made, Changes.of(("exercise", made.id))

    def doubtful(self, exercise: str) -> dict[int, tuple[str, ...]]:
        """What in a draft may still name or number somebody, by the piece's place."""
        others = tuple(one.name for one in self._people.candidates())
        return anonymising.doubtful(self.exercise(exercise).pieces, Known(others))

    def reword(self, exercise: str, at: int, piece: Piece | None) -> Changes:
        """Put another text in the place of a piece of a draft, or leave it out (None); Refusal `exercise-given`."""
        made = self._draft(exercise)
        pieces = [*made.pieces[:at], *([piece] if piece else []), *made.pieces[at + 1 :]]
        return self._keep(replace(made, pieces=tuple(pieces)))

    def put_back(self, exercise: str, at: int, piece: Piece) -> Changes:
        """Put a piece that was left out back in its place."""
        made = self._draft(exercise)
        return self._keep(replace(made, pieces=(*made.pieces[:at], piece, *made.pieces[at:])))

    def describe(self, exercise: str, title: str, due: str, note: str) -> Changes:
        """Say what a draft is called, until when answers are wanted, and what its judges are told."""
        return self._keep(replace(self._draft(exercise), title=_demand_title(title), due=due, note=note.strip()))

    def forget(self, exercise: str) -> Changes:
        """Discard a draft, which is erased when the next one is begun; Refusal `exercise-given`."""
        self._draft(exercise)
        return self._closed(exercise, self._now())

    def remember(self, exercise: str) -> Changes:
        """Take a discarded draft up again."""
        self._draft(exercise)
        return self._closed(exercise, "")

    def give(self, exercise: str, identity: Identity) -> tuple[bytes, Changes]:
        """The file to hand to everybody who is to judge. The first time it is signed, and changes no more after that.

        Raises:
            Refusal: `exercise-unknown`; `exercise-nothing-shown`, when every piece of evidence was left out.
        """
        kept = self._row(exercise)
        if kept["way"] != "draft":
            return bytes(kept["file"] or b""), Changes()
        made = replace(self.exercise(exercise), made_at=self._now(), by=self._name())
        if not made.pieces:
            raise Refusal("exercise-nothing-shown")
        file = files.exercise(made, identity)
        with self._store.transaction():
            rows.seal(self._store, made, "given", file, identity.certificate)
        return file, Changes.of(("exercise", exercise))

    def given_file(self, exercise: str) -> bytes:
        """The file of an exercise that was handed out, to be handed over again; Refusal `exercise-unknown`."""
        kept = self._row(exercise)
        if kept["file"] is None:
            raise Refusal("exercise-unknown")
        return bytes(kept["file"])

    def take_in(self, data: bytes) -> tuple[str, Changes]:
        """Take in an exercise to judge, or an answer to one's own; its id. The same file again changes nothing.

        Raises:
            Refusal: `standardisation-…` as `files.read`; `exercise-unknown`, for an answer to nothing of ours;
                `exercise-closed`; `answer-not-fitting`, when it judges other criteria or another text.
            Tampered: `standardisation-damaged`.
        """
        said, certificate = files.read(data)
        if isinstance(said, Answer):
            return said.exercise, self._answered(said, certificate, data)
        if rows.read(self._store, said.id) is None:
            with self._store.transaction():
                rows.insert(self._store, said, "draft")
                rows.seal(self._store, said, "received", data, certificate)
            return said.id, Changes.of(("exercise", said.id))
        return said.id, Changes()

    def _answered(self, said: Answer, certificate: bytes, data: bytes) -> Changes:
        kept, made = self._row(said.exercise), self.exercise(said.exercise)
        if rows.has_answer(self._store, said.id):
            return Changes()
        if kept["way"] != "given":
            raise Refusal("exercise-unknown")
        if kept["closed_at"]:
            raise Refusal("exercise-closed", title=made.title)
        if said.digest != files.digest(made) or _asked(made) != sorted(one.criterion for one in said.judged):
            raise Refusal("answer-not-fitting", title=made.title)
        with self._store.transaction():
            rows.add_answer(self._store, said, fingerprint(certificate), certificate, data)
        return Changes.of(("exercise", said.exercise))

    def choose(self, exercise: str, judged: Judged) -> Changes:
        """Say of one criterion of an exercise that came whether the evidence meets it; kept at once.

        Raises:
            Refusal: `exercise-unknown`; `exercise-not-to-judge`, for one's own; `criterion-unknown`.
        """
        made = self.exercise(exercise)
        if self._row(exercise)["way"] != "received":
            raise Refusal("exercise-not-to-judge")
        if judged.criterion not in _asked(made) or judged.choice not in get_args(Choice):
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
        left = [one for one in _asked(made) if one not in chosen]
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

    def answers(self, exercise: str) -> list[Came]:
        """The answers to an exercise, each judge's latest; those of unknown signers wait until somebody vouches."""
        from assessor_app.trust.anchors import standing  # noqa: PLC0415 - pyHanko's validator, slow to import

        anchors, now = self._archive.anchors(), self._clock.now().wall
        return [
            Came(answer, signer, standing(certificate, anchors, now).state == "holds")
            for answer, signer, certificate in rows.answers(self._store, exercise)
        ]

    def certificate(self, signer: str) -> bytes | None:
        """The certificate (DER) of whoever signed an exercise or an answer here, by its fingerprint."""
        return rows.certificate(self._store, signer)

    def agreement(self, exercise: str, *, everybody: bool = False) -> Agreement:
        """How far those who answered agree: those who are known here, or `everybody`."""
        came = [one.answer for one in self.answers(exercise) if one.known or everybody]
        keys = [one.key for one in self.exercise(exercise).criteria]
        return agreement(keys, came, self._row(exercise)["sealed"])

    def close(self, exercise: str) -> Changes:
        """Take no more answers."""
        return self._close(exercise, self._now())

    def reopen(self, exercise: str) -> Changes:
        """Take answers again."""
        return self._close(exercise, "")

    def _close(self, exercise: str, at: str) -> Changes:
        if self._row(exercise)["way"] != "given":
            raise Refusal("exercise-unknown")
        return self._closed(exercise, at)

    def _closed(self, exercise: str, at: str) -> Changes:
        with self._store.transaction():
            rows.close(self._store, exercise, at)
        return Changes.of(("exercise", exercise))

    def _draft(self, exercise: str) -> Exercise:
        made = self.exercise(exercise)
        if self._row(exercise)["way"] != "draft":
            raise Refusal("exercise-given", title=made.title)
        return made

    def _keep(self, made: Exercise) -> Changes:
        with self._store.transaction():
            rows.change(self._store, made)
        return Changes.of(("exercise", made.id))

    def _row(self, exercise: str) -> dict[str, Any]:
        found = rows.row(self._store, exercise)
        if found is None:
            raise Refusal("exercise-unknown")
        return found

    def _name(self) -> str:
        assessor = self._people.assessor()
        return assessor.name if assessor else ""

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall.replace(microsecond=0))


def _asked(made: Exercise) -> list[str]:
    return sorted(one.key for one in made.criteria)


def _demand_title(title: str) -> str:
    said = " ".join(title.split())[:_LONGEST_TITLE]
    if not said:
        raise Refusal("exercise-title-missing")
    return said
