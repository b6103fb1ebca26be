"""The fire drill, ``python -m bot demo --trouble``: what goes wrong, and what the bot says of it.

The bot runs as it does in earnest, in processes of its own, on SQLite or on PostgreSQL. Telegram
is the emulator, behind a gate that can be shut. A program publishes over the HTTP API. The page
shows their log lines, what the owners are told, and what Telegram's ledger says has arrived.
"""
