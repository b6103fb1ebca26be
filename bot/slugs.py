"""What stands in links: of campaigns, and of those that bring the bot into a group."""

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is read as another."""
_NONCE_BYTES = 16
_LENGTH = 5
"""No base64 is so long, without its padding: so no link to words is taken for a campaign's."""


def make_slug() -> str:
    """A slug that hardly any campaign has yet: there are 28 million."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def make_nonce() -> str:
    """What tells one setting-up from all others, and nobody guesses."""
    return secrets.token_urlsafe(_NONCE_BYTES)
