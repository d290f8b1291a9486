"""Template `withdrawal/1`: one page that says which record is withdrawn, by whom and why, in Welsh, English or both.

Frozen: whatever changes what it draws belongs in a new template.
"""
