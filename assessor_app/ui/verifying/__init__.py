"""The screens of a verifier: inbox, sampling, review, actions, overview, standardisation, external pack.

Not here: what a verifier decides and keeps, which is `verifying`, and the pages of a record (`ui.parts.preview`).
"""
