"""The parts of the candidates' screen: their list, one candidate's coverage as a picture, and the form.

Each part is told what to show and says what was pressed; only the screen asks the store.
"""
