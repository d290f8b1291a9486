"""Reviews: one verifier's look at one record, criterion by criterion, durable from the first key; and its end.

Not here: which records are looked at (`sampling`), the sealed report (`reports`), what a signature needs (`records`).
"""
