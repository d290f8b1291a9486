"""What of a standard's scope/range, and of its criteria's sub-items, was covered on a visit.

Not here: the items themselves (`standards.ranges`) and judgements on criteria (`desk`).
"""
