"""What this centre demands of its records: kept as data, changed by one deed, said as `Rules`.

What each demand finds missing in an observation is in `readiness`; a centre's own records of people are elsewhere.
"""
