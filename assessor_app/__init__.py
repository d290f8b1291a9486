"""The offline assessor app: its rooms, from the ground floor (`errors`, `paths`) up to the two faces (`ui`, `cli`).

The order of the rooms and who may import whom stand in ARCHITECTURE.md and are checked by the tests.
"""

__version__ = "0.1.0"
