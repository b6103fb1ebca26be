"""The error of all sources that cannot be read."""

from enum import StrEnum


class UnreadableReason(StrEnum):
    """Why a source was refused."""

    EMPTY = "empty"
    """Nothing in it that a person could read."""
    NO_HEADLINE = "no-headline"
    """It begins with a long paragraph whose first sentence is too long for a headline."""
    TOO_LONG = "too-long"
    """More characters than an article may have; `limit` says how many."""
    TOO_LARGE = "too-large"
    """A file of more bytes than are read; `limit` says how many."""
    KIND = "kind"
    """A file of a kind that is not read, by its name; `kind` is the ending of the name."""
    BINARY = "binary"
    """A picture, an archive, a word processor's document: not a text."""
    UNDECODABLE = "undecodable"
    """A text in an encoding that could not be recognised."""
    PICTURE = "picture"
    """A picture sent as a file that is too large, or of a wrong kind, to be a photo."""
    NOT_FETCHED = "not-fetched"
    """A file that Telegram did not hand over, this time."""
    PASSWORD = "password"  # noqa: S105 - it is none
    """A document that opens with a password only."""
    OLD_FORMAT = "old-format"
    """A document as Word wrote it until 2003."""
    DAMAGED = "damaged"
    """A document that is not as its kind has to be: cut off, or broken."""
    TOO_SLOW = "too-slow"
    """Reading it took too long, and was broken off."""
    TOO_MUCH_MEMORY = "too-much-memory"
    """Reading it takes too much memory: a small file that unpacks to a huge one."""
    BUSY = "busy"
    """Others are being read, and it was not its turn in time."""
    NOT_A_FEED = "not-a-feed"
    """What was fetched as a feed is none: a page, a message, nothing at all."""
    ENTITIES = "entities"
    """A document that declares entities, by which a few bytes become gigabytes."""
    WALL = "wall"
    """A page that shows its article to subscribers, or to those who have logged in."""
    CHALLENGE = "challenge"
    """A page that lets people through and keeps programs out."""
    NOT_A_PAGE = "not-a-page"
    """What a link leads to is a file; `kind` says of which kind."""
    NO_ARTICLE = "no-article"
    """A page with many articles on it, or with none."""
    PAGE_TOO_LARGE = "page-too-large"
    """A page of more bytes than are read; `limit` says how many."""
    PAGE_UNREADABLE = "page-unreadable"
    """A page whose reading failed, took too long, or too much memory."""
    PAGE_GONE = "page-gone"
    """A site has no page of this address, or none any more."""
    ADDRESS_FORBIDDEN = "address-forbidden"
    """A link into a private network, or one that is no web address."""
    SITE_UNREACHABLE = "site-unreachable"
    """There is no such site, or it takes no connection."""
    SITE_TOO_SLOW = "site-too-slow"
    """The whole page had not come in time."""
    SITE_FAILED = "site-failed"
    """A site answers that it has failed, or what it answers makes no sense."""
    ENDLESS_REDIRECTS = "endless-redirects"
    """A link leads to another, and so on."""
    FAILED = "failed"
    """Reading it failed, and it is not known that the file is to blame."""


class UnreadableSource(ValueError):  # noqa: N818 - a noun reads better where it is raised and caught
    """A source that cannot become an article draft, and why."""

    def __init__(
        self, reason: UnreadableReason, limit: int | None = None, kind: str | None = None
    ) -> None:
        super().__init__(": ".join(str(part) for part in (reason, limit, kind) if part is not None))
        self.reason = reason
        self.limit = limit
        self.kind = kind
