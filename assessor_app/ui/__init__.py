"""The window. The only room that knows Qt; it shows what the other rooms know and decides nothing itself."""
