"""Statements: verifiers' reports and answers to them, as signed files that are kept as they were made or came in.

Not here: what a report says (`reports`), what an answer says and what becomes of an action (`actions`).
"""
