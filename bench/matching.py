"""One article against a million rules: the index beside a loop over the rules, in one run.

    python -m bench.matching [distinct rules] [rules]

Rules are drawn by Zipf's law from 20 000 nouns, one to three words each, some of them phrases, some
with a word that must not be there; so are the readers of a rule. The words of the articles follow
the same law in another order, for what is often written is not what is often looked for.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]

from bench.figures import Figure, show
from news.matching import RuleIndex
from news.rule import Rule
from news.rule_language import RuleLanguage
from news.words.document import Document, analyse
from news.words.morphology import Morphology

_COMMON = "Беларусь Россия Минск договор безопасность президент министр суд спорт".split()  # noqa: SIM905
_PHRASES, _NEGATIONS = 0.1, 0.05
_LENGTHS = (1, 2, 2, 2, 3)
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_CHOICE = 1.5
VOCABULARY = 20_000


def vocabulary(draw: random.Random, size: int) -> list[str]:
    """Words of which the first are frequent in news, the rest any nouns of the dictionary.

    The nouns are those of as many beginnings as it takes: going through the whole dictionary takes
    half a minute.
    """
    analyzer = MorphAnalyzer(lang="ru")
    beginnings = [one + other for one in _LETTERS for other in _LETTERS]
    draw.shuffle(beginnings)
    nouns: set[str] = set()
    while len(nouns) < size * _CHOICE and beginnings:
        parses = analyzer.iter_known_word_parses(beginnings.pop())
        nouns |= {p.word for p in parses if p.word == p.normal_form and "NOUN" in p.tag}
    return (_COMMON + draw.sample(sorted(nouns), size))[:size]


def rule_texts(draw: random.Random, words: list[str], count: int) -> list[str]:
    """Distinct rules of one to three words, the n-th word drawn in proportion to 1/n."""
    weights = [1 / n for n in range(1, len(words) + 1)]
    drawn = iter(draw.choices(words, weights, k=count * 12))
    found: dict[str, None] = {}
    while len(found) < count:
        text = " ".join(next(drawn) for _ in range(draw.choice(_LENGTHS)))
        kind = draw.random()
        if kind < _PHRASES:
            text = f'"{text}"'
        elif kind < _PHRASES + _NEGATIONS:
            text = f"{text} -{next(drawn)}"
        found.setdefault(text)
    return list(found)


def article(draw: random.Random, words: list[str], length: int) -> str:
    """A text whose words follow the same law."""
    weights = [1 / n for n in range(1, len(words) + 1)]
    return " ".join(draw.choices(words, weights, k=length))


def seconds(work: Callable[[], object], times: int) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def loop(rules: list[tuple[Rule, list[int]]], document: Document) -> list[int]:
    """What the index is measured against."""
    return [rule_id for rule, ids in rules if rule.matches(document) for rule_id in ids]


def filled(rules: list[Rule], chosen: list[int]) -> RuleIndex:
    """An index of the chosen rules, by their numbers."""
    index = RuleIndex()
    for rule_id, number in enumerate(chosen):
        index.add(rule_id, rules[number])
    return index


def listed(rules: list[Rule], chosen: list[int]) -> list[tuple[Rule, list[int]]]:
    """The same rules for the loop, in any order."""
    ids: list[list[int]] = [[] for _ in rules]
    for rule_id, number in enumerate(chosen):
        ids[number].append(rule_id)
    return list(zip(rules, ids, strict=True))


def measure(distinct: int, total: int) -> Iterator[Figure]:
    """What it takes to read, to keep and to match so many rules."""
    draw = random.Random(4)
    morphology = Morphology()
    words = vocabulary(draw, min(VOCABULARY, distinct * 10))
    texts = rule_texts(draw, words, distinct)
    begun = time.perf_counter()
    language = RuleLanguage(morphology)
    rules = [language.parse(text) for text in texts]
    yield Figure("reading the distinct rules", time.perf_counter() - begun, "s")
    popularity = [1 / n for n in range(1, distinct + 1)]
    chosen = [*range(distinct), *draw.choices(range(distinct), popularity, k=total - distinct)]
    begun = time.perf_counter()
    filled(rules, chosen)
    yield Figure("indexing them all", time.perf_counter() - begun, "s")
    tracemalloc.start()
    index = filled(rules, chosen)
    yield Figure("memory of the index", tracemalloc.get_traced_memory()[0] / 1e6, "MB")
    tracemalloc.stop()
    grouped = listed(rules, chosen)
    draw.shuffle(words)
    for name in ("an article", "another"):
        document = analyse(article(draw, words, 300), morphology)
        assert sorted(index.match(document)) == sorted(loop(grouped, document))  # noqa: S101
        naive = seconds(partial(loop, grouped, document), 3)
        fast = seconds(partial(index.match, document), 50)
        yield Figure(f"matching {name}", fast * 1e3, "ms", naive * 1e3, naive / fast, least=150)
    analysis = seconds(partial(analyse, article(draw, words, 300), morphology), 20)
    yield Figure("analysing an article of 300 words", analysis * 1e3, "ms")


def main(distinct: int, total: int) -> None:
    """Measure, and print a table."""
    title = f"Matching {total:,} rules, {distinct:,} of them distinct; reference: a loop over them"
    show(title, measure(distinct, total))


if __name__ == "__main__":
    main(*(int(argument) for argument in [*sys.argv[1:], "100000", "1000000"][:2]))
