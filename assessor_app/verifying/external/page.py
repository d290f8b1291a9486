"""A pack's `index.html`: the sample in both languages, each record with its reports and why it was chosen.

No script and nothing from elsewhere; all that people wrote is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from assessor_app.language import LANGUAGES, N_, speak
from assessor_app.language.dates import day, moment
from assessor_app.records.portfolio.looks import framed
from assessor_app.verifying.sampling.words import STAGES, STATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.language import Words

HEADS: Final = (
    N_("Record"), N_("Candidate"), N_("Assessor"), N_("Site"), N_("Observed"), N_("Stage"), N_("Why"), N_("Files"),
)  # fmt: skip
HOW: Final = N_(
    "Each PDF is signed and carries its own data. Any copy of this program checks all of it, without an account or a "
    "network: open this folder in it."
)
LISTED: Final = N_("pack.json lists every file with its SHA-256, signed by whoever made the pack.")


def as_bytes(said: dict[str, Any], files: Mapping[str, Sequence[tuple[str, str]]]) -> bytes:
    """The page; `files` are, by a record's identity, the names of its files with what each is called."""
    return framed(said["plan"]["name"], LANGUAGES, lambda language: _section(said, files, speak(language)))


def _section(said: dict[str, Any], files: Mapping[str, Sequence[tuple[str, str]]], words: Words) -> str:
    language, plan = words.language, said["plan"]
    title = words(N_("External verifier’s pack: {name}"), name=plan["name"])
    facts = [
        (N_("Made by"), said["by"]),
        (N_("Made on"), moment(words, said["made_at"])),
        (N_("Pack number"), str(said["number"])),
        (N_("Records"), str(len(said["sample"]))),
        (N_("Plan agreed on"), day(words, plan["agreed_on"]) if plan["agreed_on"] else ""),
        (N_("Plan agreed with"), plan["agreed_with"]),
    ]
    told = "".join(f"<dt>{escape(words(name))}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    more = words(N_("It adds to pack number {number}."), number=said["after"]) if said["after"] else ""
    return f"""<section id="{language}" lang="{language}" aria-labelledby="{language}-title">
<h1 id="{language}-title">{escape(title)}</h1>
<dl>{told}</dl>
<p>{escape(" ".join(part for part in (more, words(HOW), words(LISTED)) if part))}</p>
{_plan(words) if plan["draw"] else ""}
{_sample(said["sample"], files, words)}
{_register(said["register"], words)}
</section>"""


def _plan(words: Words) -> str:
    return f'<p><a href="plan.pdf">{escape(words(N_("The sampling plan and its justification")))}</a></p>'


def _sample(sample: Sequence[dict[str, Any]], files: Mapping[str, Sequence[tuple[str, str]]], words: Words) -> str:
    rows = "\n".join(_record(one, files.get(one["identity"], ()), words) for one in sample)
    return _table(words(N_("The sample")), [words(head) for head in HEADS], rows)


def _record(one: dict[str, Any], files: Sequence[tuple[str, str]], words: Words) -> str:
    why = "<br>".join(escape(reason[words.language]) for reason in one["reasons"])
    links = "<br>".join(f'<a href="{quote(name)}">{escape(words(called))}</a>' for name, called in files)
    state = words(STATES[one["state"]])
    cells = (one["candidate"], one["assessor"], one["site"], day(words, one["observed_on"]))
    return (
        f'<tr><th scope="row">{escape(one["reference"])}<br><code>{one["identity"][:8]}</code></th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}"
        f"<td>{escape(words(STAGES[one['stage']]))}<br>{escape(state)}</td><td>{why}</td><td>{links}</td></tr>"
    )


def _register(register: Sequence[dict[str, Any]], words: Words) -> str:
    heads = (N_("Name"), N_("Centre"), N_("Certificate"), N_("Valid until"))
    rows = "\n".join(
        f'<tr><th scope="row">{escape(one["name"])}</th><td>{escape(one["organisation"])}</td>'
        f'<td><a href="{quote(one["certificate"])}"><code>{one["fingerprint"][:16]}</code></a></td>'
        f"<td>{escape(day(words, one['not_after'][:10]))}</td></tr>"
        for one in register
    )
    return _table(words(N_("Who signed")), [words(head) for head in heads], rows)


def _table(caption: str, heads: Sequence[str], rows: str) -> str:
    across = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{across}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )
