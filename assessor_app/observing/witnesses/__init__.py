"""Who gave testimony on a visit, and with what standing: the witness status list that verifiers ask for.

Not here: the testimony itself, which is an entry of the log.
"""
