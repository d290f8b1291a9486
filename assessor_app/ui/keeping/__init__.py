"""The parts of the screen of retention: what is due, what is held back and why, what was disposed of, and the rule.

Each part is told what to show; only the screen asks the store.
"""
