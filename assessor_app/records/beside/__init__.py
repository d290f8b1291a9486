"""What came beside a record's first file: later states of it, earlier ones after later ones, and files at odds with it.

All of it is kept as it came; which state is shown is the archive's business.
"""
