"""The commands under `sampling` and their options. What they do is in `sampling`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands


def sampling(group: Commands) -> None:
    """Add `list`, `new`, `draw`, `show`, `print` and `check`."""
    words = group.words
    named = words(N_("a plan’s name or id"))
    group.command("list", "sampling:list_all", N_("list the sampling plans of the store"))
    new = group.command("new", "sampling:new", N_("begin a sampling plan"))
    new.take("name", metavar="NAME", type=text, help=words(N_("what the plan is to be called")))
    settings = words(N_("a JSON file with the numbers of the plan; what it does not say is as usual"))
    new.option("--settings", metavar="FILE.json", help=settings)
    new.option(
        "--since", metavar="DATE", default="", type=text, help=words(N_("records observed on this day or later"))
    )
    new.option(
        "--until", metavar="DATE", default="", type=text, help=words(N_("records observed on this day or before"))
    )
    drawn = group.command("draw", "sampling:draw", N_("draw a plan’s sample, from a seed or from one made by chance"))
    shown = group.command("show", "sampling:show", N_("show a plan’s sample, each record with its reasons"))
    printed = group.command("print", "sampling:print_out", N_("write the justification of a sample as PDF"))
    for command in (drawn, shown, printed):
        command.take("plan", metavar="PLAN", type=text, help=named)
    seed = words(N_("4 to 64 letters, digits or hyphens, to draw the same again"))
    drawn.option("--seed", default="", type=text, help=seed)
    printed.option("--out", metavar="FILE.pdf", required=True, help=words(N_("the file for the justification")))
    pages = words(N_("the language or languages of its pages"))
    printed.option("--pages", choices=("cy", "en", "both"), default="both", help=pages)
    printed.option(
        "--draw", metavar="N", type=int, default=0, help=words(N_("an earlier draw than the one that stands"))
    )
    again = group.command(
        "check", "sampling:check", N_("draw again from a justification’s own data, and compare; needs no store")
    )
    again.take("file", metavar="FILE.pdf")
