"""Numbers that are kept while things happen, so that nobody counts rows."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    text,
)

from storage.tables.base import Id, metadata, partial_index

# How many deliveries of a dispatch are in each state, kept while they are settled. Under PENDING
# stands how many were ever made, whatever has become of them; under UNKNOWN also their doubts.
dispatch_counts = Table(
    "dispatch_counts",
    metadata,
    Column("dispatch_id", ForeignKey("dispatches.id", ondelete="CASCADE"), nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("dispatch_id", "state"),
    sqlite_with_rowid=False,
)

# The same of all dispatches that were begun on one day of UTC; kept for ever.
day_counts = Table(
    "day_counts",
    metadata,
    # Days since 1970.
    Column("day", Integer, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("day", "state"),
    sqlite_with_rowid=False,
)

# How many copies of an article digests hold. Under PENDING stands how many were ever made, whatever
# has become of them; under UNKNOWN also how many doubts they cost.
digest_counts = Table(
    "digest_counts",
    metadata,
    # No foreign key: a digest may name an article that is no more.
    Column("article_id", BigInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("article_id", "state"),
    sqlite_with_rowid=False,
)

# How many readers, subscriptions and rules there are: the sum of the rows of a name. Whoever
# changes a number adds a row, so that nobody waits for another's transaction.
totals = Table(
    "totals",
    metadata,
    Column("id", Id, primary_key=True),
    # A storage.totals.Total.
    Column("name", String(32), nullable=False),
    Column("number", BigInteger, nullable=False),
)

# What readers do, in numbers: a news.figure.Figure each.
figures = Table(
    "figures",
    metadata,
    Column("name", String(24), nullable=False),
    # Hours since 1970; 0 of what does not happen, but is.
    Column("hour", Integer, nullable=False),
    # What it is a figure of: the id of a rubric, a rule or an article, a code, or nothing.
    Column("subject", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
    PrimaryKeyConstraint("name", "hour", "subject"),
    # The rules that most readers follow; without the name, SQLite takes the primary key, and sorts.
    partial_index("ix_figures_followers", "name", "number", "subject", where="name = 'followers'"),
    sqlite_with_rowid=False,
)

# What is yet to be added to them: whoever changes a figure waits for nobody.
figure_changes = Table(
    "figure_changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(24), nullable=False),
    Column("hour", Integer, nullable=False),
    Column("subject", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
)
