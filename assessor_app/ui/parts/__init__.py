"""The parts every screen is put together from. Each knows its looks and keys; none knows a room or a rule.

Import from the module of the part: a part nobody needs yet is not loaded before the first window.
"""
