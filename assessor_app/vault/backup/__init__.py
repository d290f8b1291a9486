"""Backups: a store as one file, made, checked and put back; the plan for making them, and what was made when.

Not here: the copies made before a change of schema (`vault.copies`), and leaving single records (`records`).
"""
