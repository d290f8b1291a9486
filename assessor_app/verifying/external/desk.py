"""The deeds of the external verifier's pack: what it would hold, making it, adding to it, checking one that came."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.records.portfolio.writing import write
from assessor_app.vault.model import Changes
from assessor_app.verifying.external import checking, gathering, listing, page
from assessor_app.verifying.external import store as rows
from assessor_app.verifying.external.gathering import Gathered, Kept
from assessor_app.verifying.external.model import Checked, Contents, Made
from assessor_app.verifying.sheets import Sheet, as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor_app.people.desk import PeopleDesk
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store
    from assessor_app.verifying.sampling.desk import Sampling
    from assessor_app.verifying.sampling.model import Item
    from assessor_app.verifying.statements.keeping import Statements

INDEX: Final = (
    "reference", "candidate", "assessor", "site", "observed_on", "stage", "origin", "state", "fate", "identity",
)  # fmt: skip


class ExternalDesk:
    """The packs of one store, used from one thread."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        sampling: Sampling,
        statements: Statements,
        *,
        people: PeopleDesk,
        clock: Clock,
    ) -> None:
        self._store = store
        self._archive = archive
        self._sampling = sampling
        self._statements = statements
        self._people = people
        self._clock = clock

    def contents(self, plan: str) -> Contents:
        """What a pack of a plan would hold now; Refusal as `Sampling.plan`."""
        found = self._sampling.plan(plan)
        items = tuple(self._sampling.items(plan))
        statements = sum(
            one.verdict == "accepted" for item in items for one in self._statements.of_record(item.identity)
        )
        made = tuple(rows.of_plan(self._store, plan))
        return Contents(plan, found.name, items, statements, frozenset(rows.sent(self._store, plan)), made)

    def make(
        self, plan: str, identity: Identity, target: Path, progress: Progress, *, pages: Pages = "both",
        only_new: bool = False,
    ) -> tuple[Made, Changes]:  # fmt: skip
        """Write the pack of a plan as a folder, or as a zip where the name ends in `.zip`: all of it or nothing.

        With `only_new` it holds what was in no pack of the plan yet: what was added on the day. `pages` are the
        languages of the printed plan.

        Raises:
            Refusal: as `Sampling.plan`; `sample-empty`, when the plan has no sample; `external-pack-nothing-new`;
                `portfolio-exists`.
            Unavailable: `portfolio-disk-full`, `portfolio-not-written`; nothing half-written stays behind.
            Cancelled: the same.
        """
        made, items = self._next(plan, target.name, only_new=only_new)
        write(target, self._files(made, items, identity, pages, progress))
        with self._store.transaction():
            rows.insert(self._store, made, (one.identity for one in items))
        self._archive.tick_off(one.identity for one in items)
        return made, Changes.of(("external-pack", made.id))

    def _next(self, plan: str, target: str, *, only_new: bool) -> tuple[Made, tuple[Item, ...]]:
        """The pack that is to be made, and what goes into it."""
        contents = self.contents(plan)
        if not contents.items:
            raise Refusal("external-pack-empty", name=contents.name)
        items = contents.new if only_new else contents.items
        if not items:
            raise Refusal("external-pack-nothing-new", name=contents.name)
        before = contents.made[-1].number if only_new and contents.made else 0
        now = rfc3339(self._clock.now().wall.replace(microsecond=0))
        made = Made(str(uuid.uuid4()), plan, len(contents.made) + 1, before, now, target, len(items))
        return made, items

    def _files(
        self, made: Made, items: Sequence[Item], identity: Identity, pages: Pages, progress: Progress
    ) -> Iterator[tuple[str, bytes]]:
        """Every file, its list the last but for the page that shows it: a list holds no digest of itself."""
        from assessor_app.verifying.external.pages import draw as index  # noqa: PLC0415 - brings in reportlab
        from assessor_app.verifying.sampling.pages import draw  # noqa: PLC0415 - same

        into, plan = Gathered(), self._sampling.plan(made.plan)
        kept = Kept(self._archive, self._statements, self._clock.now().wall)
        yield from gathering.files(items, kept, into, progress)
        if plan.drawn:  # a sample put together by hand has its reasons in the index, and no draw to justify
            yield into.note("plan.pdf", draw(self._sampling.justification(made.plan), pages), "plan")
        register = [into.register[one] for one in sorted(into.register, key=lambda one: into.register[one].name)]
        assessor = self._people.assessor()
        by = assessor.name if assessor else ""
        said = listing.document(made, plan, by=by, items=items, register=register, files=())
        yield into.note("register.csv", as_csv(_register(said)), "register")
        yield into.note("index.csv", as_csv(_index(said)), "index")
        yield into.note("index.html", page.as_bytes(said, into.of_record), "index")
        yield into.note("index.pdf", index(said, into.of_record, pages), "index")
        whole = listing.document(made, plan, by=by, items=items, register=register, files=into.files)
        yield listing.FILE, listing.write(whole, identity)

    def made(self, plan: str) -> list[Made]:
        """The packs of one plan, oldest first."""
        return rows.of_plan(self._store, plan)

    def check(self, path: Path, progress: Progress) -> Checked:
        """Hold a pack that came against its own list, as `checking.check`; what is in it is taken in by the inbox."""
        return checking.check(path, self._archive.anchors(), self._clock.now().wall, progress)


def _register(said: dict[str, Any]) -> Sheet:
    heads = ("name", "organisation", "roles", "fingerprint", "not_before", "not_after", "standing", "certificate")
    return Sheet("register", heads, tuple(tuple(_plain(one[head]) for head in heads) for one in said["register"]))


def _index(said: dict[str, Any]) -> Sheet:
    return Sheet("index", INDEX, tuple(tuple(_plain(one[head]) for head in INDEX) for one in said["sample"]))


def _plain(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)
