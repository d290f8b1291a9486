"""The settings: language and looks, the passphrase, one's own certificate, and what the program is made of."""
