r"""Web pages in the reader process: how much of the article is found, how long it takes.

    python -m bench.webpages [a folder of repositories | how many pages to make]

A folder has public repositories as bare git directories, ``<owner>+<name>/repo``. Two of them judge
the text: scrapinghub/article-extraction-benchmark (181 pages) and flairNLP/fundus (258 pages, 181
files of expectations); where one is absent, that is said. Then every file of every repository in
the folder is read as if it were a page. Without a folder, pages are made, and such as mean harm.

Word F1 is that of the former's evaluate.py, whose shingles are one word long here: a page's words
(``\w+``) are compared as multisets, precision and recall are averaged over the pages, F1 is their
harmonic mean. With shingles of four words, as there, it is shown too. A page that is refused counts
as one without a word. A headline is right when it is the expected one but for case and signs, or
one of the two holds the other whole (a kicker, a second half); a date on the expected day; both
are shown in their strictest sense, too. The references are trafilatura as it comes, and `read_page`
on the page's text, as pasted.
"""

import asyncio
import gc
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from statistics import mean

from bench.figures import Figure, show
from bench.hostile import Stretch
from bench.memory import peak_memory
from bench.page_readings import as_pasted, by_trafilatura, by_us
from bench.repositories import every_repository, files
from bench.sample_pages import Page, fundus, harmful, made, scrapinghub
from news.article import ArticleDraft
from sources.reader import Reader
from sources.unreadable import UnreadableSource

_MOST_SECONDS, _MOST_STALL, _MOST_MEMORY = 10, 50, 400
_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"[\W_]+")
_SHINGLE = 4
_LONGEST_NAME = 30

Count = tuple[int, int, int]
"""Words, or shingles, that are right, too many, and missing."""


@dataclass(slots=True)
class Run:
    """What one way of reading made of the pages, in their order; None for a page refused."""

    drafts: list[ArticleDraft | None] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0


async def read(job: Callable[[bytes, str], ArticleDraft], pages: Sequence[Page]) -> Run:
    """Let a reader process of its own read each page in one way."""
    run, reader = Run(), Reader()
    await reader.run(peak_memory)
    try:
        for page in pages:
            begun = time.perf_counter()
            try:
                run.drafts.append(await reader.run(job, page.data, page.url))
                run.reasons[""] += 1
            except UnreadableSource as error:
                run.drafts.append(None)
                run.reasons[error.reason] += 1
            run.seconds.append(time.perf_counter() - begun)
            run.peak = max(run.peak, await reader.run(peak_memory))
    finally:
        await reader.close()
    return run


def counted(expected: str, found: str, size: int) -> Count:
    """How many shingles of so many words are right, too many, missing."""
    one, other = _shingles(expected, size), _shingles(found, size)
    return (one & other).total(), (other - one).total(), (one - other).total()


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - size + 1)) if words else range(0)
    return Counter(tuple(words[at : at + size]) for at in starts)


def f1(counts: Sequence[Count]) -> float:
    """In per cent; as evaluate.py has it, pages without a word found or expected included."""
    precisions = [right / (right + more) for right, more, _ in counts if right + more]
    recalls = [right / (right + less) for right, _, less in counts if right + less]
    precision, recall = mean(precisions or [0.0]), mean(recalls or [0.0])
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def words_of(run: Run, pages: Sequence[Page], size: int = 1) -> float:
    """The F1 of a way of reading."""
    texts = [draft.text if draft else "" for draft in run.drafts]
    return f1([counted(page.text, text, size) for page, text in zip(pages, texts, strict=True)])


def share(hits: Iterator[bool]) -> float:
    """How many are so, in per cent."""
    return 100 * mean(map(float, hits))


def is_headline(page: Page, draft: ArticleDraft | None, *, exactly: bool) -> bool:
    """Whether a page's headline was found."""
    one, other = (_folded(text or "") for text in (page.headline, draft and draft.headline))
    return one == other or (not exactly and bool(one and other) and (one in other or other in one))


def _folded(text: str) -> str:
    return _SIGNS.sub(" ", text).casefold().strip()


