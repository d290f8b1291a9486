"""Template `observation/2`: the first, and with it the plan, scope/range, evidence files, timers and centre's rules.

Frozen, as is what it takes from the first: whatever changes what it draws belongs in a new template.
"""
