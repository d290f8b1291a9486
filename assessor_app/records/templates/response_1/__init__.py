"""Template `response/1`: an assessor's signed answer to one action of a verifier's report, in Welsh, English or both.

Frozen: whatever changes what it draws belongs in a new template.
"""
