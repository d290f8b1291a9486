"""The review of one record as a screen: its pages beside what is decided of them. No rule stands here."""
