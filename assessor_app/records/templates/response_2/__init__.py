"""Template `response/2`: the first template's answer to an action, with the files that show what was done.

Frozen: whatever changes what it draws belongs in a new template.
"""
