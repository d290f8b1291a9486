"""The commands on a plan's sample besides drawing it: `sampling add|remove|follow|settle|take-back|agree|put-away`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.cli import stores
from assessor_app.cli.sampling import item_as_json, plan_named, tell, tell_sample
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.verifying.sampling import as_json

if TYPE_CHECKING:
    import argparse

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.sampling.model import Item


def add(options: argparse.Namespace, face: Face) -> Exit:
    """Add a record to a sample by hand."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        sampling.keep_up(Silent())
        plan = plan_named(sampling, options.plan)
        made, _ = sampling.add(plan.id, built.archive.find(options.record).identity, options.reason)
    return _item(face, made)


def remove(options: argparse.Namespace, face: Face) -> Exit:
    """Put a record of a sample back into the pool."""
    with stores.opened(options, face) as (_, built, _secret):
        item = _of(built, options)
        built.verifying.sampling.remove(item.id)
        now = built.verifying.sampling.item(item.id)
    return _item(face, now)


def follow(options: argparse.Namespace, face: Face) -> Exit:
    """Bring the record that took another's place into the sample."""
    with stores.opened(options, face) as (_, built, _secret):
        built.verifying.sampling.keep_up(Silent())
        made, _ = built.verifying.sampling.take_successor(_of(built, options).id)
    return _item(face, made)


def _of(built: Rooms, options: argparse.Namespace) -> Item:
    """The item of a record in a plan's sample; Refusal `sample-item-unknown`."""
    sampling = built.verifying.sampling
    plan, identity = plan_named(sampling, options.plan), built.archive.find(options.record).identity
    found = next((one for one in sampling.of_record(identity) if one.plan == plan.id), None)
    if found is None:
        raise Refusal("sample-item-unknown")
    return found


def settle(options: argparse.Namespace, face: Face) -> Exit:
    """Settle a sample: what is planned is selected for review."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        plan = plan_named(sampling, options.plan)
        sampling.select(plan.id)
        items = sampling.items(plan.id)
    return tell_sample(face, plan, items)


def take_back(options: argparse.Namespace, face: Face) -> Exit:
    """Take the last draw of a plan back."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        sampling.take_back(plan_named(sampling, options.plan).id)
        plan = plan_named(sampling, options.plan)
    return _plan(face, as_json.plan_to(plan))


def agree(options: argparse.Namespace, face: Face) -> Exit:
    """Say that an external verifier agreed to a plan."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        sampling.agree(plan_named(sampling, options.plan).id, options.day, options.whom)
        plan = plan_named(sampling, options.plan)
    return _plan(face, as_json.plan_to(plan))


def put_away(options: argparse.Namespace, face: Face) -> Exit:
    """Put a plan away, or bring it back."""
    with stores.opened(options, face) as (_, built, _secret):
        sampling = built.verifying.sampling
        plan = plan_named(sampling, options.plan, away=options.back)
        (sampling.bring_back if options.back else sampling.put_away)(plan.id)
    return _plan(face, as_json.plan_to(plan))


def _plan(face: Face, said: dict[str, object]) -> Exit:
    face.answer(f"{said['id']}  {said['name']}")
    face.document(said)
    return Exit.YES


def _item(face: Face, item: Item) -> Exit:
    tell(face, item)
    face.document(item_as_json(face, item))
    return Exit.YES
