"""The commands under `standards`, and what each takes. Where they go is said by name; nothing is done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands
    from assessor_app.cli.usage import Parser


def reading(standards: Commands) -> None:
    """Add them all."""
    words = standards.words
    read = standards.command("read", "standards:read", N_("show what documents parse to; stores nothing"))
    read.take("files", nargs="+", metavar="FILE")
    brought = standards.command(
        "import", "exchange:bring_in", N_("bring documents, packs and CASE files into the library of the store")
    )
    brought.take("files", nargs="+", metavar="PATH")
    confirmed = words(N_("you looked at the doubts of these documents, and they are right"))
    brought.option("--confirm", action="store_true", help=confirmed)
    both = words(N_("keep a text that differs from its edition’s as another edition"))
    brought.option("--keep-both", action="store_true", help=both)
    right = words(N_("put one criterion of a document right: P7=knowledge its kind, P7@Heading its heading"))
    brought.option("--correct", action="append", default=[], metavar="P7=knowledge", type=text, help=right)
    given = standards.command("export", "exchange:export", N_("write standards as a pack or as CASE packages"))
    given.take("standards", nargs="*", metavar="STANDARD", type=text, help=words(N_("all where none is named")))
    zipped = words(N_("a zip; one CASE package may be .json"))
    given.option("--out", metavar="FILE", required=True, help=zipped)
    given.option("--format", choices=("pack", "case"), default="pack", help=words(N_("what is written")))
    standards.command("list", "standards:list_all", N_("list the standards of the store, or those that ship"))
    show = standards.command("show", "standards:show", N_("show one standard: URN|slug[@edition][:cy|en]"))
    show.take("standard", metavar="STANDARD", type=text)
    search = standards.command("search", "standards:search", N_("search titles and criteria; all words must be there"))
    search.take("text", nargs="+", metavar="WORD", type=text)
    search.option("--limit", type=int, default=20, help=words(N_("the most results to show")))
    _narrowing(search)
    _likening(standards)


def _likening(standards: Commands) -> None:
    words = standards.words
    compared = standards.command(
        "compare", "comparing:compare_two", N_("what differs between two editions, word by word")
    )
    compared.take("old", metavar="OLD", type=text)
    compared.take("new", metavar="NEW", type=text)
    elsewhere = standards.command(
        "elsewhere", "likeness:elsewhere", N_("nearly the same criteria in other standards; a hint, never credit")
    )
    kinds = words(N_("K or G for knowledge, B or Y: behaviour"))
    elsewhere.take("criterion", metavar="STANDARD#P14", type=text, help=kinds)
    elsewhere.option("--limit", type=int, default=20, help=words(N_("the most results to show")))
    suggest = standards.command(
        "suggest", "suggesting:suggest", N_("the criteria that a note most likely evidences; a hint, never a judgement")
    )
    suggest.take("text", nargs="+", metavar="TEXT", type=text, help=words(N_("the note, or - for standard input")))
    among = words(N_("only criteria of these standards"))
    suggest.option("--in", dest="among", action="extend", nargs="+", metavar="STANDARD", type=text, help=among)
    suggest.option("--limit", type=int, default=5, help=words(N_("the most results to show")))


def _narrowing(search: Parser) -> None:
    words = search.words
    search.option("--in-language", choices=("cy", "en"), help=words(N_("only standards in this language")))
    search.option("--suite", type=text, help=words(N_("only standards of the suite of this name")))
    search.option("--occupation", type=text, help=words(N_("only standards that name this occupation")))
    review = search.either()
    current = words(N_("only standards whose review date has not passed"))
    review.add_argument("--current", action="store_true", help=current)
    review.add_argument("--past", action="store_true", help=words(N_("only standards whose review date has passed")))
