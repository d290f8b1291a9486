"""Sentences for a centre: what is refused in looking after one and in taking in its pack, and how signers stand."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "authority-expired": N_(
        "The centre's issuing authority has expired, so nothing can be issued. Found the centre anew and give everybody a new pack."
    ),
    "centre-founded": N_("This store already looks after a centre. Use another store for another centre."),
    "centre-not-founded": N_("This store looks after no centre. Found one first."),
    "certificate-of-centre": N_("Your certificate is from {centre}. Ask the centre for a new one."),
    "key-in-token": N_("Your key is in the token {label}. Make a new one there: “Keep the key in a token…”."),
    "person-another-name": N_(
        "The request is from {name}, but the register has {here} under that number. Ask the person which name is right before you issue anything."
    ),
    "request-of-revoked-key": N_(
        "The certificate for this key was revoked because the key was lost, so no other is issued for it. Ask for a request with a new key."
    ),
    "certificate-not-issued-here": N_("Your centre did not issue this certificate. Choose one from the register."),
    "certificate-revoked-already": N_("This certificate is revoked already."),
    "centre-pack-unreadable": N_("This is not a centre's pack. Choose the file that your centre sent."),
    "centre-pack-newer": N_(
        "A newer version of this program made this pack. Update the program, then take it in again."
    ),
    "centre-pack-damaged": N_(
        "This pack was altered or damaged on its way, so nothing was taken in. Ask your centre to send it again."
    ),
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
        "The root's file needs a passphrase of its own. Name a file that holds it with --root-passphrase-file, or run the command in a terminal."
    ),
    "request-fingerprint-differs": N_(
        "That is not the fingerprint of this request, which is {fingerprint}. Issue nothing; ask the person to read theirs out again."
    ),
    "centre-fingerprint-differs": N_(
        "That is not the fingerprint of this pack's centre, which is {fingerprint}. Do not take it in; ask the centre to read theirs out again."
    ),
    "person-not-enrolled": N_(
        "Nobody, or more than one, in the register is called {person}. Give their id or the fingerprint of their certificate."
    ),
}
