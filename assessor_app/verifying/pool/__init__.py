"""The pool: what a verifier may sample, one row a record, drawn from the archive and made again from it at any time.

Not here: which of them are chosen (`sampling`), nor whether a file is sound (`records`).
"""
