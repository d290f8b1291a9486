"""Visits to come on the screen: their cards, what is asked in place, and the form that plans one.

What may follow what is decided in `observing.planning`; the list of observations stands in `ui.observing`.
"""
