"""Trust: identities, certificates, signing a PDF and judging its signatures, and whom this store vouches for.

Not here: what a record says and whether its pages match its data (`records`).
"""
