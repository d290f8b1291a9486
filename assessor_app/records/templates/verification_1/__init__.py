"""Template `verification/1`: a verifier's report on one record, criterion by criterion, in Welsh, English or both.

Frozen: whatever changes what it draws belongs in a new template.
"""
