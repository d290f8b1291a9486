"""Records: a sealed observation — its payload, its pages, sealing, opening again, and the archive of them.

Not here: the draft (`observing`) and cryptography (`trust`).
"""
