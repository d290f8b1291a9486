"""The questions a centre asks again and again: kept once, offered while observing, carried from laptop to laptop.

Not here: the question that was asked on a visit, which is an entry of its log (`observing.model`).
"""
