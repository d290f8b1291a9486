"""Sentences for identities, certificates, signatures and trust: what is refused, and what checking a file finds."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "identity-name-missing": N_("Write the name that is to stand on what you sign."),
    "identity-name-long": N_("The name is too long. The most letters it may have: {limit}"),
    "identity-name-letters": N_(
        "The name or the centre holds letters that a certificate cannot hold, or mixes scripts that run in different directions. Write them in one script, without symbols."
    ),
    "identity-missing": N_("This store has no identity to sign with. Make one first."),
    "key-file-unreadable": N_(
        "This is not a key file, or it is damaged. Choose a file that ends in .p12 or .pfx, or ask for it again."
    ),
    "key-file-incomplete": N_(
        "The key file lacks the key, or a certificate that goes with it. Ask whoever made it for a whole one."
    ),
    "key-passphrase-wrong": N_("The passphrase does not open the key. Check it and try again."),
    "certificate-unreadable": N_("The certificate cannot be read. Ask for it again."),
    "certificate-not-for-signing": N_(
        "This certificate is not meant for signing documents. Ask the centre for one that is."
    ),
    "certificate-key-weak": N_(
        "The key of this certificate is of a kind that records may not be signed with. Ask the centre for a new one."
    ),
    "certificate-not-yet-valid": N_(
        "The certificate was not yet valid when this was signed. Check the date and time of the assessor’s device, and ask the centre."
    ),
    "certificate-expired": N_("The certificate had expired when this was signed. Ask the centre for a new one."),
    "certificate-expired-since": N_("The certificate was valid when this was signed; it has expired since."),
    "future-time": N_(
        "Signed at a time that has not come yet by the clock of this device. Put the date and time of this device right, then open the file again; if they are right, ask the centre."
    ),
    "pages-not-signable": N_(
        "These pages have no empty place for the assessor’s signature, so they were not signed. Make them again."
    ),
    "not-a-pdf": N_("This file is not a PDF. Choose the PDF of the record."),
    "file-too-large": N_("This file is too large to be a record. Ask the centre for the original file."),
    "no-payload": N_(
        "There is no record inside this PDF. Choose the PDF that was sealed, not a printed or saved copy."
    ),
    "signature-missing": N_("Nobody has signed this file. Ask the assessor for the signed one."),
    "signature-unexpected": N_(
        "The file has signatures, or places for them, that a sealed record does not have. Do not accept it; ask the centre for the original."
    ),
    "signature-unreadable": N_("The signature cannot be read: the file is damaged. Ask for it to be sent again."),
    "signature-invalid": N_(
        "The file was altered after signing, or it is damaged. Do not accept it; ask the centre for the original."
    ),
    "signature-not-whole": N_(
        "Something was added to the file after signing. Do not accept it; ask the centre for the original."
    ),
    "signature-not-rebuilt": N_(
        "The signature is not written as this program writes it, so something may be hidden in the file. Do not accept it; ask the centre for the original."
    ),
    "validation-data-foreign": N_(
        "The file carries certificates or lists that do not belong to its signatures. Do not accept it; ask the centre for the original."
    ),
    "revocations-not-known": N_(
        "Signed by {name} ({fingerprint}). The file leads to an authority that you trust, but carries no list of what was revoked that reaches to the time it is needed for. Ask the centre for its pack."
    ),
    "signer-vouched": N_("Signed by {name} ({fingerprint}), whom you trust."),
    "signer-certified": N_("Signed by {name} ({fingerprint}), whose certificate comes from a centre that you trust."),
    "signer-same-name": N_(
        "Signed by {name} ({fingerprint}). You trust somebody of the same name, but this is another key. Compare the fingerprint with its owner before you vouch."
    ),
    "signer-unknown": N_(
        "Signed by {name} ({fingerprint}), for whom nobody has vouched yet. Compare the fingerprint with its owner, and then vouch."
    ),
    "signer-not-vouched": N_("Nobody vouches for this signer now, so there is nothing to withdraw."),
    "vouching-not-told": N_("Write down who you are and how you compared the fingerprint, or why you withdraw."),
    "trust-file-not-opened": N_("{file} could not be opened. Check the name, and that you may read the file."),
    "trust-file-empty": N_("{file} is empty. Ask for the certificate again."),
    "trust-file-holds-key": N_(
        "{file} holds a private key, which nobody should hand out. Ask its owner for the certificate alone, and to make a new key."
    ),
    "trust-file-no-certificate": N_("{file} is not a certificate. Choose the .pem file that came with the record."),
    "request-unreadable": N_(
        "There is no request for a certificate in this. Ask for the file again, or paste the whole text with its first and last line."
    ),
    "request-several": N_("There is more than one request in this text. Paste one at a time."),
    "request-not-proven": N_(
        "Whoever made this request does not hold the key it names, or it was damaged on its way. Ask for it again."
    ),
    "request-key-weak": N_(
        "The key in this request is of a kind that records may not be signed with. Ask for a request made with this program."
    ),
    "request-name-missing": N_("The request names nobody. Ask for it again."),
    "answer-no-certificate": N_(
        "There is no certificate in this. Choose the file that the centre sent, or paste the whole text with its first and last line."
    ),
    "answer-holds-key": N_(
        "This holds a private key, which nobody should send. Tell your centre, and ask for the certificate alone."
    ),
    "answer-of-another-key": N_(
        "This certificate is for a key that is not on this device. Take it in where the request was made, or ask again from here."
    ),
    "answer-self-made": N_("Nobody but its holder made this certificate. Choose the one that the centre sent."),
    "answer-of-another": N_(
        "This certificate names {name}, but here it is {here}. Ask the centre for one with your name as it stands in the settings."
    ),
    "answer-expired": N_("This certificate has expired. Ask the centre for a new one."),
    "answer-not-yet-valid": N_(
        "This certificate is not valid yet. Check the date and time of this device; if they are right, ask the centre."
    ),
    "token-pin-wrong": N_("The PIN does not open {label}. Check it: after a few wrong ones the token locks itself."),
    "token-pin-locked": N_(
        "{label} has locked itself after too many wrong PINs. Unlock it with its maker’s program, or ask whoever gave it to you."
    ),
    "token-pin-unset": N_("{label} has no PIN yet, or it has to be changed. Do that with its maker’s program first."),
    "token-missing": N_("{label} is not plugged in. Plug it in and try again."),
    "token-key-missing": N_("The key that you sign with is not in {label} any more. Make a new key in the settings."),
    "token-key-other": N_(
        "The key in {label} does not fit your certificate, so nothing was signed. Make a new key in the settings."
    ),
    "token-failed": N_(
        "{label} could not do this; its maker’s program calls it {found}. Unplug it, plug it in and try again."
    ),
    "token-cannot": N_("{label} cannot make the kind of key that records are signed with. Use another token."),
    "token-library-missing": N_(
        "{file} is not the library of a token. Install the token’s program, or choose its PKCS #11 library yourself."
    ),
}
