"""Documents made at random from the parts of known layouts, with what a reader must find in each. No reading here.

The last two containers are plain text that another program took from the pages of a PDF, in reading order or as they
look. A seed gives one document: container × labels × groups × sub-items × wrapping × headings × language.
"""

from __future__ import annotations

import html
import random
import subprocess
import textwrap
from dataclasses import dataclass, field
from typing import Literal

from assessor_app.standards.reading import headings
from tests.standards.sheets import Sheet
from tests.standards.wordfiles import paragraph, table, word_file

Container = Literal["text", "html", "docx", "pdf", "pages", "layout"]
Language = Literal["cy", "en"]

STARTS = {
    "cy": ("golchi", "cadw", "sychu", "ysgubo", "cyfarch", "cofnodi", "Gwirio", "dilyn", "trefnu", "esbonio", "Rhoi"),
    "en": ("wash", "keep", "dry", "sweep", "greet", "record", "Check", "follow", "arrange", "explain", "Give"),
}
WORDS = {
    "cy": [
        "y",
        "llestri",
        "a'r",
        "byrddau",
        "yn",
        "lân",
        "cyn",
        "i'r",
        "gegin",
        "agor",
        "bob",
        "bore",
        "gan",
        "ddilyn",
        "canllawiau",
        "eich",
        "sefydliad",
        "â",
        "gofal",
        "am",
        "bobl",
        "eraill",
        "er",
        "mwyn",
        "sicrhau",
        "bod",
        "dŵr",
        "poeth",
        "ar",
        "gael",
        "hyd",
        "at",
        "1.5",
        "litr",
        "i",
        "bob",
        "siop",
        "ŷd",
        "sy'n",
        "prynu",
        "ffyn",
        "mesur",
    ],
    "en": [
        "the",
        "dishes",
        "and",
        "the",
        "boards",
        "clean",
        "before",
        "the",
        "kitchen",
        "opens",
        "each",
        "morning",
        "while",
        "following",
        "the",
        "guidance",
        "of",
        "your",
        "organisation",
        "with",
        "care",
        "for",
        "other",
        "people",
        "so",
        "that",
        "hot",
        "water",
        "is",
        "ready",
        "up",
        "to",
        "1.5",
        "litres",
        "for",
        "every",
        "shop",
    ],
}
GROUP_WORDS = {
    "cy": ("Golchi llestri", "Glanhau'r ystafell", "Siarad â chwsmeriaid", "Cau'r gegin ar ddiwedd y dydd"),
    "en": ("Washing dishes", "Cleaning the room", "Talking to customers", "Closing the kitchen at the end of the day"),
}
TITLES = {
    "cy": ("Cadw'r gegin yn lân", "Gweithio wrth y ddesg flaen gyda phobl nad ydych yn eu hadnabod o'r blaen"),
    "en": ("Keep the kitchen clean", "Work at the front desk with people whom you have never met before in your life"),
}
LEADS = {
    ("performance", "cy"): "Mae'n rhaid eich bod chi'n gallu:",
    ("performance", "en"): "You must be able to:",
    ("knowledge", "cy"): "Mae angen i chi wybod a deall:",
    ("knowledge", "en"): "You need to know and understand:",
}
EMPTY = ("scope", "scope_performance", "scope_knowledge", "values", "behaviours", "skills", "glossary", "related")


@dataclass(frozen=True)
class Item:
    label: str
    group: str | None
    text: str
    items: tuple[str, ...] = ()
    mark: str = ""


@dataclass
class Document:
    """What a document says, and how it is set."""

    seed: int
    container: Container
    language: Language
    title: str
    urn: str
    overview: list[str]
    performance: list[Item]
    knowledge: list[Item]
    keywords: list[str]
    style: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """How it is set, for a table of results."""
        return " ".join(
            [self.container, self.language, *(f"{key}={value}" for key, value in sorted(self.style.items()))]
        )


CONTAINERS: tuple[Container, ...] = ("text", "html", "docx", "pdf", "pages", "layout")


