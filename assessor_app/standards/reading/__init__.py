"""Reading: from the bytes of a published document to standards with findings; front ends, and one grammar for all.

Not here: packs and CASE, which are data and not documents (`exchange`), and what a person puts right (`origins`).
"""
