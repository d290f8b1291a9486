"""Suggesting: the criteria that a note most likely evidences, in Welsh and English. Accepts nothing by itself.

Not here: finding what a person asks for (`search`), and the texts themselves (`standards.store`).
"""
