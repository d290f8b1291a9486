"""Declaring an interest, seeing which stand, lifting one. Whoever keeps work about people hears of it in `declared`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes
from assessor_app.verifying.interests import store as rows
from assessor_app.verifying.interests.model import Interest, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor_app.clock import Clock
    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store
    from assessor_app.verifying.interests.model import Concern


class Interests:
    """The interests of one store's person, used from one thread.

    `declared` are called within the transaction in which one is declared, and let go what was begun about that person.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self.declared: list[Callable[[Interest], Changes]] = []

    def standing(self) -> tuple[Interest, ...]:
        """In whom the verifier has declared a personal interest, by name."""
        return rows.standing(self._store)

    def in_people_of(self, payload: Payload) -> tuple[Interest, ...]:
        """Those that stand in the candidate or the assessor of a record."""
        candidate, assessor = payload["candidate"], payload["assessor"]
        return standing(
            self.standing(),
            candidate=(candidate["id"], candidate["name"]),
            assessor=(assessor["id"], assessor["name"]),
        )

    def demand_none(self, reference: str, payload: Payload) -> None:
        """Let through whoever has no interest in the people of a record; Refusal `interest-stands`."""
        found = self.in_people_of(payload)
        if found:
            raise Refusal("interest-stands", name=found[0].name, reference=reference)

    def declare(self, concern: Concern, subject: str, name: str, text: str) -> Changes:
        """Declare an interest in a candidate or assessor (by id): none of their records is this verifier's to verify.

        What is planned or selected of them goes back into the pool, and reviews that were begun are put aside.
        """
        made = Interest(concern, subject, tidy(name), tidy(text), rfc3339(self._clock.now().wall))
        touched = {("interest", "")}
        with self._store.transaction():
            rows.put(self._store, made)
            for let_go in self.declared:
                touched |= let_go(made).touched
        return Changes(frozenset(touched))

    def declare_in(self, payload: Payload, whom: Iterable[Concern], text: str) -> tuple[tuple[Interest, ...], Changes]:
        """Declare an interest in people of a record; those that did not stand before, the text is added to the others.

        Raises:
            Refusal: `interest-unsaid`, where nobody says what it is.
        """
        if not tidy(text):
            raise Refusal("interest-unsaid")
        touched, before = set[tuple[str, str]](), {(one.concern, one.subject) for one in self.standing()}
        with self._store.transaction():
            for concern in whom:
                person = payload[concern]
                touched |= self.declare(concern, person["id"], person["name"], text).touched
        new = tuple(one for one in self.standing() if (one.concern, one.subject) not in before)
        return new, Changes(frozenset(touched))

    def lift(self, concern: Concern, subject: str) -> Changes:
        """Say that an interest is no more."""
        rows.lift(self._store, concern, subject, rfc3339(self._clock.now().wall))
        return Changes.of(("interest", ""))
