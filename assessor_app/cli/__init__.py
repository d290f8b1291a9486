"""The same program without a window, for technicians, auditors and tests. Prints; decides nothing itself."""
