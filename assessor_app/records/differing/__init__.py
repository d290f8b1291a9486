"""The difference between a record and the one that put it right, read from their two payloads; pure.

Not here: which record replaces which (`archive`), and how a face shows it.
"""
