"""The screens of standardisation: an exercise drawn up, judged blind, and who agrees with whom.

Not here: what an exercise holds and how agreement is reckoned (`verifying.standardising`).
"""
