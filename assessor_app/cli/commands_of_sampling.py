"""The commands under `sampling` and their options. What they do is in `sampling`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import day, text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands


def sampling(group: Commands) -> None:
    """Add `list`, `new`, `draw`, `show`, `print`, `check`, and what is done with a sample."""
    words = group.words
    named = words(N_("a plan’s name or id"))
    listed = group.command("list", "sampling:list_all", N_("list the sampling plans of the store"))
    listed.option("--away", action="store_true", help=words(N_("those that were put away")))
    new = group.command("new", "sampling:new", N_("begin a sampling plan"))
    new.take("name", metavar="NAME", type=text, help=words(N_("what the plan is to be called")))
    settings = words(N_("a JSON file with the numbers of the plan; what it does not say is as usual"))
    new.option("--settings", metavar="FILE.json", help=settings)
    new.option("--since", metavar="DATE", default="", type=day, help=words(N_("records observed on this day or later")))
    new.option(
        "--until", metavar="DATE", default="", type=day, help=words(N_("records observed on this day or before"))
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
    _sample(group)


def _sample(group: Commands) -> None:
    """What is done with a plan and its sample besides drawing it."""
    words = group.words
    add = group.command("add", "sampling_by_hand:add", N_("add a record to a sample by hand, for a reason that stays"))
    away = group.command("remove", "sampling_by_hand:remove", N_("put a record of a sample back into the pool"))
    follow = group.command("follow", "sampling_by_hand:follow", N_("bring in the record that took another’s place"))
    settle = group.command(
        "settle", "sampling_by_hand:settle", N_("settle a sample: what is planned is to be reviewed")
    )
    back = group.command("take-back", "sampling_by_hand:take_back", N_("take the last draw back; it stays on paper"))
    agree = group.command("agree", "sampling_by_hand:agree", N_("say that an external verifier agreed to a plan"))
    gone = group.command("put-away", "sampling_by_hand:put_away", N_("put a plan away, or bring it back"))
    for command in (add, away, follow, settle, back, agree, gone):
        command.take("plan", metavar="PLAN", type=text, help=words(N_("a plan’s name or id")))
    for command in (add, away, follow):
        command.take("record", metavar="RECORD", type=text, help=words(N_("identity, record id or reference")))
    add.option("--reason", required=True, type=text, help=words(N_("why it is added")))
    agree.option("--with", dest="whom", required=True, type=text, help=words(N_("who agreed")))
    agree.option("--on", dest="day", metavar="DATE", required=True, type=day, help=words(N_("on which day")))
    gone.option("--back", action="store_true", help=words(N_("bring it back")))
