"""The screen on which a verifier plans a sample, draws it, sees what it covers and why each record is in it.

Not here: the rules of sampling, which are `verifying.sampling`, and what is decided on a record (`ui.verifying`).
"""
