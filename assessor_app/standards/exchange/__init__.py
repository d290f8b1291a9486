"""Exchange: packs and CASE packages of standards, out and in, within bounds and whole or not at all.

Not here: documents that publishers print (`reading`), and records, which are exchanged elsewhere.
"""
