"""The external verifier's pack: a sample with its reports, its plan, who signed, and an index; made and checked.

Not here: what is sampled (`sampling`), and taking its files in (`inbox`).
"""
