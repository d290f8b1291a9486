"""The commands under `records` that say how long records are kept, with their options. What they do is in `keeping`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import day, text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands


def keeping(records: Commands) -> None:
    """Add `retention`, `hold`, `dispose` and `disposals`."""
    words = records.words
    shown = records.command("retention", "keeping:retention", N_("show until when each candidate’s records are kept"))
    shown.option("--years", metavar="N", type=int, help=words(N_("keep records for so many years from now on")))
    counted = words(N_("count from the last thing done, or from the claim of the certificate"))
    shown.option("--after", choices=("last", "certified"), help=counted)
    who = words(N_("a candidate’s name or id"))
    hold = records.command(
        "hold", "keeping:hold", N_("keep a candidate’s records whatever the rule says, for a reason")
    )
    hold.take("candidate", metavar="CANDIDATE", type=text, help=who)
    hold.option("--reason", type=text, help=words(N_("why they must be kept, such as an appeal")))
    hold.option("--lift", action="store_true", help=words(N_("hold them no longer")))
    hold.option("--claimed", metavar="DATE", type=day, help=words(N_("the day on which the certificate was claimed")))
    gone = records.command(
        "dispose", "keeping:dispose", N_("erase what is due for good, leaving a signed certificate of disposal")
    )
    gone.take(
        "candidates", nargs="*", metavar="CANDIDATE", type=text, help=words(N_("a candidate who is due; or `all`"))
    )
    gone.option("--reason", type=text, help=words(N_("why it is disposed of; the certificate keeps it")))
    gone.option("--out", metavar="DIR", help=words(N_("the folder for the certificate")))
    gone.option(
        "--pages", choices=("cy", "en", "both"), default="both", help=words(N_("the languages of the certificate"))
    )
    gone.option("--check", metavar="FILE", help=words(N_("only see whether this certificate is as it was signed")))
    gone.option("--pin-file", metavar="FILE", help=words(N_("a file with the PIN, where a token holds the key")))
    done = records.command(
        "disposals", "keeping:certificates", N_("list what was disposed of, and write its certificates again")
    )
    done.option("--out", metavar="DIR", help=words(N_("the folder for the certificates")))
