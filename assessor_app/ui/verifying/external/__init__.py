"""The screen of the external verifier's pack: made from a plan's sample, or opened and held against its own list.

Not here: what a pack holds (`verifying.external`), and what is sampled (`ui.verifying.sampling`).
"""
