# ruff: noqa: E501 - a document and what was counted in it stand side by side
"""One document for every layout that published standards have, and what a person counted in it by hand.

The words are the tests' own and the URNs invented. A criterion is written `label | group | text | sub-item; sub-item`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["exact", "flagged", "refused"]

TITLE = "Cadw'r gegin yn lân"
HEADER = """URN: GEGIN1
Sectorau Busnes (Cyfresi): Arlwyo
Datblygwyd gan: Cyngor Dychmygol
Cymeradwy ar: 05 Chwef 2024"""
OVERVIEW = """Trosolwg

Mae'r safon hon yn ymwneud â chadw'r gegin yn lân."""
LEAD_P = "Mae'n rhaid eich bod chi'n gallu:"
LEAD_K = "Mae angen i chi wybod a deall:"
ITEMS_P = """1. golchi'r llestri
2. sychu'r byrddau
3. ysgubo'r llawr"""
ITEMS_K = """1. pam mae glendid yn bwysig
2. ble i gadw'r offer"""
TAIL = """Cwmpas/ystod

Geirfa

Fersiwn rhif

2

Dyddiad Adolygu Dangosol

Maw 2029

Dilysrwydd

Ar hyn o bryd

Statws

Gwreiddiol

Sefydliad Cychwynnol

Cyngor Dychmygol

URN gwreiddiol

GEGIN0

Galwedigaethau Perthnasol

Cogydd, Cynorthwyydd cegin

Cod SOC

5434

Geiriau Allweddol

cegin; glendid; offer"""
PLAIN_P = ("1 | | golchi'r llestri", "2 | | sychu'r byrddau", "3 | | ysgubo'r llawr")
PLAIN_K = ("1 | | pam mae glendid yn bwysig", "2 | | ble i gadw'r offer")
ENGLISH_HEADER = """URN: KITCH1
Business Sectors (Suites): Catering
Developed by: Invented Council
Approved on: 5 February 2024"""
ENGLISH_TAIL = """Scope/range

Glossary

Version Number

2

Indicative Review Date

March 2029

Validity

Current

Status

Original

Originating Organisation

Invented Council

Original URN

KITCH0

Relevant Occupations

Cook

SOC Code

5434

Key Words

kitchen; cleaning"""


def welsh(
    *,
    title: str = TITLE,
    header: str = HEADER,
    overview: str = OVERVIEW,
    performance: str = f"Meini prawf perfformiad\n\n{LEAD_P}\n\n{ITEMS_P}",
    knowledge: str = f"Gwybodaeth a Dealltwriaeth\n\n{LEAD_K}\n\n{ITEMS_K}",
    tail: str = TAIL,
) -> str:
    """A Welsh document of the usual layout with some of its parts replaced."""
    return "\n\n".join(part for part in (title, header, overview, performance, knowledge, tail) if part) + "\n"


def performing(items: str, lead: str = LEAD_P) -> str:
    """The usual document with other performance criteria."""
    return welsh(performance=f"Meini prawf perfformiad\n\n{lead}\n\n{items}")


def knowing(items: str) -> str:
    """The usual document with other knowledge."""
    return welsh(knowledge=f"Gwybodaeth a Dealltwriaeth\n\n{LEAD_K}\n\n{items}")


def english(performance: str, knowledge: str, overview: str = "Overview\n\nThis is about a clean kitchen.") -> str:
    """An English document of the usual layout."""
    head = f"Keep the kitchen clean\n\n{ENGLISH_HEADER}\n\n{overview}"
    return f"{head}\n\n{performance}\n\n{knowledge}\n\n{ENGLISH_TAIL}\n"


@dataclass(frozen=True)
class Layout:
    """A document and its hand counts; what is not said is as in the usual document.

    `codes` are findings that must be there; `clean` allows no warning beside those.
    """

    name: str
    text: str
    outcome: Outcome = "exact"
    title: str = TITLE
    urn: str | None = "GEGIN1"
    overview: tuple[str, ...] = ("Mae'r safon hon yn ymwneud â chadw'r gegin yn lân.",)
    performance: tuple[str, ...] = PLAIN_P
    knowledge: tuple[str, ...] = PLAIN_K
    behaviours: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    values: dict[str, object] = field(default_factory=dict)
    texts: bool = True
    """Whether the texts are exact although something is flagged."""


def _english(name: str, printed_performance: str, printed_knowledge: str, /, **more: object) -> Layout:
    given: dict[str, object] = {
        "title": "Keep the kitchen clean",
        "urn": "KITCH1",
        "overview": ("This is about a clean kitchen.",),
        "performance": ("1 | | wash up", "2 | | dry the boards"),
        "knowledge": ("1 | | why it matters",),
    }
    return Layout(name, english(printed_performance, printed_knowledge), **(given | more))  # type: ignore[arg-type]


