"""What the processes of the bot share: leases, the pace, single facts."""

from sqlalchemy import BigInteger, Boolean, Column, Float, String, Table, Text, text

from storage.tables.base import metadata
from storage.timestamp import Timestamp

# Who does what only one process may do.
leases = Table(
    "leases",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    # Fencing token: grows with every change of holder, so that a former holder has an old one.
    Column("epoch", BigInteger, nullable=False),
    Column("expires_at", Timestamp, nullable=False),
)

# How much of the token's pace each process may use, until when. The sum of what is granted and not
# over never exceeds the pace.
pace_shares = Table(
    "pace_shares",
    metadata,
    Column("holder", String(64), primary_key=True),
    # Messages a second: what it would use, and what it may.
    Column("wanted", Float, nullable=False),
    Column("granted", Float, nullable=False),
    Column("sends", Boolean, nullable=False, server_default=text("false")),
    Column("expires_at", Timestamp, nullable=False),
)

# Single facts: the last publication sequence, the pause of bulk sends, the claim link's key, and
# when each holder of updates last said that it lives.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
