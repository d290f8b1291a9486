"""Which records of this store still wait for a timestamp, having them stamped, and when to try again.

What a stamp is, and where it stands in a file, is `records.stamping`; whom to believe is `trust`.
"""
