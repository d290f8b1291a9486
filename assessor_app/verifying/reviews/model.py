"""What a review rests on, as frozen records: what it looks at in a record, one thing said, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from assessor_app.observing.model import EntryKind, State
    from assessor_app.standards.model import Kind, Language
    from assessor_app.verifying.model import Overall, Review
    from assessor_app.verifying.sampling.model import Item

Part = Literal[
    "stage", "interest", "finding", "process", "observed_assessor", "interviewed_candidate", "overall", "feedback",
    "good_practice", "point", "action", "looked",
]  # fmt: skip
TEXTS: tuple[Part, ...] = ("observed_assessor", "interviewed_candidate", "feedback", "good_practice", "point")
"""The parts that are one text each."""
Group = Literal["open", "waits", "finished"]
ReviewState = Literal["open", "aside", "finished"]
Route = Literal["malpractice", "maladministration", "safeguarding"]
ROUTES: tuple[Route, ...] = ("malpractice", "maladministration", "safeguarding")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in a review: which `part`, `about` which criterion, check or action, and what (None: nothing).

    `value` is plain data as JSON has it. Saying what was said before takes a step back.
    """

    part: Part
    about: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A review as it is kept. `beyond` are criteria it looks at although the record does not judge them.

    `finished_at` is RFC 3339 or empty; `unsigned` the code that says why the record's own file was not signed when the
    review was finished (empty: it was), `report` the identity of its report.
    """

    review: Review
    state: ReviewState
    beyond: tuple[str, ...] = ()
    finished_at: str = ""
    unsigned: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Waits:
    """One line of what waits: a review that is begun or finished, or an item of a sample, by its id (`key`).

    `day` is RFC 3339 or an ISO 8601 date: when the record was sealed, of an item when it was observed. `decided` counts
    criteria, `overall` is empty until it is said.
    """

    key: str
    state: Group
    identity: str
    reference: str
    candidate: str
    assessor: str
    day: str
    decided: int = 0
    overall: Overall | Literal[""] = ""
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the log that is linked to a criterion and was not struck; `at` is RFC 3339."""

    kind: EntryKind
    text: str
    question: str
    at: str
    language: Language


@dataclass(frozen=True, slots=True)
class Located:
    """Evidence for a criterion: a location (`what`, `where`, `holder`), or a file by its name and caption."""

    what: str
    where: str
    holder: str
    file: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """One criterion of the record as a verifier looks at it.

    `key` is the text of its `CriterionKey`, `standard` that of its standard. `texts` and `titles` (of its standard) are
    by language, the one assessed against first; `judged` says that the record carries a decision on it.
    """

    key: str
    standard: str
    urn: str
    titles: tuple[tuple[Language, str], ...]
    kind: Kind
    number: int
    label: str
    texts: tuple[tuple[Language, str], ...]
    items: tuple[str, ...]
    state: State
    judged: bool
    lines: tuple[Line, ...]
    evidence: tuple[Located, ...]

    def text(self, reader: Language) -> str:
        """Its text in the reader's language, or in the one there is."""
        return dict(self.texts).get(reader, self.texts[0][1])

    def title(self, reader: Language) -> str:
        """Its standard's title in the reader's language, or in the one there is."""
        return dict(self.titles).get(reader, self.titles[0][1])


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern about a record that is no part of its report: by which route, what it is, when it was said (RFC 3339).

    `handed_at` is when it was written out for the centre's head, RFC 3339 or empty.
    """

    id: str
    identity: str
    reference: str
    candidate: str
    assessor: str
    route: Route
    text: str
    at: str
    handed_at: str = ""
