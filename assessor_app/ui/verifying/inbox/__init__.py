"""The parts of the inbox's screen: deliveries, what came in one, one file and what to do about it, the watched folder.

Each part is told what to show; only the screen and the paged lists ask the store.
"""
