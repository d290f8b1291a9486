"""The commands around a verifier's sample: `sampling list|new|draw|show|print|check`. The rules live in `verifying`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.records.sealing import write_out
from assessor_app.verifying.sampling import as_json, justifying
from assessor_app.verifying.sampling.words import STATES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from assessor_app.verifying.sampling.desk import Sampling
    from assessor_app.verifying.sampling.model import Item, SamplingPlan


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the plans, latest first."""
    with stores.opened(options, face) as (_, built, _secret):
        plans = built.verifying.sampling.plans(away=options.away)
    for plan in plans:
        face.answer(f"{plan.id}  {plan.drawn or '—':>3}  {plan.name}")
    if not plans:
        face.remark(face.words(N_("There are no sampling plans in this store yet.")))
    face.document({"plans": [as_json.plan_to(plan) for plan in plans]})
    return Exit.YES


def new(options: argparse.Namespace, face: Face) -> Exit:
    """Begin a plan."""
    settings = _settings(options.settings) if options.settings else {}
    with stores.opened(options, face) as (_, built, _secret):
        sampling, strategy = built.verifying.sampling, as_json.strategy_from(settings)
        with built.store.transaction():
            made, _ = sampling.new_plan(options.name)
            wanted = replace(made.filter, since=options.since, until=options.until)
            sampling.change(replace(made, filter=wanted, strategy=strategy))
        kept = sampling.plan(made.id)
    face.answer(kept.id)
    face.document(as_json.plan_to(kept))
    return Exit.YES


def draw(options: argparse.Namespace, face: Face) -> Exit:
    """Draw a plan's sample from the pool as it is now."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        made, _ = sampling.draw(plan_named(sampling, options.plan).id, Silent(), options.seed)
        items = {one.identity: one for one in sampling.items(made.plan)}
    for pick in made.drawn.picks:
        tell(face, items[pick.identity])
    face.remark(
        face.words(
            "Seed: {seed}. Records drawn: {count} of {pool}.",
            seed=made.seed,
            count=len(made.drawn.picks),
            pool=made.pool,
        )
    )
    face.document(as_json.draw_to(made))
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show the sample of a plan as it stands."""
    with stores.opened(options, face) as (_, built, _secret):
        plan = plan_named(built.verifying.sampling, options.plan)
        items = built.verifying.sampling.items(plan.id)
    return tell_sample(face, plan, items)


def print_out(options: argparse.Namespace, face: Face) -> Exit:
    """Write a draw's justification as PDF, with its data inside."""
    from assessor_app.verifying.sampling import pages  # noqa: PLC0415 - reportlab; only where pages are drawn

    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        said = sampling.justification(plan_named(sampling, options.plan).id, options.draw)
    write_out(Path(options.out), pages.draw(said, options.pages))
    face.answer(options.out)
    face.document({"file": options.out, "plan": said.plan.id, "draw": said.draw.number, "pages": options.pages})
    return Exit.YES


def check(options: argparse.Namespace, face: Face) -> Exit:
    """Draw again from the data that a justification carries, and say whether it comes to the same."""
    from assessor_app.trust.attachments import attachment  # noqa: PLC0415 - pyHanko; only where a PDF is read

    file = stores.read_file(Path(options.file))
    try:
        said = json.loads(attachment(file, "sampling.json") if file.startswith(b"%PDF-") else file)
    except (Refusal, ValueError, RecursionError) as problem:  # some other PDF is no justification either
        raise Refusal("sample-not-a-justification") from problem
    found = justifying.draw_again(said)
    same = found.digest_holds and found.picks_hold
    if same:
        face.answer(face.words("Drawn again: the same records, from the same pool."))
    elif found.digest_holds:
        face.answer(face.words("Drawn again: other records. The picks in this file were not drawn from its seed."))
    else:
        face.answer(face.words("The pool or the risks in this file are not those that it was drawn from."))
    face.document(
        {"file": options.file, "digest": found.digest_holds, "picks": found.picks_hold, "drawn": list(found.picks)}
    )
    return Exit.YES if same else Exit.NO


def _settings(name: str) -> dict[str, Any]:
    said = stores.read_json(Path(name))
    if not isinstance(said, dict):
        raise Refusal("sample-plan-settings", name=name)
    return said


def plan_named(sampling: Sampling, name: str, *, away: bool = False) -> SamplingPlan:
    """A plan (or one put `away`) by its id or name; Refusal `sample-plan-unknown`, `sample-plan-ambiguous`."""
    found = [one for one in sampling.plans(away=away) if name in (one.id, one.name)]
    if len(found) != 1:
        raise Refusal("sample-plan-ambiguous" if found else "sample-plan-unknown")
    return found[0]


def tell_sample(face: Face, plan: SamplingPlan, items: Sequence[Item]) -> Exit:
    """Tell the sample of a plan, item by item, as an answer and as a document."""
    for item in items:
        tell(face, item)
    if not items:
        face.remark(face.words(N_("The sample is empty. Draw it first, or add records by hand.")))
    face.document({"plan": as_json.plan_to(plan), "items": [item_as_json(face, one) for one in items]})
    return Exit.YES


def tell(face: Face, item: Item) -> None:
    """Tell one record of a sample, with its reasons."""
    face.answer(f"{item.reference}  {item.identity[:16]}  {item.assessor}: {face.words(STATES[item.state])}")
    for reason in item.reasons:
        face.answer(f"    {face.code(reason.code, dict(reason.facts))}")


def item_as_json(face: Face, item: Item) -> dict[str, Any]:
    """One record of a sample in JSON."""
    return {
        "id": item.id,
        "identity": item.identity,
        "reference": item.reference,
        "assessor": item.assessor,
        "candidate": item.candidate,
        "site": item.site,
        "observed_on": item.observed_on,
        "stage": item.stage,
        "origin": item.origin,
        "state": item.state,
        "fate": item.fate,
        "reasons": [
            {"code": one.code, "facts": dict(one.facts), "text": face.code(one.code, dict(one.facts))}
            for one in item.reasons
        ],
    }
