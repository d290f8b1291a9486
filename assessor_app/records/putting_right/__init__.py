"""Putting a sealed record right: a draft of the same visit that, once sealed, takes the record's place; both are kept.

Not here: sealing it (`archive`), and the difference between the two (`differing`).
"""
