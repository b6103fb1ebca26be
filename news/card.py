"""What an article's card says, from its plan to its end."""

from dataclasses import dataclass, field

from news.article import Article
from news.colleague import Colleague
from news.dispatch import Tally
from news.life import Life


@dataclass(frozen=True, slots=True)
class Card:
    """An article, how its deliveries stand, and what has become of it since it was published.

    ``spread`` is whether all its deliveries are made; ``in_digests`` is how many digests brought
    it; ``agreed_by`` is who agreed to its publication, where somebody had to.
    """

    article: Article
    tally: Tally
    spread: bool = True
    in_digests: int = 0
    life: Life = field(default_factory=Life)
    agreed_by: Colleague | None = None

    @property
    def has_landed(self) -> bool:
        """Whether nothing of it is left to be sent."""
        return self.spread and not self.tally.left
