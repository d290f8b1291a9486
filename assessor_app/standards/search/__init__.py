"""Search: what a person types, in every form of its words, and criteria that nearly say the same elsewhere.

Not here: the standards' own rows (`standards.store`) and browsing without words (`shelves`).
"""
