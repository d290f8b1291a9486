"""The screen of the verifier's overview: figures, pictures of them, tables to take away.

Not here: how they are added up (`verifying.overview`).
"""
