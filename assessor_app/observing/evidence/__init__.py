"""Files that are evidence: how they come in, within which limits, and what is said of each.

Not here: locations of evidence (`sheet`), and embedding files in a record (`records`).
"""
