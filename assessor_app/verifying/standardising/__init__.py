"""Standardisation: one anonymised record given to several assessors, their blind judgements, and how far they agree.

Not here: judging a candidate (`observing`), or verifying what an assessor decided (`reviews`).
"""
