"""The pool added up by assessor, kept up as things change: what pictures, risks and figures are reckoned from.

Not here: which records there are (`pool`), what is sampled of them (`sampling`), or what reports say (`overview`).
"""
