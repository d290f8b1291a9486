"""A centre: who looks after it founds its authority, enrols people, and makes the pack that others take in.

Not here: certificates themselves (`trust.authority`), how a signer stands with a centre (`trust.centres`).
"""
