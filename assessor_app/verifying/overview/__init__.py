"""The overview: what was sampled, agreed with and asked for, by assessor, standard, site and month, as figures.

Not here: the decisions themselves (`reports`), what is to be sampled (`sampling`), or how actions stand (`actions`).
"""
