"""Visits that are planned: proposed, agreed with the candidate, put off, done or cancelled; every step is kept.

What is written down on the visit itself is an observation, which stands in the room around this one.
"""
