"""Evidence files too large to stand inside a record: they go beside it in a folder, bound to it by size and digest.

Not here: which files those are (`observing.evidence.limits`), and the record itself.
"""
