"""The parts of the standards' screen: finding one, reading it as a page, and importing files with a preview.

Each part is told what to show; only the screen asks the store.
"""
