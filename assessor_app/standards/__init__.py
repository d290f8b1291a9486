"""Standards: reading NOS documents, the pack that ships, the library in the store, and search in it.

Not here: what a candidate did against them (`observing`) and the text frozen in a sealed record (`records`).
"""