IDENTITY = (
    *(
        Layout(f"urn {urn}", welsh(header=HEADER.replace("GEGIN1", urn)), urn=urn.strip())
        for urn in ("SFS SYS 7", "ECI C02", "PPL.B303", "CFAM&LDC2", "LANTw38", "ABC_12", "GEGIN2 ")
    ),
    Layout("no urn", welsh(header=HEADER.split("\n", 1)[1]), urn=None, codes=("urn-missing",)),
    Layout("no labels", welsh(header=""), urn=None, codes=("labels-absent", "urn-missing")),
)

FRAME = (
    Layout("title led by its urn", welsh(title=f"GEGIN1 {TITLE}"), codes=("title-led-by-code",)),
    Layout("title led by its urn and a dash", welsh(title=f"GEGIN1 – {TITLE}"), codes=("title-led-by-code",)),
    Layout(
        "title led by a code, no urn",
        welsh(title=f"GEGIN1 {TITLE}", header=HEADER.split("\n", 1)[1]),
        "flagged",
        codes=("urn-from-title",),
    ),
    Layout("code in brackets after the title", welsh(title=f"{TITLE} (GEGIN1)"), codes=("title-led-by-code",)),
    Layout(
        "title led by another code",
        welsh(title=f"UNED12 {TITLE}"),
        "flagged",
        title=f"UNED12 {TITLE}",
        codes=("title-code-differs",),
    ),
    Layout(
        "urn on a line of its own before the title", welsh(title=f"GEGIN1\n\n{TITLE}"), codes=("title-led-by-code",)
    ),
    Layout("no title", welsh(title=""), "refused", codes=("title-missing",)),
    Layout("page furniture first", f"Print Download PDF\n\n{welsh()}", codes=("furniture-left-out",)),
    Layout("cut off in an item", welsh(tail="", knowledge=""), "refused", codes=("source-cut-off",)),
    Layout("cut off after the knowledge", welsh(tail=""), "flagged", codes=("source-ends-early",)),
    Layout(
        "page numbers and running heads inside items",
        performing(
            "1. golchi'r\n\nGEGIN1 Cadw'r gegin 1\n\nllestri\n2. sychu'r byrddau\n\nGEGIN1 Cadw'r gegin 2\n\n"
            "3. ysgubo'r\n\nGEGIN1 Cadw'r gegin 3\n\nllawr"
        ),
        "flagged",
        codes=("furniture-left-out", "line-joined"),
    ),
    Layout(
        "pages numbered in words",
        performing("1. golchi'r llestri\n\nTudalen 1 o 2\n\n2. sychu'r byrddau\n\nTudalen 2 o 2\n\n3. ysgubo'r llawr"),
        codes=("furniture-left-out",),
    ),
)

