"""The personal interests of whoever verifies: the one place where they are declared, seen and lifted.

Not here: what one bars. Samples (`sampling.guard`), reviews (`reviews.guard`) and rechecks (`actions`) ask `standing`.
"""
