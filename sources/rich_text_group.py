"""What holds inside a pair of rich text's braces."""

from dataclasses import dataclass, replace

from news.formatting import Style
from sources.manuscript import Look
from sources.rich_text_words import LOOKS

_MOST_SKIPPED = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Where text goes, and how it is set."""

    destination: str = ""
    """Empty for the body, a word of KEPT, or ``skip``: nowhere."""
    looks: frozenset[Style] = frozenset()
    is_hidden: bool = False
    encoding: str = "cp1252"
    skips: int = 1
    """Bytes that stand for a character given in Unicode before them."""
    address: str = ""

    def set(self, word: str, number: int | None) -> "Group":
        """The group from a control word on."""
        is_on = number != 0
        if word in LOOKS:
            style = {LOOKS[word]}
            return replace(self, looks=self.looks | style if is_on else self.looks - style)
        match word:
            case "ulnone":
                return replace(self, looks=self.looks - {Style.UNDERLINE})
            case "v" | "deleted":
                return replace(self, is_hidden=is_on)
            case "plain":
                return replace(self, looks=frozenset(), is_hidden=False)
            case "uc":
                return replace(self, skips=max(0, min(number or 0, _MOST_SKIPPED)))
        return self

    def set_looks(self) -> list[Look]:
        """The styles of its text, and its link, which need not look like one besides."""
        if not self.address:
            return [(style, "") for style in self.looks]
        looks = self.looks - {Style.UNDERLINE}
        return [(Style.LINK, self.address), *((style, "") for style in looks)]
