"""What holds for every test: generated examples have no deadline, since machines differ and no test asserts a time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
