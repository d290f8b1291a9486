"""Sealed records gathered to be handed over, a candidate's or any: the PDFs, an index, what they add up to.

Not here: the records themselves (`archive`), and drafts, which are in no portfolio.
"""
