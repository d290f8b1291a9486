"""Drawing an exercise from a record, taking out of it what still names somebody, and handing it out, signed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.observing.private import Known
from assessor_app.vault.model import Changes
from assessor_app.verifying.days import demand_day
from assessor_app.verifying.standardising import anonymising, files
from assessor_app.verifying.standardising import store as rows
from assessor_app.verifying.standardising.exercises import Exercises
from assessor_app.verifying.standardising.model import Exercise, Piece

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.records.model import Payload
    from assessor_app.trust.model import Identity

_LONGEST_TITLE = 200


class Drafts(Exercises):
    """The exercises that are made here; `StandardisingDesk` is what others use."""

    def begin(self, identity: str, title: str, *, due: str = "", note: str = "") -> tuple[Exercise, Changes]:
        """Draw an exercise from a record, without names, judgements and links; nothing goes out yet.

        Raises:
            Refusal: `record-unknown`; `exercise-title-missing`; `date-malformed`; `exercise-nothing-judged`, when the
                record decided nothing that others could judge.
        """
        demand_day(due)
        held = self._archive.find(identity)
        payload = self._archive.payload(held.identity)
        wanted, say = anonymising.wanted(payload), _tongue(payload)
        if not wanted:
            raise Refusal("exercise-nothing-judged", reference=held.reference)
        made = Exercise(
            id=str(uuid.uuid4()),
            title=_demand_title(anonymising.bare_text(title, payload, say)),
            made_at=self._now(),
            by=self._name(),
            due=due,
            note=anonymising.bare_text(note, payload, say).strip(),
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
        return anonymising.doubtful(self.exercise(exercise).pieces, Known(others), self._source(exercise))

    def _source(self, exercise: str) -> Payload | None:
        """The data of the record that a draft was drawn from; None where it is no longer here."""
        try:
            return self._archive.payload(self._archive.find(self._row(exercise)["source"]).identity)
        except Refusal:
            return None

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
        """Say what a draft is called, until when answers are wanted (ISO 8601), and what its judges are told."""
        demand_day(due)
        draft, payload = self._draft(exercise), self._source(exercise)
        if payload is not None:
            say = _tongue(payload)
            title, note = (anonymising.bare_text(text, payload, say) for text in (title, note))
        return self._keep(replace(draft, title=_demand_title(title), due=due, note=note.strip()))

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

    def _draft(self, exercise: str) -> Exercise:
        made = self.exercise(exercise)
        if self._row(exercise)["way"] != "draft":
            raise Refusal("exercise-given", title=made.title)
        return made

    def _keep(self, made: Exercise) -> Changes:
        with self._store.transaction():
            rows.change(self._store, made)
        return Changes.of(("exercise", made.id))


def _tongue(payload: Payload) -> Words:
    """The language in which roles stand in what a maker writes: that of the record's pages, Welsh where it has both."""
    return speak("en" if payload["record"]["pages"] == "en" else "cy")


def _demand_title(title: str) -> str:
    said = " ".join(title.split())[:_LONGEST_TITLE]
    if not said:
        raise Refusal("exercise-title-missing")
    return said
