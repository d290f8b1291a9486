"""Template `observation/3`: the usual recording forms, under the centre's name, logo and words for roles.

Frozen once released, as is what it takes from the first two: whatever changes what it draws belongs in a new template.
"""
