"""Shelves: the library in the order a person browses it: by title in Welsh order, by suite and by occupation.

Not here: the standards themselves (`standards.store`) and finding words in them.
"""
