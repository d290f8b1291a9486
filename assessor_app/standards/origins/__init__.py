"""Origins: where each standard of the library came from, its document if it was kept, and a person's corrections.

Not here: the standards themselves (`standards.store`) and what a correction does to a reading (`corrections`).
"""
