"""Further signatures, first form: what a countersignature and a verifier's decision say and show on any template.

`words` is frozen with it, `pages` draws. Making and judging such signatures lives in `records`, not here.
"""
