"""How long records are kept, what is due to be disposed of, what is held back, and disposing of it for good.

What is said of the bytes that a deletion leaves in a file is in `vault.wiping`; what observations hold, in `observing`.
The pages of the certificate are `templates.disposal_1`.
"""
