"""Where the newsroom is found in the web, and in whose words."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from news.language import Language
from texts.catalogue import Catalogue
from texts.locale import Locale


@dataclass(frozen=True, slots=True)
class Site:
    """``url`` is the public address without a slash at its end, ``name`` and ``bot`` the bot's."""

    url: str
    name: str
    bot: str
    catalogues: Mapping[Language, Catalogue]
    zone: ZoneInfo

    def locale(self, language: str | None) -> Locale:
        """The words and the clock for an article, or a reader, of a language by its code."""
        catalogue = self.catalogues[Language.from_code(language)]
        return Locale(catalogue, self.zone, self.bot)

    def page_of(self, article_id: int) -> str:
        """The address of an article."""
        return f"{self.url}/a/{article_id}"

    def photo_of(self, article_id: int) -> str:
        """The address of an article's first photo."""
        return f"{self.url}/a/{article_id}/photo"

    def tag_of(self, article_id: int) -> str:
        """What feed readers know an article by, wherever its page is (RFC 4151)."""
        return f"tag:t.me,2026:{self.bot}/a/{article_id}"
