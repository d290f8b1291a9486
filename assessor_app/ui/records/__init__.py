"""The parts of the records' screen: the list, how one record stands, its pages, and vouching for its signer.

Each part is told what to show; only the screen asks the store.
"""
