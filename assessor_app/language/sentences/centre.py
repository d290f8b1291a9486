"""Sentences for a centre: what is refused in looking after one and in taking in its pack, and how signers stand."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "authority-expired": N_(
        "The centre’s issuing key or its root has come to its end, so nothing can be issued. Put a new issuing key in place with the root’s file; where the root itself has ended, found the centre anew."
    ),
    "centre-founded": N_("This store already looks after a centre. Use another store for another centre."),
    "centre-not-founded": N_("This store looks after no centre. Found one first."),
    "certificate-of-centre": N_("Your certificate is from {centre}. Ask the centre for a new one."),
    "key-in-token": N_("Your key is in the token {label}. Make a new one there: “Keep the key in a token…”."),
    "person-another-name": N_(
        "The request is from {name}, but the register has {here} under that number. Ask the person which name is right; if it has changed, say so and issue again."
    ),
    "request-of-revoked-key": N_(
        "The certificate for this key was revoked because the key was lost, so no other is issued for it. Ask for a request with a new key."
    ),
    "certificate-not-issued-here": N_("Your centre did not issue this certificate. Choose one from the register."),
    "certificate-revoked-already": N_("This certificate is revoked already."),
    "centre-pack-unreadable": N_("This is not a centre’s pack. Choose the file that your centre sent."),
    "centre-pack-newer": N_(
        "A newer version of this program made this pack. Update the program, then take it in again."
    ),
    "centre-pack-damaged": N_(
        "This pack was altered or damaged on its way, so nothing was taken in. Ask your centre to send it again."
    ),
    "centre-pack-form": N_(
        "This pack was signed, but it is not as packs must be ({place}: {problem}), so nothing was taken in. Ask your centre to make it again with the latest version of this program."
    ),
    "centre-pack-large": N_(
        "The pack would be larger than packs may be: {most} MB. Let it carry fewer standards, or a smaller logo."
    ),
    "centre-pack-full": N_(
        "That is more than a pack carries. Standards at most: {standards}. Certificates of timestamp servers at most: {roots}."
    ),
    "template-not-known": N_(
        "This program knows no template called {template}. Write it as it stands in a record, such as observation/3."
    ),
    "template-not-accepted": N_(
        "{centre} accepts no records of this template: {template}. Ask the assessor for a record made with the latest version of the program."
    ),
    "sealed-for-another": N_(
        "This was made for another key or another store, or it was damaged on its way. Ask for it again."
    ),
    "no-centre-slot": N_(
        "No centre may open this store: that has to be allowed while it is open, under Settings. Use the recovery code."
    ),
    "store-request-unreadable": N_("This is no request of a locked store. Choose the file that the person sent you."),
    "store-answer-unreadable": N_("This is no answer of a centre. Choose the file that your centre sent back."),
    "store-answer-of-another": N_(
        "This answers another request than the last one made here. Send your centre the last request, or make a new one."
    ),
    "not-asked": N_(
        "This store has not asked its centre to be let in. Make a request first, and send it to your centre."
    ),
    "centre-key-unreadable": N_("This is not a centre’s recovery key. Choose the file that was kept with the root’s."),
    "centre-key-passphrase-wrong": N_("That is not the passphrase of the recovery key’s file. Try again."),
    "centre-key-other": N_(
        "This store can be opened with another recovery key of {centre} only. Take the file of the key that was in use when the store last took in a pack."
    ),
    "centre-no-recovery-key": N_(
        "Your centre’s pack brings no recovery key, so it cannot open this store. Ask your centre."
    ),
    "centre-not-yours": N_(
        "{centre} has not enrolled you, so it cannot be let in here. Ask it for a certificate first."
    ),
    "recovery-key-file-missing": N_("Say where the recovery key’s file is to lie, with --out."),
    "centre-pack-root-unknown": N_(
        "This is the first pack of its centre here. Compare the fingerprint with your centre by telephone before you take it in."
    ),
    "centre-pack-number-again": N_(
        "Another pack of this centre with the same number was taken in here before. The number: {number}. Ask your "
        "centre to make packs until it has a later number."
    ),
    "centre-pack-older": N_(
        "This pack is older than the one you have. Its number: {number}. The number here: {here}. Ask your centre for the latest."
    ),
    "centre-pack-from-the-future": N_(
        "This pack says that it was made at a time that has not come yet. Check the date and time of this device; if they are right, ask your centre."
    ),
    "centre-pack-root-older": N_(
        "This pack goes by an older list of the centre’s root than the one you have: it may come from somebody who has the centre’s old key. Ask your centre."
    ),
    "root-of-another": N_(
        "This is the root’s file of another centre. Choose the file that was made when this one was founded."
    ),
    "day-unreadable": N_("{day} is not a day. Write it as 2026-11-22."),
    "replaced-in-future": N_(
        "The day since when the old key is not to be believed has not come yet. Give today or a day before."
    ),
    "authority-revoked": N_(
        "Signed by {name} ({fingerprint}) with a certificate of a key that the centre’s root had dropped, on {when}. Do not accept it; ask the centre."
    ),
    "authority-revoked-since": N_(
        "Signed by {name} ({fingerprint}), it says, before the centre’s root dropped the key that certified them, on {when}. Nothing here shows that it existed by then: ask the centre."
    ),
    "certificate-revoked": N_(
        "Signed by {name} ({fingerprint}) after the centre had revoked the certificate, on {when}. Do not accept it; ask the centre."
    ),
    "certificate-revoked-since": N_(
        "Signed by {name} ({fingerprint}). The centre revoked the certificate on {when}, and nothing proves that this was signed before. Ask the centre."
    ),
    "role-not-allowed": N_(
        "Signed by {name} ({fingerprint}), whom the centre has not allowed to sign this part. Do not accept it; ask the centre."
    ),
    "certificate-not-in-register": N_(
        "Signed by {name} ({fingerprint}), whose certificate comes from a centre that you trust, but is not in the pack you have. Take in its latest pack."
    ),
    "certificate-expired-unproven": N_(
        "Signed by {name} ({fingerprint}), whose certificate has expired since; nothing proves when this was signed. Ask the centre."
    ),
    "pack-out-of-date": N_(
        "Signed by {name} ({fingerprint}), whose centre you trust, but its pack was good until {until} only. Nothing is wrong with the file: take in the latest pack and look again."
    ),
    "root-needed": N_(
        "The root’s file needs a passphrase of its own. Name a file that holds it with --root-passphrase-file, or run the command in a terminal."
    ),
    "request-fingerprint-differs": N_(
        "That is not the fingerprint of this request, which is {fingerprint}. Issue nothing; ask the person to read theirs out again."
    ),
    "centre-fingerprint-differs": N_(
        "That is not the fingerprint of this pack’s centre, which is {fingerprint}. Do not take it in; ask the centre to read theirs out again."
    ),
    "person-not-enrolled": N_(
        "Nobody, or more than one, in the register is called {person}. Give their id or the fingerprint of their certificate."
    ),
}