LABELS = (
    Layout("suites in Welsh with an English word", welsh(header=HEADER.replace("Cyfresi", "Suites"))),
    Layout(
        "labels in English",
        welsh(
            header=HEADER.replace("Sectorau Busnes (Cyfresi)", "Business Sectors (Suites)").replace(
                "Cymeradwy ar", "Approved"
            )
        ),
        codes=("heading-other-language",),
    ),
    Layout("values on the next lines", welsh(header=HEADER.replace(": ", "\n"))),
    Layout(
        "suites joined by a bare comma",
        welsh(header=HEADER.replace("Arlwyo", "Arlwyo,Glanhau, Golchi a Sychu,Bwyd")),
        values={"suites": ("Arlwyo", "Glanhau, Golchi a Sychu", "Bwyd")},
    ),
    Layout(
        "many suites",
        welsh(header=HEADER.replace("Arlwyo", ",".join(f"Cyfres {n}" for n in range(1, 45)))),
        values={"suites": tuple(f"Cyfres {n}" for n in range(1, 45))},
    ),
    *(
        Layout(
            f"approved {printed}",
            welsh(header=HEADER.replace("05 Chwef 2024", printed)),
            values={"approved": written, "edition": written},
        )
        for printed, written in (
            ("05 Chwef 2021", "2021-02-05"),
            ("30 Mar 2021", "2021-03-30"),
            ("Mawrth 2021", "2021-03"),
            ("2021", "2021"),
        )
    ),
    *(
        Layout(
            f"key words {printed}",
            welsh(tail=TAIL.replace("cegin; glendid; offer", printed)),
            values={"keywords": told},
        )
        for printed, told in (
            ("cegin, glendid", ("cegin", "glendid")),
            ("cegin; glendid, offer;", ("cegin", "glendid", "offer")),
            ("cegin; glendid; cegin", ("cegin", "glendid", "cegin")),
        )
    ),
    *(
        Layout(
            f"status {status}",
            welsh(tail=TAIL.replace("Gwreiddiol\n\n", f"{status}\n\n")),
            values={"status": status or None},
        )
        for status in ("Teilwredig", "Mewnforiwyd", "")
    ),
    Layout(
        "validity legacy",
        welsh(tail=TAIL.replace("Ar hyn o bryd", "Etifeddiaeth")),
        values={"validity": "Etifeddiaeth"},
    ),
    Layout("validity empty", welsh(tail=TAIL.replace("Ar hyn o bryd\n\n", "")), values={"validity": None}),
    Layout(
        "old: labels at the end, label words on two lines",
        welsh(
            header="",
            tail="Datblygwyd gan\n\nCyngor Dychmygol\n\nFersiwn\nrhif\n\n2\n\nDyddiad\ncymeradwyo\n\nIonawr 2012\n\n"
            "Dyddiad Adolygu\nDangosol\n\nMaw 2029\n\nURN\n\nGEGIN1\n\nCyfresi\n\nArlwyo\n\nGeiriau\nAllweddol\n\ncegin; glendid",
        ),
        values={
            "version": "2",
            "approved": "2012-01",
            "developer": "Cyngor Dychmygol",
            "suites": ("Arlwyo",),
            "keywords": ("cegin", "glendid"),
        },
    ),
    Layout(
        "names of fields in other Welsh",
        welsh(
            tail=TAIL.replace("Sefydliad Cychwynnol", "Sefydliad gwreiddiol")
            .replace("URN gwreiddiol", "RCU gwreiddiol")
            .replace("Cod SOC", "SOC Cod")
            .replace("Geirfa", "Geirfa\n\nCysylltiadau â SGC eraill\n\nGEGIN7 Golchi dillad")
        ),
        values={"originator": "Cyngor Dychmygol", "original_urns": ("GEGIN0",), "soc_codes": ("5434",)},
    ),
    Layout(
        "values beside labels, parted by blanks",
        welsh(header=HEADER.replace(": ", "      ")),
        values={"developer": "Cyngor Dychmygol", "approved": "2024-02-05"},
    ),
)
ONE = "Mae'r safon hon yn ymwneud â chadw'r gegin yn lân."
OVERVIEWS = (
    Layout("overview without its heading", welsh(overview=ONE), "flagged", codes=("text-before-headings",)),
    Layout("overview on its heading's line", welsh(overview=f"Trosolwg: {ONE}")),
    Layout(
        "overview after its heading, no colon",
        welsh(overview=f"Trosolwg {ONE}"),
        "flagged",
        codes=("heading-with-text",),
    ),
    Layout(
        "four paragraphs",
        welsh(overview=f"Trosolwg\n\n{ONE}\n\nUn.\n\nDau.\n\nTri."),
        overview=(ONE, "Un.", "Dau.", "Tri."),
    ),
    Layout(
        "a sentence broken by a blank line",
        welsh(overview="Trosolwg\n\nMae'r safon hon yn ymwneud\n\nâ chadw'r gegin yn lân."),
        "flagged",
        codes=("paragraph-joined",),
    ),
    Layout("all of it in quotes", welsh(overview=f'Trosolwg\n\n"{ONE}"'), overview=(f'"{ONE}"',)),
    Layout(
        "lists that are no criteria",
        welsh(overview=f"Trosolwg\n\n{ONE}\n\nMae'n cynnwys:\n\n- golchi\n- sychu\n\n1. ysgubo\n2. mopio\n\n1. eto"),
        overview=(ONE, "Mae'n cynnwys:", "- golchi", "- sychu", "1. ysgubo", "2. mopio", "1. eto"),
    ),
    Layout(
        "lists that repeat the groups word for word",
        welsh(
            overview=f"Trosolwg\n\n{ONE}\n\n- Golchi llestri\n- Glanhau'r ystafell",
            performance=f"Meini prawf perfformiad\n\n{LEAD_P}\n\nGolchi llestri\n\n1. golchi'r llestri\n2. sychu'r byrddau\n\nGlanhau'r ystafell\n\n3. ysgubo'r llawr",
        ),
        overview=(ONE, "- Golchi llestri", "- Glanhau'r ystafell"),
        performance=(
            "1 | Golchi llestri | golchi'r llestri",
            "2 | Golchi llestri | sychu'r byrddau",
            "3 | Glanhau'r ystafell | ysgubo'r llawr",
        ),
    ),
    Layout(
        "sub-headings",
        welsh(overview=f"Trosolwg\n\n{ONE}\n\nPwy ddylai ei defnyddio\n\nCogyddion."),
        overview=(ONE, "Pwy ddylai ei defnyddio", "Cogyddion."),
        codes=("heading-unknown",),
    ),
    Layout(
        "another standard's urn in prose",
        welsh(header=HEADER.split("\n", 1)[1], overview=f"Trosolwg\n\n{ONE}\n\nGweler hefyd URN: BWYD7 am fwyd."),
        urn=None,
        overview=(ONE, "Gweler hefyd URN: BWYD7 am fwyd."),
    ),
)
KNOWLEDGE = f"Gwybodaeth a Dealltwriaeth\n\n{LEAD_K}\n\n{ITEMS_K}"
PERFORMANCE = f"Meini prawf perfformiad\n\n{LEAD_P}\n\n{ITEMS_P}"
HEADINGS = (
    Layout("knowledge first", welsh(performance=KNOWLEDGE, knowledge=PERFORMANCE)),
    Layout(
        "skills before performance",
        welsh(performance=f"Sgiliau\n\nCyfathrebu\n\n{PERFORMANCE}"),
        values={"sections": {"skills": ("Cyfathrebu",)}},
    ),
    Layout(
        "scope before performance",
        welsh(
            performance=f"Cwmpas/ystod\n\n- ceginau\n- ceginau bach\n\n{PERFORMANCE}",
            tail=TAIL.replace("Cwmpas/ystod\n\n", ""),
        ),
        values={"sections": {"scope": ("ceginau", "ceginau bach")}},
    ),
    Layout(
        "headings on two lines",
        welsh(
            performance=PERFORMANCE.replace("prawf perff", "prawf\nperff"),
            knowledge=KNOWLEDGE.replace("a Deall", "a\nDeall"),
        ),
    ),
    Layout(
        "headings beside their text, parted by blanks",
        welsh(
            overview=f"Trosolwg                   {ONE}",
            performance=PERFORMANCE.replace("perfformiad\n\n", "perfformiad    "),
        ),
    ),
    _english(
        "what you must do",
        "What you must do (Performance Criteria)\n\n1. wash up\n2. dry the boards",
        "What you must know and understand (Knowledge and Understanding)\n\n1. why it matters",
    ),
    _english(
        "outcomes of effective performance",
        "Outcomes of effective performance\n\n1. wash up\n2. dry the boards",
        "Knowledge and understanding\n\n1. why it matters",
    ),
    _english(
        "old scopes",
        "Performance Criteria\n\nYou must be able to:\n\n1. wash up\n2. dry the boards\n\nScope related to performance criteria\n\n- all boards",
        "Knowledge and Understanding\n\nYou need to know and understand:\n\n1. why it matters",
        values={"sections": {"scope_performance": ("all boards",)}},
    ),
    Layout("no lead-in", performing(ITEMS_P, lead=""), codes=("lead-in-missing",)),
    Layout("lead-in repeated after a page", performing(ITEMS_P.replace("2. ", f"\n{LEAD_P}\n\n2. "))),
    Layout(
        "lead-in and heading repeated after a page",
        performing(ITEMS_P.replace("2. ", f"\nMeini prawf perfformiad\n\n{LEAD_P}\n\n2. ")),
        "flagged",
        codes=("heading-repeated",),
    ),
    Layout("lead-in on the first item's line", welsh(performance=f"Meini prawf perfformiad\n\n{LEAD_P} {ITEMS_P}")),
    Layout(
        "lead-in after the first group",
        welsh(
            performance=f"Meini prawf perfformiad\n\nGolchi\n\n{LEAD_P}\n\n1. golchi'r llestri\n2. sychu'r byrddau\n\nYsgubo\n\n3. ysgubo'r llawr"
        ),
        performance=("1 | Golchi | golchi'r llestri", "2 | Golchi | sychu'r byrddau", "3 | Ysgubo | ysgubo'r llawr"),
    ),
    _english(
        "performance criteria named in knowledge",
        "Performance Criteria\n\nYou must be able to:\n\n1. wash up\n2. dry the boards",
        "Knowledge and Understanding\n\nYou need to know and understand:\n\nPerformance Criteria 1\n\n1. why it matters\n\nPerformance Criteria 2\n\n2. where it is",
        knowledge=("1 | Performance Criteria 1 | why it matters", "2 | Performance Criteria 2 | where it is"),
    ),
    Layout(
        "words of headings in other lines",
        performing("1. golchi'r llestri\n2. dangos\n- Sgiliau da\n- Gwerthoedd clir\n3. ysgubo'r llawr"),
        performance=("1 | | golchi'r llestri", "2 | | dangos | Sgiliau da; Gwerthoedd clir", "3 | | ysgubo'r llawr"),
    ),
)
