"""The way in: first run, unlocking, the recovery code. Imports nothing heavy: these are the first screens painted."""
