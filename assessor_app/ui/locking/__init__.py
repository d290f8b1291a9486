"""Locking the window while nobody is at it: what stands over everything, and what notices that nobody is.

The store stays open behind it: what was being written goes on to the disk, and nothing is lost by being locked.
"""
