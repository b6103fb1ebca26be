"""Stars: what Telegram takes for over thirty messages a second."""

TENTHS_A_MESSAGE = 1
"""Telegram takes a tenth of a Star for each paid message."""
FREE_RATE = 28
"""Messages a second that cost nothing."""
TENTHS = 10


def is_paid(rate: float) -> bool:
    """Whether so many messages a second cost anything."""
    return rate > FREE_RATE + 2
