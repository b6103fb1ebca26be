"""What is old and needed no more, found in snapshots and dropped in small transactions.

Every drop asks again in its own transaction whether it still may: what is found may be taken up
meanwhile. The newest row of a table stays, since SQLite would give its id to the next one.
"""

CHUNK = 2_000
"""Rows in one transaction: few enough that nobody waits for the write lock."""
