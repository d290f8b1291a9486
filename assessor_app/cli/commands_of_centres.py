"""Which commands `centre …` has, and their options. What they do is in `centre`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from assessor_app.cli.commands import text
from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.cli.commands import Commands
    from assessor_app.cli.usage import Parser

# As `trust.authority` has them, which is slow to import; a test holds the two together.
ROLES = ("assessor", "trainee", "verifier", "external-verifier", "administrator")
DIGITS = 9
WHYS = ("key-lost", "replaced")
REASONS = ("left", "key-lost", "replaced", "role-changed", "other")


def looking_after(centre: Commands) -> None:
    """Add the commands of whoever looks after a centre."""
    words = centre.words
    found = centre.command("found", "centre:found", N_("found a centre in the store; its root goes into a file"))
    found.option("--name", required=True, type=text, help=words(N_("the centre’s name, which cannot be changed")))
    root = words(N_("the file for the root’s key, to be kept on a stick in a safe place"))
    found.option("--root-file", metavar="FILE.p12", required=True, help=root)
    phrase = words(N_("a file whose first line is to be the passphrase of the root’s file"))
    found.option("--root-passphrase-file", metavar="FILE", help=phrase)
    issued = centre.command("issue", "centre:issue", N_("issue a certificate for a request"))
    issued.take("request", metavar="REQUEST")
    issued.option("--role", required=True, choices=ROLES, help=words(N_("what the person may sign")))
    again = words(N_("the person is enrolled under another name, which has changed"))
    issued.option("--renamed", action="store_true", help=again)
    told = words(N_("the request’s fingerprint, eight groups of four, as the person told you"))
    issued.option("--fingerprint", required=True, type=text, help=told)
    renewed = centre.command("renew", "centre:renew", N_("issue a new certificate for the key a person has"))
    _person(renewed)
    renewed.option("--role", choices=ROLES, default="", help=words(N_("another role than before")))
    for command in (issued, renewed):
        command.option("--out", metavar="FILE.pem", required=True, help=words(N_("the file for the certificate")))
    revoked = centre.command("revoke", "centre:revoke", N_("revoke a person’s certificate for good"))
    _person(revoked)
    revoked.option("--reason", required=True, choices=REASONS, help=words(N_("why; it stands in the pack")))
    centre.command("register", "centre:register", N_("list whom the centre has enrolled"))
    packed = centre.command("pack", "centre:pack", N_("make the centre’s next pack"))
    packed.option("--out", metavar="FILE", required=True, help=words(N_("the file for the pack")))
    seen = words(N_("the highest number of a pack that any laptop has taken in, after a restore from a backup"))
    packed.option("--seen", metavar="NUMBER", type=_number, default=0, help=seen)
    _carrying(packed)


def belonging(centre: Commands) -> None:
    """Add the commands of whoever belongs to a centre."""
    words = centre.words
    asked = centre.command("request", "centre:request", N_("ask for a certificate for this store’s key"))
    asked.option(
        "--fresh", action="store_true", help=words(N_("for a new key, which waits until its certificate comes"))
    )
    asked.option("--out", metavar="FILE.csr", help=words(N_("the file for the request, instead of text")))
    asked.option("--pin-file", metavar="FILE", help=words(N_("a file with the PIN, where a token holds the key")))
    taken = centre.command("take-in", "centre:take_in", N_("take in a centre’s pack, or the certificate it sent"))
    taken.take("file", metavar="FILE")
    told = words(N_("the centre’s fingerprint as it told you, needed for its first pack"))
    taken.option("--fingerprint", type=text, default="", help=told)
    let = words(N_("let the centre’s recovery key open this store too, in case the passphrase is forgotten"))
    taken.option("--let-centre-in", action="store_true", help=let)
    let_in = centre.command(
        "let-in", "centre:let_in", N_("let your centre open this store if you forget the passphrase")
    )
    let_in.option("--stop", action="store_true", help=words(N_("from now on no longer")))
    centre.command("show", "centre:show", N_("show this store’s certificate and the centres it trusts"))


def keys(centre: Commands) -> None:
    """Add the commands about the centre's keys that lie outside the store."""
    words = centre.words
    made = centre.command(
        "make-recovery-key", "keys:make_recovery_key", N_("make the key with which the centre lets its people in again")
    )
    made.option("--out", metavar="FILE", help=words(N_("the file for it, to be kept with the root’s")))
    made.option("--stop", action="store_true", help=words(N_("have none from now on")))
    replaced = centre.command(
        "replace", "keys:replace", N_("put a new issuing key in place with the root’s file: lost, stolen or at its end")
    )
    replaced.option("--root-file", metavar="FILE.p12", required=True, help=words(N_("the root’s file")))
    root = words(N_("a file whose first line is the passphrase of the root’s file"))
    replaced.option("--root-passphrase-file", metavar="FILE", help=root)
    replaced.option("--why", choices=WHYS, required=True, help=words(N_("why; it stands in the pack")))
    since = words(N_("the day since when the old key is not to be believed, as 2026-11-22; today if not given"))
    replaced.option("--since", metavar="DAY", type=text, default="", help=since)
    last = words(N_("the centre’s last pack, where this store did not look after the centre before"))
    replaced.option("--last-pack", metavar="FILE", help=last)
    out = words(N_("a new folder for the pack and everybody’s new certificate"))
    replaced.option("--out", metavar="DIR", required=True, help=out)
    recovered = centre.command(
        "recover", "keys:recover", N_("let in whoever forgot their passphrase, on their request")
    )
    recovered.take("request", metavar="REQUEST")
    recovered.option("--recovery-key", metavar="FILE", required=True, help=words(N_("the recovery key’s file")))
    told = words(N_("the request’s fingerprint, eight groups of four, as the person told you"))
    recovered.option("--fingerprint", required=True, type=text, help=told)
    recovered.option("--out", metavar="FILE", required=True, help=words(N_("the file for the answer")))
    phrase = words(N_("a file whose first line is the passphrase of the recovery key’s file"))
    for command in (made, recovered):
        command.option("--key-passphrase-file", metavar="FILE", help=phrase)


def _carrying(packed: Parser) -> None:
    """Add what a pack may carry; what is given stays chosen for the packs after it."""
    words = packed.words
    standards = words(N_("a standard for everybody’s library, as often as needed; `none` for none from now on"))
    packed.option("--standards", metavar="STANDARD", action="append", default=[], type=text, help=standards)
    templates = words(N_("a template whose records the centre accepts, as observation/3; `any` for all of them"))
    packed.option("--templates", metavar="TEMPLATE", action="append", default=[], type=text, help=templates)
    roots = words(N_("certificates of timestamp servers that the centre believes; `none` for none"))
    packed.option("--timestamp-root", metavar="FILE.pem", action="append", default=[], help=roots)
    asked = words(N_("whether the bank of questions goes along"))
    packed.option("--questions", choices=("yes", "no"), default="", help=asked)


def _number(written: str) -> int:
    """A pack's number: whole, not below zero, and small enough to go on from."""
    if not (written.isascii() and written.isdigit() and len(written) <= DIGITS):
        raise argparse.ArgumentTypeError(written)
    return int(written)


def _person(command: Parser) -> None:
    told = command.words(N_("the person’s id, certificate fingerprint or name"))
    command.take("person", metavar="PERSON", type=text, help=told)
