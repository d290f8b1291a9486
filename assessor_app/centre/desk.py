"""Looking after a centre: founding it, enrolling and revoking people, making its pack; and taking in another's pack."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from assessor_app.centre import store as rows
from assessor_app.centre.model import Authority, Contents, Issued, Pack
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.questions.bank import QuestionBank
from assessor_app.progress import Silent
from assessor_app.standards.library import StandardsLibrary
from assessor_app.trust.model import CentreTrust, Enrolled, fingerprint, tidy_name
from assessor_app.vault.backup.keeping import BackupDesk
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.observing.demands.desk import DemandsDesk
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.standards.exchange.packs import Packed
    from assessor_app.trust.authority.issuing import Reason
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import Identity
    from assessor_app.trust.requests import Request
    from assessor_app.trust.vouching import VouchedSigners
    from assessor_app.vault.store import Store

JUMP = 100  # more packs than a centre makes between two backups
AHEAD = dt.timedelta(days=1)  # how far the clock of whoever made a pack may run before this one


class CentreDesk:
    """The centre that this store looks after, if any, and the packs it has taken in.

    A `secret` is what `Vault.identity_secret` gives: the issuing key is locked with it, as one's own key is.
    """

    def __init__(
        self, store: Store, people: PeopleDesk, demands: DemandsDesk, vouched: VouchedSigners, clock: Clock
    ) -> None:
        self._store, self._people, self._demands = store, people, demands
        self._vouched, self._clock = vouched, clock
        self._library, self._questions = StandardsLibrary(store), QuestionBank(store)

    def authority(self) -> Authority | None:
        """The centre that this store looks after."""
        kept = rows.authority(self._store)
        return kept[0] if kept else None

    def found(self, name: str, secret: bytes, root_passphrase: str) -> tuple[bytes, Changes]:
        """Found a centre here; returns the root's key as a file (PKCS #12), which is kept nowhere else.

        The root's key is needed again only to replace the issuing authority: it belongs on a stick in a safe.

        Raises:
            Refusal: `centre-founded`, when this store looks after one already; `identity-name-…`.
        """
        from assessor_app.trust import identity  # noqa: PLC0415 - slow to import
        from assessor_app.trust.authority import issuing  # noqa: PLC0415 - same

        if rows.authority(self._store) is not None:
            raise Refusal("centre-founded")
        now = self._clock.now().wall
        made = issuing.found(name, now)
        kept = Authority(tidy_name(name), made.root.certificate, made.root_list, made.issuing.certificate, rfc3339(now))
        with self._store.transaction():
            rows.put_authority(self._store, kept, identity.to_pkcs12(made.issuing, secret))
        return identity.to_key_file(made.root, root_passphrase), Changes.of(("centre", "authority"))

    def enrolled(self) -> tuple[Issued, ...]:
        """The people of the centre, each with their latest certificate, in the order they were enrolled."""
        return tuple(rows.enrolled(self._store))

    def issued(self) -> tuple[Issued, ...]:
        """Every certificate the centre has issued, oldest first."""
        return tuple(rows.issued(self._store))

    def issue(self, secret: bytes, request: Request, role: Role, *, renamed: bool = False) -> tuple[Issued, Changes]:
        """Issue a certificate for a request, once whoever looks after the centre knows that it is that person's.

        Raises:
            Refusal: `centre-not-founded`; `person-another-name`, when the id in the request is enrolled under another
                name and nobody said `renamed`; `request-of-revoked-key`, when that key's was revoked as lost.
        """
        held = [one for one in rows.issued(self._store) if one.person == request.person_id]
        if held and not renamed and held[-1].name != tidy_name(request.name):
            raise Refusal("person-another-name", name=tidy_name(request.name), here=held[-1].name)
        self._demand_unlost(request.key, held)
        return self._issue(secret, request.key, tidy_name(request.name), request.person_id, role)

    def renew(self, secret: bytes, of: str, *, role: Role | None = None) -> tuple[Issued, Changes]:
        """Issue a person a new certificate for the key they have, from the fingerprint of one they had.

        Raises:
            Refusal: `centre-not-founded`, `certificate-not-issued-here`; `request-of-revoked-key`.
        """
        from assessor_app.trust.requests import public_key  # noqa: PLC0415 - slow to import

        before = self._one(of)
        key = public_key(before.certificate)
        self._demand_unlost(key, [one for one in rows.issued(self._store) if one.person == before.person])
        return self._issue(secret, key, before.name, before.person, role or before.role)

    def revoke(self, of: str, reason: Reason) -> Changes:
        """Revoke a certificate for good, by its fingerprint; others know it once they take in the next pack.

        Raises:
            Refusal: `certificate-not-issued-here`; `certificate-revoked-already`.
        """
        if self._one(of).revoked_at:
            raise Refusal("certificate-revoked-already")
        with self._store.transaction():
            rows.revoke(self._store, of, reason, rfc3339(self._clock.now().wall))
        return Changes.of(("centre", "register"))

    def contents(self) -> Contents:
        """What the centre's packs carry beyond its people, rules and looks."""
        return rows.contents(self._store)

    def choose(self, contents: Contents) -> Changes:
        """Let every next pack carry this.

        Raises:
            Refusal: `centre-not-founded`; `standard-unknown`; `template-not-known` (fact `template`);
                `certificate-unreadable`, when a timestamp server's is none; `centre-pack-full`, when it is too much.
        """
        from assessor_app.centre.carried import demand  # noqa: PLC0415 - slow to import

        if rows.authority(self._store) is None:
            raise Refusal("centre-not-founded")
        demand(contents, self._library)
        if contents == self.contents():
            return Changes()
        with self._store.transaction():
            rows.put_contents(self._store, contents)
        return Changes.of(("centre", "contents"))

    def restored_since(self) -> str:
        """When this store was put back from a backup since its last pack (RFC 3339); empty where it was not.

        Packs may then be out there whose numbers it does not know.
        """
        restored, (_, last) = BackupDesk(self._store, self._clock).restored(), rows.last_pack(self._store)
        if restored is None or (last and dt.datetime.fromisoformat(last) >= dt.datetime.fromisoformat(restored.at)):
            return ""
        return restored.at

    def make_pack(self, secret: bytes, *, seen: int = 0) -> tuple[bytes, CentreTrust, Changes]:
        """Make the next pack: whom the centre has enrolled and revoked, its rules and looks, and its `contents`.

        This store trusts its own centre through it, too. `seen` is the highest number that was seen anywhere: the
        pack's is later than that. Where this store was restored from a backup since its last pack, and nobody says
        what was seen, the number jumps ahead.

        Raises:
            Refusal: `centre-not-founded`; `standard-unknown`, when one that it is to carry was taken from the library;
                `centre-pack-large`.
        """
        from assessor_app.centre import lists, pack  # noqa: PLC0415 - slow to import
        from assessor_app.trust.authority import issuing  # noqa: PLC0415 - same

        authority, key = self._open(secret)
        chosen = self.contents()
        now, everything = self._clock.now().wall, rows.issued(self._store)
        revoked = lists.revoked_by(authority.issuing, everything)
        people = [Enrolled(one.fingerprint, one.name, (one.role,)) for one in everything]
        with self._store.transaction():
            number = self._next_number(seen)
            trust = CentreTrust(
                certificate=authority.root,
                name=authority.name,
                issuing=authority.issuing,
                revocations=issuing.revocations(key, revoked, number, now),
                root_list=authority.root_list,
                register=(*rows.taken_over(self._store), *people),
                number=number,
                issued_at=now,
                templates=chosen.templates,
                timestamp_roots=chosen.timestamp_roots,
                recovery=rows.recovery(self._store),
                former=rows.former(self._store),
            )
            file = pack.write(self._packed(trust, chosen), key)
            rows.add_pack(self._store, number, hashlib.sha256(file).hexdigest(), rfc3339(now))
            changes = self._vouched.trust_centre(trust, rfc3339(now))
        return file, trust, changes

    def _next_number(self, seen: int) -> int:
        jump = JUMP if self.restored_since() and not seen else 0
        return max(rows.last_pack(self._store)[0], seen) + 1 + jump

    def _packed(self, trust: CentreTrust, chosen: Contents) -> Pack:
        from assessor_app.standards.exchange import packs  # noqa: PLC0415 - slow to import

        return Pack(
            trust,
            self._demands.rules(),
            self._people.branding(),
            tuple(packs.give(self._library, chosen.standards)),
            self._questions.questions() if chosen.questions else (),
        )

    def trusted(self, root: str) -> CentreTrust | None:
        """What the latest pack said of a centre, by the fingerprint of its root."""
        return next((one for one in self._vouched.centres() if one.fingerprint == root), None)

    def take_in(self, pack: Pack, *, compared: bool = False) -> Changes:
        """Trust a centre through its pack, take over its rules and looks, and what it carries; all of it or nothing.

        A standard that is here with another text stays, and the pack's is kept beside it.

        The first pack of a centre must have been `compared`: the fingerprint of its root, with the centre, by another
        way than the file came. The same pack again changes nothing.

        Raises:
            Refusal: `centre-pack-root-unknown`; `centre-pack-older`, when a later one was taken in (`number`, `here`);
                `centre-pack-number-again`, when it is another under a `number` taken in already;
                `centre-pack-root-older`, when its root's list is from before one that was taken in;
                `centre-pack-from-the-future`; what the desks of rules and people refuse.
        """
        from assessor_app.centre import lists  # noqa: PLC0415 - slow to import

        trust, now = pack.trust, self._clock.now().wall
        known = self.trusted(trust.fingerprint)
        if known is None and not compared:
            raise Refusal("centre-pack-root-unknown")
        if known is not None and trust.number < known.number:
            raise Refusal("centre-pack-older", number=trust.number, here=known.number)
        if known is not None and trust.number == known.number:
            if trust != known:  # a centre set back to a backup counts again what it had counted
                raise Refusal("centre-pack-number-again", number=trust.number)
            return Changes()
        if known is not None and lists.root_number(trust) < lists.root_number(known):
            raise Refusal("centre-pack-root-older")
        if trust.issued_at > now + AHEAD:
            raise Refusal("centre-pack-from-the-future")
        with self._store.transaction():
            touched = [
                self._vouched.trust_centre(trust, rfc3339(now)),
                self._demands.set_rules(pack.rules),
                self._people.set_branding(pack.branding),
                self._questions.take_in(pack.questions)[2],
                self._shelve(pack.standards, trust.name),
            ]
        return Changes(frozenset(one for changes in touched for one in changes.touched))

    def _shelve(self, standards: tuple[Packed, ...], who: str) -> Changes:
        from assessor_app.standards.exchange import packs  # noqa: PLC0415 - slow to import

        became = packs.take_in(self._library, standards, Silent(), who=who, beside=True)
        return Changes.of(*(("standard", str(one.key)) for one in became if one.outcome == "added"))

    def _issue(self, secret: bytes, key: bytes, name: str, person: str, role: Role) -> tuple[Issued, Changes]:
        from assessor_app.trust.authority import issuing  # noqa: PLC0415 - slow to import
        from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

        _, ours = self._open(secret)
        now = self._clock.now().wall
        certificate = issuing.issue(ours, key, name=name, person_id=person, role=role, now=now)
        made = Issued(
            fingerprint(certificate), person, name, role, certificate, card(certificate).not_after, rfc3339(now)
        )
        with self._store.transaction():
            rows.add_issued(self._store, made)
        return made, Changes.of(("centre", "register"))

    def _open(self, secret: bytes) -> tuple[Authority, Identity]:
        from assessor_app.trust import identity  # noqa: PLC0415 - slow to import

        kept = rows.authority(self._store)
        if kept is None:
            raise Refusal("centre-not-founded")
        return kept[0], identity.authority_from_pkcs12(kept[1], secret)

    def _one(self, of: str) -> Issued:
        found = rows.issued_one(self._store, of)
        if found is None:
            raise Refusal("certificate-not-issued-here")
        return found

    @staticmethod
    def _demand_unlost(key: bytes, held: list[Issued]) -> None:
        """Nobody gets a certificate for a key that somebody else may have."""
        from assessor_app.trust.requests import public_key  # noqa: PLC0415 - slow to import

        if any(one.reason == "key-lost" and public_key(one.certificate) == key for one in held):
            raise Refusal("request-of-revoked-key")
