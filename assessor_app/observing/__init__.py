"""Observing: an observation while it is being made — its log, links, judgements, evidence, and what it still lacks.

Not here: the sealed record it becomes (`records`) and the text of the standards (`standards`).
"""
