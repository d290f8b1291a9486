"""Verification reports: a verifier's signed decisions on one record, made here or come in, sent on and shown.

Not here: the review they are made from (`reviews`), their pages (`records.templates.verification_1`), nor what becomes
of the actions they open (`actions`).
"""
