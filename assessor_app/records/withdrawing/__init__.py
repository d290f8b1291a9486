"""Withdrawing a record: a signed page of its own that says so and why; both are kept, and nothing is unlocked.

Not here: the page (`templates.withdrawal_1`), and which of the two is current (`archive`).
"""
