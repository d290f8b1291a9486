"""The sampling plan: which records a verifier looks at and why these, drawn from a seed so that it can be drawn again.

Not here: what the pool says of a record (`pool`), and what is decided on one that was drawn (`reviews`).
"""