def document(seed: int, wanted: Container | None = None) -> Document:
    """The document of a seed; the same every time."""
    draw = random.Random(seed)  # noqa: S311 - documents, not secrets
    language: Language = draw.choice(("cy", "en"))
    container: Container = draw.choice(CONTAINERS) if wanted is None else wanted
    style = {
        "labels": draw.choice(("number", "paren", "prefixed", "bullet", "letter", "coded")),
        "groups": draw.choice(("none", "none", "on", "restart")),
        "subs": draw.choice(("none", "none", "bullets", "numbers")),
        "wrap": draw.choice(("none", "hang", "flat")),
        "gaps": draw.choice(("all", "none")),
        "lead": draw.choice(("line", "none", "inline")),
        "header": draw.choice(("inline", "next", "absent")),
        "headings": draw.choice(("usual", "upper", "split")),
        "tail": draw.choice(("full", "full", "full", "cut")),
        "order": draw.choice(("performance", "performance", "knowledge")),
    }
    performance = _list(draw, language, style, "P")
    knowledge_style = style | {"groups": draw.choice(("none", "none", "on"))}
    knowledge = _list(draw, language, knowledge_style, "G" if language == "cy" else "K")
    overview = [_sentence(draw, language, 14) for _ in range(draw.randint(1, 4))]
    urn = draw.choice(("GEGIN1", "SFS SYS 7", "PPL.B303", "CFAM&LDC2", "LANTw38"))
    return Document(
        seed, container, language, draw.choice(TITLES[language]), urn, overview, performance, knowledge,
        draw.sample(WORDS[language][:8], 3), style,
    )  # fmt: skip


def _phrase(draw: random.Random, language: Language, most: int) -> str:
    words = [draw.choice(STARTS[language]), *(draw.choice(WORDS[language]) for _ in range(draw.randint(2, most)))]
    return " ".join(words)


def _sentence(draw: random.Random, language: Language, most: int) -> str:
    told = " ".join(_phrase(draw, language, most) for _ in range(draw.randint(1, 3)))
    return f"{told[0].upper()}{told[1:]}."


def _list(draw: random.Random, language: Language, style: dict[str, str], letter: str) -> list[Item]:
    count = draw.randint(3, 12)
    groups = draw.sample(GROUP_WORDS[language], 2) if style["groups"] != "none" and count > 3 else []
    cut = draw.randint(1, count - 1)
    told: list[Item] = []
    number = 0
    seen: set[str] = set()
    for place in range(count):
        group = groups[place >= cut] if groups else None
        number = 1 if groups and place == cut and style["groups"] == "restart" else number + 1
        text = _phrase(draw, language, 16)
        while text in seen:
            text = _phrase(draw, language, 16)
        seen.add(text)
        text += draw.choice(("", "", "", ".", ",", ";"))
        label, mark = _label(style["labels"], number, letter)
        subs: tuple[str, ...] = ()
        if style["subs"] != "none" and style["labels"] in {"number", "prefixed"} and draw.random() < 0.3:
            text = f"{text.rstrip('.,;')}:"
            bodies = [_phrase(draw, language, 5).lower() for _ in range(draw.randint(2, 3))]
            subs = tuple(
                bodies if style["subs"] == "bullets" else (f"{label}.{n} {one}" for n, one in enumerate(bodies, 1))
            )
        told.append(Item(label, group, text, subs, mark))
    return told


def _label(style: str, number: int, letter: str) -> tuple[str, str]:
    return {
        "number": (str(number), f"{number}."),
        "paren": (str(number), f"{number})"),
        "prefixed": (f"{letter}{number}", f"{letter}{number}"),
        "bullet": ("", "•"),
        "letter": (chr(96 + number), f"{chr(96 + number)})"),
        "coded": (f"{letter}FR1/{number}", f"{letter}FR1/{number}"),
    }[style]


Part = tuple[str, str, str]  # what it is (title, label, heading, lead, group, item, sub, text), mark, text


def parts(told: Document) -> list[Part]:
    """The parts of a document in printed order."""

    def name(key: str) -> str:
        printed = headings.name(key, told.language)
        return printed.upper() if told.style["headings"] == "upper" else printed

    done: list[Part] = [("title", "", told.title)]
    if told.style["header"] != "absent":
        values = {"urn": told.urn, "developer": "Skills Council", "approved": "2024"}
        done += [("label", headings.name(key, told.language), value) for key, value in values.items()]
    done.append(("heading", "", name("overview")))
    done += [("text", "", text) for text in told.overview]
    order = ("performance", "knowledge") if told.style["order"] == "performance" else ("knowledge", "performance")
    for kind in order:
        done.append(("heading", "", name(kind)))
        if told.style["lead"] != "none":
            done.append(("lead", "", LEADS[kind, told.language]))
        done += _items(told.performance if kind == "performance" else told.knowledge)
    if told.style["tail"] == "full":
        done += [("heading", "", name(key)) for key in EMPTY]
        done += [
            ("heading", "", name("version")),
            ("text", "", "2"),
            ("heading", "", name("review_date")),
            ("text", "", "2031"),
        ]
        done += [("heading", "", name("keywords")), ("text", "", "; ".join(told.keywords))]
    return done


def _items(items: list[Item]) -> list[Part]:
    done: list[Part] = []
    group = None
    for one in items:
        if one.group != group and one.group:
            done.append(("group", "", one.group))
        group = one.group
        done.append(("item", one.mark, one.text))
        for sub in one.items:
            label, _, rest = sub.partition(" ")
            numbered = label[:1].isdigit() or label[1:2].isdigit()
            done.append(("sub", label if numbered else "•", rest if numbered else sub))
    return done


