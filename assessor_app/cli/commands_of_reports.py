"""The commands around verification reports and the actions they open, with their options. What they do is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import text
from assessor_app.cli.usage import Attached
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands
    from assessor_app.cli.usage import Parser


def reports(group: Commands) -> None:
    """Everything under `reports`."""
    words = group.words
    listed = group.command("list", "reporting:list_all", N_("list the verification reports of the store"))
    about = words(N_("only those about this record: identity, record id or reference"))
    listed.option("--record", metavar="RECORD", type=text, help=about)
    named = words(N_("the beginning of its identity, or its id"))
    shown = group.command("show", "reporting:show", N_("show what a report decides, criterion by criterion"))
    shown.take("report", metavar="REPORT", type=text, help=named)
    out = group.command("export", "reporting:export", N_("write reports and answers as PDF files beside their records"))
    out.take("reports", nargs="+", metavar="REPORT", type=text, help=words(N_("named so, or `all`")))
    out.option("--out", metavar="DIR", required=True, help=words(N_("the folder for the files")))
    vouch = group.command(
        "vouch", "reporting:vouch", N_("vouch for the signer of a report or answer, by the fingerprint you compared")
    )
    vouch.take("report", metavar="REPORT", type=text, help=named)
    told = words(N_("eight groups of four, as its owner told you"))
    vouch.option("--fingerprint", required=True, type=text, help=told)


def actions(group: Commands) -> None:
    """Everything under `actions`."""
    words = group.words
    listed = group.command("list", "acting:list_all", N_("list what verifiers asked to be done, and how it stands"))
    listed.option("--mine", action="store_true", help=words(N_("only about what this store’s person assessed")))
    listed.option("--overdue", action="store_true", help=words(N_("only what is still to be done and past its day")))
    states = ("open", "reopened", "answered", "closed")
    listed.option("--state", choices=states, help=words(N_("only those that stand so")))
    answer = group.command("answer", "acting:answer", N_("answer an action with what was done, signed and sealed"))
    _named(answer)
    answer.option("--done", required=True, type=text, help=words(N_("what was done, as the verifier reads it")))
    evidence = words(N_("where it can be seen: what; where; with whom"))
    answer.option("--evidence", action="append", default=[], metavar="TEXT", type=text, help=evidence)
    attached = words(N_("a file that shows it, sealed with the answer; as often as there are files"))
    answer.option("--file", action=Attached, dest="files", default=[], metavar="FILE", help=attached)
    caption, people = words(N_("what the file before it shows")), words(N_("who is in the file before it, by role"))
    answer.option("--caption", action=Attached, dest="files", metavar="TEXT", type=text, help=caption)
    answer.option("--people", action=Attached, dest="files", metavar="TEXT", type=text, help=people)
    agreed = words(N_("whether the people in the file before it agreed"))
    answer.option("--consent", action=Attached, dest="files", choices=("given", "not_needed"), help=agreed)
    new = words(N_("a record of this store that supersedes the verified one or adds to it"))
    answer.option("--record", metavar="RECORD", type=text, default="", help=new)
    files = group.command("files", "acting:files", N_("write out the files of an action’s answer, as they were sealed"))
    _named(files)
    files.option("--out", metavar="DIR", required=True, help=words(N_("the folder for the files")))
    recheck = group.command("recheck", "acting:recheck", N_("close an answered action, or reopen it for a reason"))
    _named(recheck)
    either = recheck.either(required=True)
    either.add_argument("--close", action="store_true", help=words(N_("it was done")))
    either.add_argument("--reopen", metavar="REASON", type=text, help=words(N_("it has to be done again, and why")))
    for sealing in (answer, recheck):
        languages = words(N_("the languages of its pages"))
        sealing.option("--pages", choices=("cy", "en", "both"), default="both", help=languages)
        sealing.option("--out", metavar="DIR", help=words(N_("the folder for the signed file")))


def _named(command: Parser) -> None:
    name = command.words(N_("as `actions list` names it: REPORT/ACTION"))
    command.take("action", metavar="ACTION", type=text, help=name)
