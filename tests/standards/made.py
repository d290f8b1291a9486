"""Standards made up for tests: hypothesis strategies for whole ones, of every shape that a reading can have."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from assessor_app.standards.model import SECTION_NAMES, Criterion, Kind, Standard
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = (
    "cwsmer", "gwasanaeth", "dŵr", "tŷ", "siŵr", "Llŷn", "gïau", "ffôn", "the", "call", "i'r", "i’r", "P1", "1.", "–",
    "health", "safety", '"', "&", "<b>", "{", "a:", "\U0001f600", "ŵ", "Scope/range",
)  # fmt: skip
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
ANY_LINE = st.one_of(LINE, st.text(LETTERS, max_size=12).map(lambda text: collapse(text) or "x"))
LINES = st.lists(ANY_LINE, max_size=3).map(tuple)
MAYBE = st.one_of(st.none(), ANY_LINE)
DATE = st.sampled_from((None, "2021", "2021-02", "2021-02-28", "2013-01-01"))
URN = st.sampled_from((None, "TSTAB1", "SFS SYS 7", "PPL.B303", "CFAM&LDC2", "LANTw38", "ABC_12"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@st.composite
def lists(draw: st.DrawFn, kind: Kind, most: int = 6) -> tuple[Criterion, ...]:
    """The criteria of one kind, in groups or not."""
    groups = draw(st.sampled_from(((None,), ("Un", "Dau"), (None, "Un", "Un grŵp:", "Dau"))))
    return tuple(
        Criterion(
            kind=kind,
            label=draw(st.sampled_from(("", f"P{number}", str(number), f"G{number}"))),
            number=number,
            text=draw(st.one_of(ANY_LINE, st.just(""))),
            group=draw(st.sampled_from(groups)),
            items=draw(LINES),
        )
        for number in range(1, draw(st.integers(0, most)) + 1)
    )


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """A standard as a reading could give it."""
    approved, version = draw(DATE), draw(st.one_of(st.none(), st.sampled_from(("2", "1.1"))))
    text = digest(draw(st.text(max_size=8)))
    fields: dict[str, Any] = {name: draw(MAYBE) for name in ("developer", "validity", "status", "originator")}
    fields |= {name: draw(LINES) for name in ("overview", "suites", "original_urns", "occupations", "soc_codes")}
    return Standard(
        title=f"Safon {draw(LINE)}",
        language=draw(st.sampled_from(("cy", "en"))),
        urn=draw(URN),
        edition=approved or version or text[:12],
        performance=draw(lists("performance")),
        knowledge=draw(lists("knowledge")),
        behaviours=draw(lists("behaviour", 2)),
        sections={name: draw(LINES) for name in SECTION_NAMES},
        empty_sections=draw(st.lists(st.sampled_from(SECTION_NAMES), unique=True).map(tuple)),
        keywords=draw(LINES),
        source_sha256=digest(draw(st.text(max_size=8))),
        text_sha256=text,
        approved=approved,
        review_date=draw(DATE),
        version=version,
        **fields,
    )


def standard(urn: str = "TSTAB1", texts: Sequence[str] = ("gwneud un", "gwneud dau"), **changes: Any) -> Standard:  # noqa: ANN401 - any field
    """A small Welsh standard with these performance criteria and one knowledge statement."""
    said = "\n".join(texts)
    fields: dict[str, Any] = {
        "title": f"Safon {urn}",
        "language": "cy",
        "urn": urn,
        "edition": "2021-02-05",
        "overview": ("Testun y trosolwg.",),
        "performance": tuple(Criterion("performance", str(n), n, text) for n, text in enumerate(texts, 1)),
        "knowledge": (Criterion("knowledge", "G1", 1, "sut i wneud y gwaith"),),
        "behaviours": (),
        "sections": dict.fromkeys(SECTION_NAMES, ()),
        "empty_sections": (),
        "suites": ("Cyfres",),
        "original_urns": (),
        "occupations": (),
        "soc_codes": (),
        "keywords": (),
        "source_sha256": digest(f"source {urn} {said}"),
        "text_sha256": digest(f"text {urn} {said}"),
        "approved": "2021-02-05",
    }
    return Standard(**fields | changes)