def as_bytes(told: Document) -> bytes:
    """The file."""
    if told.container in {"pages", "layout"}:
        options = ["-layout"] if told.container == "layout" else []
        return subprocess.run(
            ["pdftotext", *options, "-", "-"], input=_pdf(told), capture_output=True, check=True
        ).stdout
    return {"text": _text, "html": _html, "docx": _docx, "pdf": _pdf}[told.container](told)


def _text(told: Document) -> bytes:
    width = 64 if told.style["wrap"] != "none" else 10_000
    gap = "\n" if told.style["gaps"] == "all" else ""
    lines: list[str] = []
    pending = ""
    for kind, mark, text in parts(told):
        if kind == "label":
            lines += [f"{mark}: {text}" if told.style["header"] == "inline" else f"{mark}\n{text}"]
        elif kind == "heading":
            halves = text.split(" ", 1) if told.style["headings"] == "split" else [text]
            lines += ["", *halves, ""]
        elif kind == "lead" and told.style["lead"] == "inline":
            pending = f"{text} "
        elif kind in {"item", "sub"}:
            indent = "    " if kind == "sub" else ""
            hang = indent + " " * (len(mark) + 1) if told.style["wrap"] == "hang" else indent
            said = f"{indent}{pending}{mark} {text}"
            pending = ""
            lines += [
                *textwrap.wrap(
                    said,
                    width,
                    subsequent_indent=hang,
                    break_long_words=False,
                    break_on_hyphens=False,
                    drop_whitespace=True,
                    initial_indent="",
                ),
                *([""] if gap else []),
            ]
        elif kind == "group":
            lines += ["", f"{pending}{text}", ""]
            pending = ""
        else:
            lines += [*textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False), ""]
    return "\n".join(lines).encode()


def _html(told: Document) -> bytes:
    body: list[str] = []
    for kind, mark, text in parts(told):
        said = html.escape(text)
        if kind == "title":
            body.append(f"<h1>{said}</h1>")
        elif kind == "label":
            inline = told.style["header"] == "inline"
            body.append(
                f"<p>{mark}: {said}</p>" if inline else f"<table><tr><th>{mark}</th><td>{said}</td></tr></table>"
            )
        elif kind in {"heading", "group"}:
            body.append(f"<h3>{said}</h3>")
        elif kind == "item":
            body.append(
                f"<div>{html.escape(mark)} {said}</div>"
                if told.style["wrap"] != "flat"
                else f"<table><tr><td>{mark}</td><td>{said}</td></tr></table>"
            )
        elif kind == "sub":
            body.append(f"<ul><li>{said}</li></ul>" if mark == "•" else f"<p>{mark} {said}</p>")
        else:
            body.append(f"<p>{said}</p>")
    return f"<!doctype html><html><body>{''.join(body)}</body></html>".encode()


def _docx(told: Document) -> bytes:
    body: list[str] = []
    for kind, mark, text in parts(told):
        if kind == "title":
            body.append(paragraph(text, style="Titl"))
        elif kind == "label":
            inline = told.style["header"] == "inline"
            body.append(paragraph(f"{mark}: {text}") if inline else table((mark, text)))
        elif kind in {"heading", "group"}:
            body.append(paragraph(text, bold=True))
        elif kind == "item" and told.style["wrap"] == "flat":
            body.append(table((mark, text)))
        elif kind == "sub" and mark == "•":
            body.append(paragraph(text, list_id="1", level=1))
        else:
            body.append(paragraph(f"{mark} {text}".strip()))
    return word_file("".join(body))


def _pdf(told: Document) -> bytes:
    beside = told.style["header"] == "next"
    sheet = Sheet(head=f"{told.urn}" if told.style["gaps"] == "all" else "", foot="{page}")
    sheet.left = 190.0 if beside else 60.0
    gap = told.style["gaps"] == "all"
    for kind, mark, text in parts(told):
        if kind == "title":
            sheet.paragraph(text, size=15, bold=True)
        elif kind == "label" and beside:
            sheet.beside(mark)
            sheet.paragraph(text)
        elif kind == "label":
            sheet.paragraph(f"{mark}: {text}")
        elif kind == "heading" and beside:
            sheet.beside(text)
        elif kind in {"heading", "group"}:
            sheet.paragraph(text, bold=True)
        elif kind == "item":
            sheet.item(mark, text, hanging=told.style["wrap"] != "flat", gap=gap)
        elif kind == "sub":
            sheet.item(mark, text, indent=24, gap=gap)
        else:
            sheet.paragraph(text)
    return sheet.done()
