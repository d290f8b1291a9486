"""The vault: one encrypted SQLite store per person and centre — its keys, connection, migrations and lock.

Not here: any room's tables or SQL (each room's `store` module), or the signing key's use (`trust`).
"""
