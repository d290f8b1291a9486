"""The journal of the archive: what came in or was sealed, when, and how it was judged; chained and signed.

By it a record that was here before its certificate expired stays accepted. Not here: the judging (`opening`).
"""
