"""A pack's `index.pdf`: the sample with what each record's files are called, and who signed. Checks nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from assessor_app import __version__
from assessor_app.language import N_
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN, Document
from assessor_app.paper.fonts import drawable
from assessor_app.paper.metadata import About
from assessor_app.paper.text import Run
from assessor_app.records.canonical import canonical, nfc
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.verifying.external.page import HOW, LISTED
from assessor_app.verifying.sampling.pages.furniture import running
from assessor_app.verifying.sampling.pages.saying import Saying, heading, lead, table
from assessor_app.verifying.sampling.words import STAGES, STATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.verifying.sampling.pages.saying import Held

    Files = Mapping[str, Sequence[tuple[str, str]]]

SHORT: Final = 16
WIDTHS: Final = (112.0, 96.0, 120.0, COLUMN - 328.0)
SIGNED: Final = (150.0, 150.0, 90.0, COLUMN - 390.0)
TITLE: Final = N_("The external verifier’s pack")


def draw(said: dict[str, Any], files: Files, pages: Pages) -> bytes:
    """Draw the index of a pack whose list says this; `files` as `page.as_bytes` takes them."""
    saying, plan = Saying(pages), said["plan"]
    made = Document(_about(said, saying), canonical(nfc({"id": said["id"], "number": said["number"]})))
    blocks = [
        *_opening(said, saying, made.root),
        *_sample(said["sample"], files, saying, made.root),
        *_register(said["register"], saying, made.root),
    ]
    foot = f"{said['id']} · {said['number']}"
    return made.render(blocks, running(plan["name"], said["by"], foot, saying))


def _about(said: dict[str, Any], saying: Saying) -> About:
    return About(
        title=" ".join(drawable(f"{saying.plain(TITLE)} · {said['plan']['name']}").split()),
        author=" ".join(drawable(said["by"]).split()) or "—",
        subject=saying.plain(N_("Which records are in the pack, and where each of its files is")),
        keywords="",
        program=f"assessor-app {__version__}",
        when=dt.datetime.fromisoformat(said["made_at"]),
        languages=saying.tongues,
    )


def _opening(said: dict[str, Any], saying: Saying, root: Elem) -> list[Block]:
    plan, part = said["plan"], root.child("Sect")
    facts: list[tuple[str, list[Run]]] = [
        (N_("Made by"), [Run(said["by"] or "—")]),
        (N_("Made on"), saying.moment(said["made_at"])),
        (N_("Pack number"), [Run(str(said["number"]))]),
        (N_("Records"), [Run(str(len(said["sample"])))]),
    ]
    if plan["agreed_on"]:
        facts.append((N_("Plan agreed on"), saying.day(plan["agreed_on"])))
        facts.append((N_("Plan agreed with"), [Run(plan["agreed_with"])]))
    rows: list[list[Held]] = [[saying.t(label, " / "), value] for label, value in facts]
    told = [*lead(saying, part, HOW), *lead(saying, part, LISTED)]
    if said["after"]:
        told += lead(saying, part, N_("It adds to pack number {number}."), number=said["after"])
    return [
        Paragraph(saying.t(TITLE, " / "), looks.TITLE, root.child("H1"), sticks=True),
        Paragraph(plan["name"], looks.SUBTITLE, part.child("P"), before=2, sticks=True),
        *told,
        table(part, [saying.t(N_("What"), " / "), saying.t(N_("Value"), " / ")], (170.0, COLUMN - 170.0), rows),
    ]


def _sample(sample: Sequence[dict[str, Any]], files: Files, saying: Saying, root: Elem) -> list[Block]:
    part = root.child("Sect")
    heads = (N_("Record"), N_("Assessor and site"), N_("Why"), N_("Files"))
    rows = [_record(one, files.get(one["identity"], ()), saying) for one in sample]
    titles = [saying.t(head, " / ") for head in heads]
    return [heading(saying, part, N_("The sample")), table(part, titles, WIDTHS, rows)]


def _record(one: dict[str, Any], files: Sequence[tuple[str, str]], saying: Saying) -> list[Held]:
    def record(elem: Elem) -> list[Block]:
        stage = [*saying.t(STAGES[one["stage"]], " / "), Run(" · "), *saying.t(STATES[one["state"]], " / ")]
        parts = [
            ([Run(one["reference"], "bold")], looks.CELL),
            ([Run(one["candidate"])], looks.CELL),
            (saying.day(one["observed_on"]), looks.SMALL),
            (stage, looks.SMALL),
            ([Run(one["identity"][:SHORT])], looks.SMALL),
        ]
        return looks.several(elem, parts, 0)

    def who(elem: Elem) -> list[Block]:
        site = [([Run(one["site"])], looks.SMALL)] if one["site"] else []
        return looks.several(elem, [([Run(one["assessor"])], looks.CELL), *site], 0)

    def why(elem: Elem) -> list[Block]:
        reasons = [(saying.each(said.__getitem__), looks.SMALL) for said in one["reasons"]]
        return looks.several(elem, reasons or [([Run("—")], looks.CELL)])

    def where(elem: Elem) -> list[Block]:
        parts = [
            part
            for name, called in files
            for part in ((saying.t(called, " / "), looks.CELL), ([Run(name)], looks.SMALL))
        ]
        return looks.several(elem, parts or [([Run("—")], looks.CELL)], 0)

    return [record, who, why, where]


def _register(register: Sequence[dict[str, Any]], saying: Saying, root: Elem) -> list[Block]:
    part = root.child("Sect")
    heads = (N_("Name"), N_("Centre"), N_("Valid until"), N_("Certificate"))
    rows: list[list[Held]] = [
        [
            [Run(one["name"])],
            [Run(one["organisation"] or "—")],
            saying.day(one["not_after"][:10]),
            [Run(f"{one['fingerprint'][:SHORT]} · {one['certificate']}")],
        ]
        for one in register
    ]
    titles = [saying.t(head, " / ") for head in heads]
    return [heading(saying, part, N_("Who signed")), table(part, titles, SIGNED, rows)]
