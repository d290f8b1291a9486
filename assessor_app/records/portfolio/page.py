"""A portfolio's `index.html`: one page in both languages that any browser shows, with tables a screen reader reads.

No script and nothing from elsewhere; all that people wrote is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from assessor_app.language import LANGUAGES, N_, speak
from assessor_app.language.dates import day, moment
from assessor_app.records.portfolio.looks import framed
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.language import Words
    from assessor_app.observing.model import State
    from assessor_app.people.model import Candidate
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
HOW: Final = N_("Each PDF is a sealed record that carries its own signature and data.")
CHECK: Final = N_("Any copy of this program checks it, without an account or a network.")
DIGESTS: Final = N_("index.json lists the same as data, with a SHA-256 for every file.")
DRAFTS: Final = N_(
    "Only records that are accepted, not superseded and not withdrawn count here; a criterion met once is met."
)
RECORDS: Final = N_("Sealed records")


def as_bytes(portfolio: Portfolio) -> bytes:
    """The page as a file: the candidate's language first, Welsh first where the records are several people's."""
    first = portfolio.candidate.language if portfolio.candidate else LANGUAGES[0]
    languages = sorted(LANGUAGES, key=lambda language: language != first)
    name = portfolio.candidate.name if portfolio.candidate else speak(first)(RECORDS)
    return framed(name, languages, lambda language: _section(portfolio, speak(language)))


def _section(portfolio: Portfolio, words: Words) -> str:
    language, person = words.language, portfolio.candidate
    title = words(N_("Portfolio: {name}"), name=person.name) if person else words(RECORDS)
    told, records = " ".join(words(message) for message in (HOW, CHECK, DIGESTS)), words(N_("Records"))
    return f"""<section id="{language}" lang="{language}" aria-labelledby="{language}-title">
<h1 id="{language}-title">{escape(title)}</h1>
{_about(person, words) if person else ""}
<p>{escape(told)}</p>
<h2>{escape(records)}</h2>
{_records(portfolio.items, words, whose=person is None)}
{_coverage(portfolio, words) if person else ""}
</section>"""


def _about(person: Candidate, words: Words) -> str:
    held = person.registration
    about = (
        (N_("Centre reference"), person.centre_reference),
        (N_("Registered with"), held.body),
        (N_("Registration number"), held.number),
        (N_("Registered on"), day(words, held.date)),
    )
    facts = "".join(f"<dt>{escape(words(name))}</dt><dd>{escape(said)}</dd>" for name, said in about if said)
    return f"<dl>{facts}</dl>"


def _coverage(portfolio: Portfolio, words: Words) -> str:
    standards = "\n".join(_standard(one, portfolio, words) for one in portfolio.coverage)
    coverage = words(N_("Coverage so far"))
    return f"<h2>{escape(coverage)}</h2>\n<p>{escape(words(DRAFTS))}</p>\n{standards}"


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    across = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    down = "\n".join(f"<tr>{cells}</tr>" for cells in rows)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{across}</tr></thead>\n<tbody>\n{down}\n</tbody></table></div>"
    )


def _records(items: Iterable[Item], words: Words, *, whose: bool) -> str:
    """The records as a table; `whose` adds a column with the candidate."""
    names = {item.held.identity: item.held.reference for item in items}
    candidate = (N_("Candidate"),) if whose else ()
    heads = (N_("Record"), *candidate, N_("Visit"), N_("Sealed"), N_("Assessor"), N_("Standards"), N_("How it stands"))
    rows = []
    for item in items:
        held = item.held
        where, standards = _visit(item, words)
        cells = (*((held.candidate,) if whose else ()), where, moment(words, held.sealed_at), held.assessor, standards)
        rows.append(
            f'<th scope="row"><a href="{quote(item.file)}">{escape(held.reference)}</a>'
            f"<br><code>{held.identity[:8]}</code></th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}"
            f"<td>{'<br>'.join(_notes(item, names, words))}</td>"
        )
    return _table(words(N_("Sealed records, oldest first")), map(words, heads), rows)


def _visit(item: Item, words: Words) -> tuple[str, str]:
    """When and where, and the standards; nothing where only a later program knows the form of the data."""
    said = item.payload
    if not item.readable:
        return "—", "—"
    where = " · ".join(part for part in (moment(words, said["event"]["start"]), said["event"]["place"]) if part)
    return where, ", ".join(standard["urn"] or standard["title"] for standard in said["standards"])


def _notes(item: Item, names: dict[str, str], words: Words) -> list[str]:
    """How a record stands, what became of it, and what the candidate said to it; as HTML."""
    notes = [words(VERDICTS[item.held.verdict])]
    if item.held.superseded_by:
        later = names.get(item.superseded_by, item.held.superseded_by)
        notes.append(words(N_("Superseded by {reference}"), reference=later))
    if not item.readable:
        notes.append(words(N_("A newer version of this program made it, so what it decided is not counted here.")))
    else:
        response = item.payload["response"]
        if response["dissent"]:
            notes.append(words(N_("The candidate does not agree with this record.")))
        if response["mark"] and response["mark"]["kind"] == "absent":
            notes.append(words(N_("No mark: {reason}"), reason=response["mark"]["reason"]))
    if any(not one.file for one in item.beside):
        missing = ", ".join(one.name for one in item.beside if not one.file)
        notes.append(words(N_("Evidence that belongs beside it is not here: {names}"), names=missing))
    told = [escape(note) for note in notes]
    told += [f'<a href="{quote(one.file)}">{escape(one.name)}</a>' for one in item.beside if one.file]
    if item.held.withdrawn:
        said = escape(words(N_("Withdrawn on {day}"), day=day(words, item.held.withdrawn)))
        told.append(f'<a href="{quote(item.withdrawal)}">{said}</a>' if item.withdrawal else said)
    return told


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
