"""Layouts of lists: labels, sub-items, groups, and lists that lost their line ends; continues `layouts`."""

from __future__ import annotations

from tests.standards.layouts import ITEMS_P, KNOWLEDGE, LEAD_P, PLAIN_P, Layout, knowing, performing, welsh

P = ("P1 | | golchi'r llestri", "P2 | | sychu'r byrddau", "P3 | | ysgubo'r llawr")
BARE = (" | | golchi'r llestri", " | | sychu'r byrddau", " | | ysgubo'r llawr")
LABELLED = "P1 golchi'r llestri\nP2 sychu'r byrddau\nP3 ysgubo'r llawr"
ITEMS = (
    Layout("no-break spaces after numbers", performing(ITEMS_P.replace(". ", ".\xa0\xa0\xa0"))),
    Layout("indented numbers", performing("\n".join(f"  {line}" for line in ITEMS_P.split("\n")))),
    Layout("blank lines between all", performing(ITEMS_P.replace("\n", "\n\n"))),
    Layout("blank lines between some", performing(ITEMS_P.replace("\n3", "\n\n3"))),
    Layout("hyphens", performing("- golchi'r llestri\n- sychu'r byrddau\n- ysgubo'r llawr"), performance=BARE),
    Layout("round bullets", performing("• golchi'r llestri\n• sychu'r byrddau\n• ysgubo'r llawr"), performance=BARE),
    Layout(
        "plain lines",
        performing("golchi'r llestri\nsychu'r byrddau\nysgubo'r llawr"),
        "flagged",
        performance=BARE,
        codes=("list-without-labels",),
    ),
    Layout(
        "P and G",
        welsh(
            performance=f"Meini prawf perfformiad\n\n{LEAD_P}\n\n{LABELLED}",
            knowledge=KNOWLEDGE.replace("1. ", "G1 ").replace("2. ", "G2 "),
        ),
        performance=P,
        knowledge=("G1 | | pam mae glendid yn bwysig", "G2 | | ble i gadw'r offer"),
    ),
    Layout(
        "P and K",
        welsh(
            performance=f"Meini prawf perfformiad\n\n{LEAD_P}\n\n{LABELLED}",
            knowledge=KNOWLEDGE.replace("1. ", "K1 ").replace("2. ", "K2 "),
        ),
        performance=P,
        knowledge=("K1 | | pam mae glendid yn bwysig", "K2 | | ble i gadw'r offer"),
    ),
    Layout(
        "letters",
        performing("a) golchi'r llestri\nb) sychu'r byrddau\nc) ysgubo'r llawr"),
        performance=("a | | golchi'r llestri", "b | | sychu'r byrddau", "c | | ysgubo'r llawr"),
    ),
    Layout(
        "codes with a stroke",
        performing("SFR1/1 golchi'r llestri\nSFR1/2 sychu'r byrddau\nSFR1/3 ysgubo'r llawr"),
        performance=("SFR1/1 | | golchi'r llestri", "SFR1/2 | | sychu'r byrddau", "SFR1/3 | | ysgubo'r llawr"),
    ),
    Layout(
        "codes with a stroke, one missing",
        performing("SFR1/1 golchi'r llestri\nSFR1/3 ysgubo'r llawr"),
        "flagged",
        performance=("SFR1/1 | | golchi'r llestri", "SFR1/3 | | ysgubo'r llawr"),
        codes=("numbers-jump",),
    ),
    Layout(
        "labels alone on their lines",
        performing("P1\ngolchi'r llestri\nP2\nsychu'r byrddau\nP3\nysgubo'r llawr"),
        performance=P,
    ),
    Layout(
        "labels alone, then a blank line",
        performing("P1\n\ngolchi'r llestri\n\nP2\n\nsychu'r byrddau\n\nP3\n\nysgubo'r llawr"),
        performance=P,
    ),
    Layout(
        "labels after the texts",
        performing("golchi'r llestri P1\nsychu'r byrddau P2\nysgubo'r llawr P3"),
        "flagged",
        performance=P,
        codes=("labels-after-texts",),
    ),
    Layout("all items on one line", performing(ITEMS_P.replace("\n", " ")), "flagged", codes=("items-parted",)),
    Layout(
        "all labels on one line",
        performing(LABELLED.replace("\n", " ")),
        "flagged",
        performance=P,
        codes=("items-parted",),
    ),
    Layout(
        "two labelled items on one line",
        performing(LABELLED.replace("\nP2", " P2")),
        "flagged",
        performance=P,
        codes=("items-parted",),
    ),
    Layout(
        "the whole list inside one bullet",
        performing(f"- {LABELLED.replace(chr(10), ' ')}"),
        "flagged",
        performance=P,
        codes=("items-parted",),
    ),
    Layout("bullets before labels", performing("\n".join(f"• {line}" for line in LABELLED.split("\n"))), performance=P),
    Layout(
        "in quotes with hard wraps",
        performing("\"1. golchi'r\nllestri\n2. sychu'r byrddau\n3. ysgubo'r\nllawr\""),
        codes=("quotes-left-out", "line-joined"),
    ),
    Layout(
        "a wrapped line taken for an item",
        performing("1. golchi'r\n1. llestri\n2. sychu'r byrddau"),
        "flagged",
        codes=("numbers-repeat",),
        texts=False,
    ),
    Layout(
        "numbers restart without a group",
        performing("1. golchi'r llestri\n2. sychu'r byrddau\n1. ysgubo'r llawr"),
        "flagged",
        performance=(*PLAIN_P[:2], "1 | | ysgubo'r llawr"),
        codes=("numbers-go-back",),
    ),
    Layout(
        "wrapped lines",
        performing("1. golchi'r\nllestri\n2. sychu'r byrddau\n3. ysgubo'r\n   llawr"),
        codes=("line-joined",),
    ),
    Layout(
        "wrapped lines with a capital",
        performing("1. golchi'r llestri\n2. sychu'r byrddau\n3. ysgubo llawr\n   Mrs Jones"),
        performance=(*PLAIN_P[:2], "3 | | ysgubo llawr Mrs Jones"),
        codes=("line-joined",),
    ),
    Layout(
        "labels in a stack, a line each",
        performing("P1\nP2\nP3\ngolchi'r llestri\nsychu'r byrddau\nysgubo'r llawr"),
        "flagged",
        performance=P,
        codes=("labels-stacked",),
    ),
    Layout(
        "labels in a stack on one line",
        performing("P1 P2 P3\n\ngolchi'r llestri\n\nsychu'r byrddau\n\nysgubo'r llawr"),
        "flagged",
        performance=P,
        codes=("labels-stacked",),
    ),
    Layout(
        "a stack with a text too few",
        performing("P1\nP2\nP3\ngolchi'r llestri\nsychu'r byrddau"),
        "flagged",
        codes=("item-empty",),
        texts=False,
    ),
    Layout(
        "mojibake",
        performing(ITEMS_P.replace("golchi'r", "golchiâ€™r")),
        "flagged",
        performance=("1 | | golchiâ€™r llestri", *PLAIN_P[1:]),
        codes=("text-damaged",),
    ),
    Layout(
        "decimals are no labels",
        performing("1. golchi'r llestri\n2. sychu byrddau hyd at\n1.5 metr o hyd\n3. ysgubo'r llawr"),
        performance=(PLAIN_P[0], "2 | | sychu byrddau hyd at 1.5 metr o hyd", PLAIN_P[2]),
        codes=("line-joined",),
    ),
    Layout(
        "commas, stops and several sentences",
        performing("1. golchi'r llestri,\n2. sychu'r byrddau. Gwnewch hynny ddwywaith.\n3. ysgubo'r llawr."),
        performance=(
            "1 | | golchi'r llestri,",
            "2 | | sychu'r byrddau. Gwnewch hynny ddwywaith.",
            "3 | | ysgubo'r llawr.",
        ),
    ),
    Layout(
        "an item that names another",
        performing("P1 golchi'r llestri\nP2 sychu'r byrddau fel yn P1 a P3\nP3 ysgubo'r llawr"),
        performance=(P[0], "P2 | | sychu'r byrddau fel yn P1 a P3", P[2]),
        codes=("items-run-together",),
        outcome="flagged",
    ),
    Layout(
        "behaviours with numbers",
        welsh(
            tail="Ymddygiadau\n\n1. Rydych yn amyneddgar\n2. Rydych yn lân\n\n" + "Geirfa\n\nGeiriau Allweddol\n\ncegin"
        ),
        behaviours=("1 | | Rydych yn amyneddgar", "2 | | Rydych yn lân"),
    ),
)
GROUPS = (
    Layout(
        "P1.1 under P1",
        performing("P1 golchi:\nP1.1 llwyau\nP1.2 ffyrc\nP2 sychu'r byrddau"),
        performance=("P1 | | golchi: | P1.1 llwyau; P1.2 ffyrc", "P2 | | sychu'r byrddau"),
    ),
    Layout(
        "3.1 under 3.",
        performing("1. golchi'r llestri\n2. sychu:\n2.1 byrddau\n2.2 silffoedd\n3. ysgubo'r llawr"),
        performance=(PLAIN_P[0], "2 | | sychu: | 2.1 byrddau; 2.2 silffoedd", PLAIN_P[2]),
    ),
    Layout(
        "1.1 under P1",
        performing("P1 golchi:\n1.1 llwyau\n1.2 ffyrc\nP2 sychu'r byrddau"),
        performance=("P1 | | golchi: | 1.1 llwyau; 1.2 ffyrc", "P2 | | sychu'r byrddau"),
    ),
    Layout(
        "bullets under an item",
        performing("1. golchi:\n- llwyau\n- ffyrc\n2. sychu'r byrddau"),
        performance=("1 | | golchi: | llwyau; ffyrc", "2 | | sychu'r byrddau"),
    ),
    Layout(
        "bullets under bullets",
        performing("- golchi:\n    - llwyau\n    - ffyrc\n- sychu'r byrddau"),
        performance=(" | | golchi: | llwyau; ffyrc", " | | sychu'r byrddau"),
    ),
    Layout(
        "letters under an item",
        performing("1. golchi:\na) llwyau\nb) ffyrc\n2. sychu'r byrddau"),
        performance=("1 | | golchi: | a) llwyau; b) ffyrc", "2 | | sychu'r byrddau"),
    ),
    Layout(
        "glued without separators",
        performing("P1 golchi'r llestriP2 sychu, gan gynnwysP2.1 byrddauP2.2 silffoeddP3 ysgubo'r llawr"),
        "flagged",
        performance=(P[0], "P2 | | sychu, gan gynnwys | P2.1 byrddau; P2.2 silffoedd", P[2]),
        codes=("items-parted",),
    ),
    Layout(
        "a flattened nested list",
        performing("- golchi'r llestri\nsychu:\n- byrddau\n- silffoedd\nysgubo'r llawr\n- mopio"),
        "flagged",
        codes=("line-joined",),
        texts=False,
    ),
    Layout(
        "groups, numbers running on",
        performing("Golchi\n\n1. golchi'r llestri\n2. sychu'r byrddau\n\nYsgubo *\n\n3. ysgubo'r llawr"),
        performance=("1 | Golchi | golchi'r llestri", "2 | Golchi | sychu'r byrddau", "3 | Ysgubo * | ysgubo'r llawr"),
    ),
    Layout(
        "groups, numbers restarting",
        performing("Golchi\n\n1. golchi'r llestri\n2. sychu'r byrddau\n\nYsgubo **\n\n1. ysgubo'r llawr"),
        performance=("1 | Golchi | golchi'r llestri", "2 | Golchi | sychu'r byrddau", "1 | Ysgubo ** | ysgubo'r llawr"),
        codes=("numbers-restart",),
    ),
    Layout(
        "groups in knowledge",
        knowing("Glendid\n\n1. pam mae glendid yn bwysig\n\nOffer\n\n2. ble i gadw'r offer"),
        knowledge=("1 | Glendid | pam mae glendid yn bwysig", "2 | Offer | ble i gadw'r offer"),
    ),
    Layout(
        "performance labels as groups in knowledge",
        knowing("P1 Golchi\n\nG1 pam mae glendid yn bwysig\n\nP2 Sychu\n\nG2 ble i gadw'r offer"),
        knowledge=("G1 | P1 Golchi | pam mae glendid yn bwysig", "G2 | P2 Sychu | ble i gadw'r offer"),
    ),
    Layout(
        "a group without a blank line",
        performing("Golchi\n1. golchi'r llestri\n2. sychu'r byrddau\nYsgubo\n3. ysgubo'r llawr"),
        "flagged",
        performance=("1 | Golchi | golchi'r llestri", "2 | Golchi | sychu'r byrddau", "3 | Ysgubo | ysgubo'r llawr"),
        codes=("group-guessed",),
    ),
    Layout(
        "a group without items after it",
        performing(f"{ITEMS_P}\n\nDiwedd y gwaith"),
        "flagged",
        performance=(*PLAIN_P, " | | Diwedd y gwaith"),
        codes=("item-without-label",),
    ),
)
