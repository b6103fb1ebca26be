"""An article, from the moment a source has been read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a source had it: seen, not yet stored.

    `rubric_hint` is the rubric's name as the source spelled it, in any language; `published_on_site`
    is in UTC; `photo` is a Telegram file id.
    """

    headline: str
    body: tuple[str, ...] = ()
    rubric_hint: str | None = None
    published_on_site: datetime | None = None
    place: str | None = None
    source_url: str | None = None
    photo: str | None = None

    @property
    def lead(self) -> str:
        """The first paragraph; empty for a flash, which is all headline."""
        return self.body[0] if self.body else ""

    @property
    def text(self) -> str:
        """The body as one text, a blank line between paragraphs."""
        return "\n\n".join(self.body)
