"""Actions: what a verifier asks to be done, answered with evidence, rechecked, closed or reopened; all by signed files.

Not here: the files themselves (`statements`), and the report that opens an action (`reports`).
"""
