"""The deeds of standardisation: what comes in as files, who answered, who agrees; the rest is what it is made of.

What a file says and whether it is whole is `files`; the figures are `agreeing`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.trust.model import fingerprint, tidy_name
from assessor_app.trust.vouching import VouchedSigners
from assessor_app.vault.model import Changes
from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising import store as rows
from assessor_app.verifying.standardising.agreeing import agreement
from assessor_app.verifying.standardising.drafting import Drafts
from assessor_app.verifying.standardising.exercises import asked
from assessor_app.verifying.standardising.judging import Judging
from assessor_app.verifying.standardising.model import Answer, Came

if TYPE_CHECKING:
    from assessor_app.verifying.standardising.agreeing import Agreement


class StandardisingDesk(Drafts, Judging):
    """Exercises of one store, one's own and those that came, used from one thread."""

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
        if said.digest != files.digest(made) or asked(made) != sorted(one.criterion for one in said.judged):
            raise Refusal("answer-not-fitting", title=made.title)
        with self._store.transaction():
            rows.add_answer(self._store, said, fingerprint(certificate), certificate, data)
        return Changes.of(("exercise", said.exercise))

    def answers(self, exercise: str) -> list[Came]:
        """The answers to an exercise, each judge's latest; those of unknown signers wait until somebody vouches.

        A judge who is known by several certificates, as after a renewal, is one judge.
        """
        from assessor_app.trust.anchors import standing  # noqa: PLC0415 - pyHanko's validator, slow to import
        from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

        anchors, now = self._archive.anchors(), self._clock.now().wall
        came = list[Came]()
        latest: dict[tuple[str, str], Came] = {}
        for answer, signer, certificate in rows.answers(self._store, exercise):
            known, said = standing(certificate, anchors, now).state == "holds", card(certificate)
            came.append(Came(answer, signer, known))
            person = (said.person_id or signer, tidy_name(said.name).casefold())
            if known and (person not in latest or _at(latest[person]) < _at(came[-1])):
                latest[person] = came[-1]
        return [one for one in came if not one.known or one in latest.values()]

    def vouch(self, exercise: str, signer: str, *, how: str, by: str) -> Changes:
        """Believe who signed an answer from now on, by their fingerprint, which was compared by another channel.

        Raises:
            Refusal: `exercise-unknown`; `answer-signer-unknown`, where nobody who answered has this fingerprint.
        """
        self._row(exercise)
        found = next((held for _said, who, held in rows.answers(self._store, exercise) if who == signer), None)
        if found is None:
            raise Refusal("answer-signer-unknown", fingerprint=signer)
        with self._store.transaction():
            VouchedSigners(self._store).vouch(found, how=how, by=by, at=self._now())
            touched = self._archive.judge_again(signer).touched
        return Changes(touched | {("exercise", exercise), ("signer", signer)})

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


def _at(one: Came) -> dt.datetime:
    return dt.datetime.fromisoformat(one.answer.at)
