"""The window. The only room that knows Qt; it shows what the other rooms know and decides nothing itself."""

from assessor_app.ui.immortal import keep_alive

keep_alive()
