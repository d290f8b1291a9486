"""Review and sign: the pages as they will be, the candidate's mark, the assessor's seal, and what comes after it.

Each part is told what to show and says what was pressed; only the screen asks the store.
"""
