"""Template `observation/1`: the record of one observed visit, in Welsh, English or both.

Frozen: whatever changes what it draws belongs in a new template.
"""
