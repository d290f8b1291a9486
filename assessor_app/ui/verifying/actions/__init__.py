"""Actions in the window: what a verifier asked to be done, for the verifier and for the assessor who answers it.

Not here: how an action stands (`assessor_app.verifying.actions`), and the card on a record's page (`ui.records`).
"""
