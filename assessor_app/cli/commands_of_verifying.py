"""The commands of a verifier's desk but sampling, reports and actions, and their options. They do nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli.commands import day, text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands
    from assessor_app.cli.usage import Parser


def inbox(group: Commands) -> None:
    """Everything under `inbox`; taking something in is `import`."""
    words = group.words
    listed = group.command("list", "inboxes:list_all", N_("list what somebody has to do something about"))
    told = words(N_("what became of each file of this delivery instead"))
    listed.option("--delivery", metavar="N", type=int, help=told)
    listed.option("--deliveries", action="store_true", help=words(N_("the deliveries instead")))
    group.command("judge", "inboxes:judge", N_("judge again what waits, where whom you trust has changed"))
    away = group.command("remove", "inboxes:remove", N_("take a file out of quarantine, or put it back"))
    away.take("file", metavar="N", type=int, help=words(N_("its number, as `inbox list` tells it")))
    away.option("--back", action="store_true", help=words(N_("put it back")))


def interests(group: Commands) -> None:
    """Everything under `interests`."""
    words = group.words
    group.command("list", "interests:list_all", N_("list in whom you declared a personal interest"))
    declare = group.command("declare", "interests:declare", N_("declare an interest in the people of a record"))
    _record(declare)
    whom = words(N_("in whom of them"))
    declare.option("--in", dest="whom", choices=("candidate", "assessor", "both"), required=True, help=whom)
    declare.option("--text", required=True, type=text, help=words(N_("what the interest is")))
    lift = group.command("lift", "interests:lift", N_("say that an interest is no more"))
    lift.take("name", metavar="NAME", type=text, help=words(N_("the name or id, as `interests list` tells it")))


def reviews(group: Commands) -> None:
    """Everything under `reviews`."""
    words = group.words
    group.command("list", "reviewing:list_all", N_("list what waits for a review, in its order"))
    shown = group.command("show", "reviewing:show", N_("show what a review of a record decides, and what it lacks"))
    decided = group.command("decide", "reviewing:decide", N_("keep decisions given as JSON in a review"))
    finished = group.command("finish", "reviewing:finish", N_("sign a review: the record’s decision and a report"))
    aside = group.command("put-aside", "reviewing:put_aside", N_("put a review that was begun by mistake out of sight"))
    concern = group.command("concern", "reviewing:concern", N_("write out a concern for the head of the centre alone"))
    for command in (shown, decided, finished, aside, concern):
        _record(command)
    document = words(N_("as resources/schemas/review-1.schema.json says"))
    decided.take("decisions", metavar="DECISIONS.json", help=document)
    _pages(finished)
    finished.option("--out", metavar="DIR", help=words(N_("the folder for the report and the signed record")))
    routes = ("malpractice", "maladministration", "safeguarding")
    concern.option("--route", choices=routes, required=True, help=words(N_("which way it goes")))
    concern.option("--text", required=True, type=text, help=words(N_("what the concern is")))
    concern.option("--out", metavar="DIR", required=True, help=words(N_("the folder for it")))


def overview(group: Commands) -> None:
    """Everything under `overview`."""
    words = group.words
    shown = group.command("show", "overviewing:show", N_("tell what was sampled, agreed and asked for"))
    written = group.command("export", "overviewing:export", N_("write all tables of the overview"))
    for command in (shown, written):
        since, until = words(N_("observed on this day or later")), words(N_("observed on this day or before"))
        command.option("--since", metavar="DATE", default="", type=day, help=since)
        command.option("--until", metavar="DATE", default="", type=day, help=until)
    kinds = words(N_("the file; CSV holds the table of assessors"))
    written.option("--out", metavar="FILE.xlsx|FILE.csv", required=True, help=kinds)


def standardisation(group: Commands) -> None:
    """Everything under `standardisation`."""
    words = group.words
    group.command("list", "standardising:list_all", N_("list exercises, made here and received"))
    begin = group.command("begin", "standardising:begin", N_("draw an exercise from a record, without its names"))
    _record(begin)
    begin.option("--title", required=True, type=text, help=words(N_("what it is called")))
    begin.option("--due", metavar="DATE", default="", type=day, help=words(N_("until when answers are wanted")))
    begin.option("--note", default="", type=text, help=words(N_("what its judges are told")))
    shown = group.command("show", "standardising:show", N_("show an exercise: evidence, criteria, what may still name"))
    reword = group.command(
        "reword", "standardising:reword", N_("put another text in place of a piece, or leave it out")
    )
    give = group.command("give", "standardising:give", N_("sign an exercise and write it out for its judges"))
    taken = group.command("take-in", "standardising:take_in", N_("take in exercises to judge, and answers to your own"))
    taken.take("files", nargs="+", metavar="FILE")
    judge = group.command("judge", "standardising:judge", N_("keep judgements given as JSON"))
    answer = group.command("answer", "standardising:answer", N_("sign the answer to an exercise and write it out"))
    vouch = group.command("vouch", "standardising:vouch", N_("vouch for who signed an answer, by the fingerprint"))
    agreed = group.command("agreement", "standardising:agreement", N_("tell how far those who answered agree"))
    close = group.command("close", "standardising:close", N_("take no more answers to an exercise"))
    for command in (shown, reword, give, judge, answer, vouch, agreed, close):
        command.take("exercise", metavar="EXERCISE", type=text, help=words(N_("its title, or the beginning of its id")))
    reword.take("piece", metavar="N", type=int, help=words(N_("its number, as `standardisation show` tells it")))
    either = reword.either(required=True)
    either.add_argument("--text", type=text, help=words(N_("what it says instead")))
    either.add_argument("--leave-out", action="store_true", help=words(N_("it is not shown")))
    for command in (give, answer):
        command.option("--out", metavar="FILE", required=True, help=words(N_("the file for it")))
    told = words(N_("a JSON list of criterion, choice (met, not_yet_met or not_observed) and why"))
    judge.take("judgements", metavar="JUDGEMENTS.json", help=told)
    print_ = words(N_("eight groups of four, as its owner told you"))
    vouch.option("--fingerprint", required=True, type=text, help=print_)
    agreed.option("--everybody", action="store_true", help=words(N_("also those whom nobody here vouches for")))
    agreed.option("--out", metavar="FILE.xlsx|FILE.csv", help=words(N_("write it as a table too")))
    close.option("--reopen", action="store_true", help=words(N_("take answers again")))


def external(group: Commands) -> None:
    """Everything under `external`."""
    words = group.words
    made = group.command("make", "external:make", N_("make the external verifier’s pack of a sampling plan"))
    made.take("plan", metavar="PLAN", type=text, help=words(N_("a plan’s name or id")))
    place = words(N_("a new folder, or a zip"))
    made.option("--out", metavar="DIR|FILE.zip", required=True, help=place)
    made.option("--new", action="store_true", help=words(N_("only what was in no pack yet, as added on the day")))
    _pages(made)
    listed = group.command("list", "external:list_all", N_("list the packs that were made of a plan"))
    listed.take("plan", metavar="PLAN", type=text, help=words(N_("a plan’s name or id")))
    check = group.command("check", "external:check", N_("hold a pack against its own signed list"))
    check.take("pack", metavar="DIR|FILE.zip")


def _record(command: Parser) -> None:
    named = command.words(N_("identity, record id or reference"))
    command.take("record", metavar="RECORD", type=text, help=named)


def _pages(command: Parser) -> None:
    languages = command.words(N_("the language or languages of its pages"))
    command.option("--pages", choices=("cy", "en", "both"), default="both", help=languages)
