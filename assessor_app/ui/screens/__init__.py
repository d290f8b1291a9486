"""The screens that `places` names, each put together from its own parts in the package beside.

A screen asks the store and hands what it gets to its parts.
"""
