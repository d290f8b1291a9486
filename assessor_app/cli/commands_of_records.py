"""The commands around the records of a store and their options. What they do is in `archive` and `putting_right`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import text
from assessor_app.cli.commands_of_retention import keeping
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands


def records(group: Commands) -> None:
    """Everything under `records`."""
    words = group.words
    group.command("list", "archive:list_all", N_("list the records of the store"))
    export = group.command("export", "archive:export", N_("write records as PDF files, several with an index"))
    named = words(N_("identity, record id or reference; or `all`"))
    export.take("records", nargs="+", metavar="RECORD", type=text, help=named)
    place = words(N_("a folder; for several records a new one, or a zip"))
    export.option("--out", metavar="DIR|FILE.zip", required=True, help=place)
    vouch = group.command(
        "vouch", "archive:vouch", N_("vouch for the signer of a record, by the fingerprint you compared")
    )
    vouch.take("record", metavar="RECORD", type=text)
    told = words(N_("eight groups of four, as its owner told you"))
    vouch.option("--fingerprint", required=True, type=text, help=told)
    _mistakes(group)
    _countersigning(group)
    _stamping(group)
    keeping(group)
    journal = group.command("journal", "putting_right:journal", N_("check the journal of the archive, or hand it out"))
    either = journal.either()
    either.add_argument("--out", metavar="FILE.json", help=words(N_("the file for the journal")))
    either.add_argument("--check", metavar="FILE.json", help=words(N_("a journal that was handed out; needs no store")))


def _mistakes(group: Commands) -> None:
    """What is done about a sealed record that is wrong."""
    words = group.words
    named, why = (
        words(N_("identity, record id or reference")),
        words(N_("why, in a sentence that stays with the record")),
    )
    right = group.command("put-right", "putting_right:begin", N_("begin a draft that will supersede a sealed record"))
    withdraw = group.command("withdraw", "putting_right:withdraw", N_("withdraw a sealed record, for good"))
    for command in (right, withdraw):
        command.take("record", metavar="RECORD", type=text, help=named)
        command.option("--reason", required=True, type=text, help=why)
    withdraw.option("--out", metavar="DIR", help=words(N_("the folder for the withdrawal as a file")))
    diff = group.command("diff", "putting_right:differ", N_("tell what a record changed in the one that it supersedes"))
    diff.take("record", metavar="RECORD", type=text, help=named)
    diff.take("other", nargs="?", metavar="OTHER", type=text, help=words(N_("another record to compare it with")))


def _stamping(group: Commands) -> None:
    """Having it confirmed by when a record existed."""
    words = group.words
    stamped = group.command(
        "timestamp",
        "stamping:timestamp",
        N_("have a record stamped by a timestamp server, which shows by when it existed"),
    )
    stamped.take("record", nargs="?", metavar="FILE", help=words(N_("the record as PDF")))
    stamped.option("--out", metavar="FILE", help=words(N_("where to write the stamped record")))
    several = stamped.either()
    several.add_argument(
        "--all", action="store_true", help=words(N_("every record of the store that has no stamp yet"))
    )
    due = words(N_("the records of the store that wait for a stamp, and for which it is time to ask again"))
    several.add_argument("--due", action="store_true", help=due)
    level = words(N_("a stamp in the signature alone, or with all that checking it takes years later (archive)"))
    stamped.option("--level", choices=("signature", "archive"), default="archive", help=level)
    stamped.option(
        "--server", metavar="URL", default="", help=words(N_("the server’s address (or the one in the settings)"))
    )
    stamped.option(
        "--trust",
        action="append",
        default=[],
        metavar="CERT",
        help=words(N_("a certificate you vouch for, or a centre’s pack")),
    )


def _countersigning(group: Commands) -> None:
    """A qualified assessor's name under a trainee's record."""
    words = group.words
    signed = group.command(
        "countersign",
        "countersigning:countersign",
        N_("countersign a record by an assessor in training, with the store’s own key"),
    )
    signed.take("record", metavar="FILE", help=words(N_("the record as PDF")))
    signed.option("--out", metavar="FILE", required=True, help=words(N_("where to write the countersigned record")))
    signed.option("--pin-file", metavar="FILE", help=words(N_("a file with the PIN, where a token holds the key")))
