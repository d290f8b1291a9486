"""People: candidates and what they work on, the assessor, the centre and what it provides.

Not here: keys and certificates (`trust`) and anything that was observed (`observing`).
"""
