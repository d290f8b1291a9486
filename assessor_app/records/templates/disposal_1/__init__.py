"""Template `disposal/1`: which records were disposed of, when, by what rule and why, in Welsh, English or both.

Frozen: whatever changes what it draws belongs in a new template.
"""
