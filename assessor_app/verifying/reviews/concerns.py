"""The route for a concern: kept apart from the review, in no report, written out for the centre's head alone."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.observing.wording import tidy
from assessor_app.records.sealing import write_out
from assessor_app.vault.model import Changes
from assessor_app.verifying.reviews import store as rows

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.reviews.model import Concern, Route

ROUTES = {
    "malpractice": N_("Malpractice"),
    "maladministration": N_("Maladministration"),
    "safeguarding": N_("Safeguarding"),
}


class Concerns:
    """The concerns of one store, used from one thread. Nothing here is in any review, report or export of records."""

    def __init__(self, store: Store, archive: RecordArchive, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._clock = clock

    def raise_one(self, identity: str, route: Route, text: str) -> tuple[Concern, Changes]:
        """Keep a concern about a record.

        Raises:
            Refusal: `record-unknown`; `concern-missing`, where nobody says what it is.
        """
        held, said = self._archive.find(identity), tidy(text)
        if not said:
            raise Refusal("concern-missing")
        row = {
            "id": str(uuid.uuid4()),
            "identity": held.identity,
            "route": route,
            "text": said,
            "at": rfc3339(self._clock.now().wall),
        }
        rows.insert_concern(self._store, row)
        return self.find(row["id"]), Changes.of(("concern", row["id"]))

    def take_back(self, name: str) -> Changes:
        """Take back one that was not handed over yet.

        Raises:
            Refusal: `concern-unknown`; `concern-handed-over`.
        """
        if self.find(name).handed_at:
            raise Refusal("concern-handed-over")
        rows.drop_concern(self._store, name)
        return Changes.of(("concern", name))

    def find(self, name: str) -> Concern:
        """One concern; Refusal `concern-unknown`."""
        found = rows.concern(self._store, name)
        if found is None:
            raise Refusal("concern-unknown")
        return found

    def about(self, identity: str) -> list[Concern]:
        """The concerns about one record, oldest first."""
        return rows.concerns(self._store, identity)

    def hand_over(self, name: str, folder: Path, by: str, words: Words) -> tuple[Path, Changes]:
        """Write a concern into a folder as plain text, for the centre's head, and note when.

        Raises:
            Refusal: `concern-unknown`.
            Unavailable: `export-not-written`; nothing half-written stays behind.
        """
        concern = self.find(name)
        file = folder / f"concern-{concern.reference}-{concern.id[:8]}.txt"
        try:
            write_out(file, written(words, concern, by).encode())
        except Unavailable as problem:
            raise Unavailable("export-not-written", **problem.facts) from problem
        rows.handed(self._store, name, rfc3339(self._clock.now().wall))
        return file, Changes.of(("concern", name))


def written(words: Words, concern: Concern, by: str) -> str:
    """A concern as the head of the centre reads it, as plain text in one language."""
    lines = (
        words(N_("Concern: {route}"), route=words(ROUTES[concern.route])),
        "",
        words(N_("For the head of the centre. This is no part of the record or of its verification report.")),
        "",
        words(N_("Record: {reference}"), reference=concern.reference),
        words(N_("Candidate: {name}"), name=concern.candidate),
        words(N_("Assessor: {name}"), name=concern.assessor),
        words(N_("Raised by: {name}"), name=by),
        words(N_("Raised on: {when}"), when=moment(words, concern.at)),
        "",
        concern.text,
        "",
    )
    return "\n".join(lines)