def is_date(page: Page, draft: ArticleDraft | None, *, exactly: bool) -> bool:
    """Whether the day, or the minute, was found; a date without a zone was read as UTC here."""
    found, expected = draft.published_on_site if draft else None, page.published
    if found is None or expected is None:
        return False
    found = found.astimezone(expected.tzinfo or UTC).replace(tzinfo=None, second=0, microsecond=0)
    expected = expected.replace(tzinfo=None, second=0, microsecond=0)
    return found == expected if exactly else found.date() == expected.date()


async def judge(name: str, pages: Sequence[Page], least: float | None) -> list[Figure]:
    """The figures of one corpus."""
    ours, plain, pasted = [await read(job, pages) for job in (by_us, by_trafilatura, as_pasted)]
    score, reference = words_of(ours, pages), words_of(plain, pages)
    by_fours = words_of(ours, pages, _SHINGLE), words_of(plain, pages, _SHINGLE)
    figures = [
        Figure(f"{name}: pages", len(pages), ""),
        *(Figure(f"  refused: {why}", n, "") for why, n in ours.reasons.items() if why),
        Figure("  words, F1", score, "%", reference, least=least),
        Figure("  words, F1 (reference: as pasted)", score, "%", words_of(pasted, pages)),
        Figure("  shingles of four words, F1", by_fours[0], "%", by_fours[1]),
        Figure("  a page, on average", 1000 * mean(ours.seconds), "ms", 1000 * mean(plain.seconds)),
        Figure("  the slowest", max(ours.seconds), "s", max(plain.seconds), most=_MOST_SECONDS),
        Figure("  memory at the most", ours.peak, "MB", plain.peak, most=_MOST_MEMORY),
    ]
    if pages[0].headline is None:
        return figures
    both = list(zip(pages, ours.drafts, strict=True))
    return [
        *figures,
        Figure("  headline", share(is_headline(*e, exactly=False) for e in both), "%", least=90),
        Figure("    to the letter", share(is_headline(*e, exactly=True) for e in both), "%"),
        Figure("  date", share(is_date(*e, exactly=False) for e in both), "%", least=97),
        Figure("    to the minute", share(is_date(*e, exactly=True) for e in both), "%"),
    ]


async def endure(named: Sequence[tuple[str, bytes]]) -> list[Figure]:
    """What becomes of the process and of the loop when everything is read as a page."""
    pages, stretch = [Page(data, "https://site.by/a", "") for _, data in named], Stretch()
    # As the bot does when it has started.
    gc.collect()
    gc.freeze()
    before = peak_memory()
    with stretch.watched():
        run = await read(by_us, pages)
    slowest = max(range(len(pages)), key=lambda at: run.seconds[at])
    name = named[slowest][0][-_LONGEST_NAME:]
    return [
        Figure("read as if it were a page: files", len(pages), ""),
        *(
            Figure(f"  refused: {why}" if why else "  an article was found", number, "")
            for why, number in run.reasons.most_common()
        ),
        Figure(f"  the slowest: {name}", run.seconds[slowest], "s", most=_MOST_SECONDS + 1),
        Figure("  memory at the most", run.peak, "MB", most=_MOST_MEMORY),
        Figure("  the loop held, at work", stretch.busiest, "ms", most=_MOST_STALL),
        Figure("    by the clock, others use the machine too", stretch.longest, "ms"),
        Figure("  what this process grew by", peak_memory() - before, "MB"),
    ]


async def run(asked: str) -> None:
    """Measure, and print a table."""
    figures: list[Figure] = []
    if asked.isdecimal():
        figures += await judge("made", made(int(asked)), None)
        everything = harmful()[: int(asked)]
    else:
        folder = Path(asked)
        for name, pages, least in (
            ("article-extraction-benchmark", scrapinghub(folder), 95.5),
            ("fundus", fundus(folder), 94.0),
        ):
            figures += await judge(name, pages, least) if pages else []
        corpora = every_repository(folder)
        everything = [*harmful(), *(each for corpus in corpora for each in files(corpus))]
    figures += await endure(everything)
    show("Web pages in the reader process", figures)


if __name__ == "__main__":
    asyncio.run(run(*(sys.argv[1:] or ["50"])))
