"""Looking after a centre: founding it, its register, issuing and revoking, its pack; and taking in another's pack."""
