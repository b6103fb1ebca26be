"""The rubric that hashtags name."""

from collections.abc import Iterable, Sequence

from sources.furniture import Sections
from sources.tags import may_be_headline, tags


def named_rubric(lines: Iterable[str], sections: Sections) -> str | None:
    """The rubric that the first hashtag of a known one names."""
    named = (sections.rubric(tag) for line in lines for tag in tags(line))
    return next(filter(None, named), None)


def without_tags(lines: Sequence[str], kept: Sequence[int], sections: Sections) -> list[int]:
    """The kept lines but for those of hashtags, one of a rubric, that open or close the text."""
    kept = list(kept)
    while kept and _are_rubric(lines[kept[-1]], sections):
        kept.pop()
    first = next(
        (at for at, index in enumerate(kept) if not _are_rubric(lines[index], sections)), 0
    )
    return kept[first:]


def _are_rubric(line: str, sections: Sections) -> bool:
    return not may_be_headline(line) and named_rubric([line], sections) is not None
