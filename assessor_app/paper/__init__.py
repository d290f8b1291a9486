"""Paper: tagged PDF/A-3a and PDF/UA-1 pages on top of reportlab — fonts, structure, tables, fields, attachments.

Not here: what any page says (the `pages` modules of other rooms) or signatures (`trust`).
"""
