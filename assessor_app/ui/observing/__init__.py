"""The parts of the observing screen: criteria, log, composer, one criterion, the details of the visit.

Each part is told what to show and says what was pressed; only the screen asks the store.
"""
