"""A candidate's sealed records gathered to be handed over: the PDFs, whose they are, what they add up to, as one thing.

Not here: the records themselves (`archive`), and drafts, which are in no portfolio.
"""
