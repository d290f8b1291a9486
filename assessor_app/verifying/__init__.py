"""Verifying: what a verifier does with others' records — inbox, sampling plan, review, report, actions, overview.

Not here: whether a file is sound and whose it is (`records.opening`), and the pages of a record.
"""
