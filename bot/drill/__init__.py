"""The fire drill, ``python -m bot demo --trouble``: what goes wrong, and what the bot says of it.

The bot runs unpatched, in processes of its own, on SQLite or on PostgreSQL. Telegram is the
emulator, behind a TCP proxy that can refuse or hold connections. A program publishes over the HTTP
API. The page shows the log lines of each process, what the owners are told, and what Telegram's
ledger says has arrived.
"""
