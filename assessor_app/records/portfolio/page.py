"""A portfolio's `index.html`: one page in both languages that any browser shows, with tables a screen reader reads.

No script and nothing from elsewhere; all that people wrote is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from assessor_app.language import LANGUAGES, N_, speak
from assessor_app.language.dates import day, moment
from assessor_app.records.portfolio.looks import STYLE
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.language import Words
    from assessor_app.observing.model import State
    from assessor_app.records.portfolio.model import Covered, Item, Portfolio, Standing

# A shape and a word for each state, so that no meaning hangs on colour.
STATES: Final[dict[State, tuple[str, str]]] = {
    "met": ("✓", N_("Met")),
    "not_yet_met": ("◐", N_("Not yet met")),
    "not_observed": ("○", N_("Not observed")),
}
KINDS: Final = (
    ("performance", N_("Performance criteria")),
    ("knowledge", N_("Knowledge and understanding")),
    ("behaviour", N_("Behaviours")),
)
# As the store that exports judged it; whole sentences would speak of whom its owner trusts.
VERDICTS: Final = {
    "accepted": N_("Accepted"),
    "unknown-signer": N_("Unknown signer"),
    "unchecked": N_("Pages not checked"),
    "refused": N_("Refused"),  # one that was accepted when it came, and judged again since
}
NAMES: Final = {"cy": "Cymraeg", "en": "English"}
HOW: Final = N_("Each PDF is a sealed record that carries its own signature and data.")
CHECK: Final = N_("Any copy of this program checks it, without an account or a network.")
DIGESTS: Final = N_("index.json lists the same as data, with a SHA-256 for every file.")
DRAFTS: Final = N_("Only records that are accepted and not superseded count here; a criterion met once is met.")


def as_bytes(portfolio: Portfolio) -> bytes:
    """The page as a file: the candidate's language first."""
    first = portfolio.candidate.language
    languages = sorted(LANGUAGES, key=lambda language: language != first)
    name = escape(portfolio.candidate.name)
    links = " · ".join(f'<a href="#{one}" lang="{one}" hreflang="{one}">{NAMES[one]}</a>' for one in languages)
    sections = "\n".join(_section(portfolio, speak(language)) for language in languages)
    said = f"""<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{name}</title>
<style>{STYLE}</style>
</head>
<body>
<nav>{links}</nav>
<main>
{sections}
</main>
</body>
</html>
"""
    return said.encode()


def _section(portfolio: Portfolio, words: Words) -> str:
    language = words.language
    person = portfolio.candidate
    held = person.registration
    about = (
        (N_("Centre reference"), person.centre_reference),
        (N_("Registered with"), held.body),
        (N_("Registration number"), held.number),
        (N_("Registered on"), day(words, held.date)),
    )
    facts = "".join(f"<dt>{escape(words(name))}</dt><dd>{escape(said)}</dd>" for name, said in about if said)
    title = words(N_("Portfolio: {name}"), name=person.name)
    records, coverage = words(N_("Records")), words(N_("Coverage so far"))
    told = " ".join(words(message) for message in (HOW, CHECK, DIGESTS))
    standards = "\n".join(_standard(one, portfolio, words) for one in portfolio.coverage)
    return f"""<section id="{language}" lang="{language}" aria-labelledby="{language}-title">
<h1 id="{language}-title">{escape(title)}</h1>
<dl>{facts}</dl>
<p>{escape(told)}</p>
<h2>{escape(records)}</h2>
{_records(portfolio.items, words)}
<h2>{escape(coverage)}</h2>
<p>{escape(words(DRAFTS))}</p>
{standards}
</section>"""


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    across = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    down = "\n".join(f"<tr>{cells}</tr>" for cells in rows)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{across}</tr></thead>\n<tbody>\n{down}\n</tbody></table></div>"
    )


def _records(items: Iterable[Item], words: Words) -> str:
    names = {item.held.identity: item.held.reference for item in items}
    heads = (N_("Record"), N_("Visit"), N_("Sealed"), N_("Assessor"), N_("Standards"), N_("How it stands"))
    rows = []
    for item in items:
        held, said = item.held, item.payload
        where = " · ".join(part for part in (moment(words, said["event"]["start"]), said["event"]["place"]) if part)
        standards = ", ".join(standard["urn"] or standard["title"] for standard in said["standards"])
        rows.append(
            f'<th scope="row"><a href="{quote(item.file)}">{escape(held.reference)}</a>'
            f"<br><code>{held.identity[:8]}</code></th><td>{escape(where)}</td>"
            f"<td>{escape(moment(words, held.sealed_at))}</td><td>{escape(held.assessor)}</td>"
            f"<td>{escape(standards)}</td><td>{'<br>'.join(map(escape, _notes(item, names, words)))}</td>"
        )
    return _table(words(N_("Sealed records, oldest first")), map(words, heads), rows)


def _notes(item: Item, names: dict[str, str], words: Words) -> list[str]:
    """How a record stands, what replaces it, and what the candidate said to it."""
    notes = [words(VERDICTS[item.held.verdict])]
    mark = item.payload["response"]["mark"]
    if item.superseded_by:
        notes.append(words(N_("Superseded by {reference}"), reference=names[item.superseded_by]))
    if item.payload["response"]["dissent"]:
        notes.append(words(N_("The candidate does not agree with this record.")))
    if mark and mark["kind"] == "absent":
        notes.append(words(N_("No mark: {reason}"), reason=mark["reason"]))
    return notes


def _standard(covered: Covered, portfolio: Portfolio, words: Words) -> str:
    standard = covered.standard
    names = {item.held.identity: item for item in portfolio.items}
    title = f"{standard['urn'] or '—'} · {standard['title']}"
    parts = [f'<h3 lang="{standard["language"]}">{escape(title)}</h3>']
    for kind, called in KINDS:
        of_kind = [one for one in covered.standings if one.criterion["kind"] == kind]
        if of_kind:
            met = words(N_("Met: {met} of {all}"), met=covered.count(kind, "met"), all=covered.count(kind))
            heads = (N_("Criterion"), N_("Text"), N_("State"), N_("Records"))
            rows = (_standing(one, standard["language"], names, words) for one in of_kind)
            parts.append(_table(f"{words(called)} · {met}", map(words, heads), rows))
    return "\n".join(parts)


def _standing(one: Standing, language: str, names: dict[str, Item], words: Words) -> str:
    criterion = one.criterion
    mark, said = STATES[one.state]
    short = f"{KIND_LETTERS[criterion['kind'], words.language]}{criterion['number']}"
    records = ", ".join(
        f'<a href="{quote(names[identity].file)}">{escape(names[identity].held.reference)}</a>' for identity in one.by
    )
    return (
        f'<th scope="row">{short}</th><td lang="{language}">{escape(criterion["text"])}</td>'
        f'<td class="{one.state}"><span aria-hidden="true">{mark}</span> {escape(words(said))}</td><td>{records}</td>'
    )
