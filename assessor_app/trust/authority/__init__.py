"""A centre's authority: its certificates, what it issues to people, and what it revokes; pure over `cryptography`.

Not here: who is enrolled and where keys are kept (`assessor_app.centre`), whom to trust (`trust.anchors`).
"""
