"""The inbox: what comes to a verifier in deliveries, what became of each file, and the quarantine.

Not here: whether a file is sound (`records.opening`), and what is done with the records that came (`pool`, `sampling`).
"""
