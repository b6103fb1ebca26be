"""How much of a feed is read: nobody's newsroom publishes more between two looks."""

MOST_ENTRIES = 5000
"""Entries that are looked at; the newest of them are kept."""
MOST_ITEMS = 500
LARGEST_FEED = 12_000_000
"""Bytes; what is fetched is smaller."""
MOST_TAGS = 500_000
"""Tags of a document, CDATA included: its tree takes some 100 bytes for each."""
LONGEST_MARKUP = 500_000
"""Characters of one text with its markup; a longer one is left to the page."""
MOST_MARKUP = 2_000_000
"""Characters with markup of all items together, the first ones first."""
LARGEST_ITEMS = 6_000_000
"""Bytes that all items together may take in the reader process's answer, nearly."""
LONGEST_GUID = 1000
LONGEST_NAME = 200
"""Characters of a feed's title, a category."""
MOST_CATEGORIES = 30
MOST_SITEMAPS = 100
