import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.matching import RuleIndex, explain, telling_sentence
from news.rule import Rule
from news.rule_language import RuleError
from news.words.document import Document, analyse
from news.words.morphology import Morphology
from news.words.synonyms import Synonyms
from tests.rules import parse_rule

VOCABULARY = [
    *("договор", "договора", "безопасность", "гарантии", "санкции", "футбол"),
    *("Минск", "рака", "кніга", "treaty", "IT"),
]
TERMS = st.tuples(
    st.sampled_from(["", "", "", "-", "="]),
    st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3),
).map(lambda term: term[0] + (f'"{" ".join(term[1])}"' if len(term[1]) > 1 else term[1][0]))
RULE_TEXTS = st.lists(
    st.lists(TERMS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=2
).map(" | ".join)
TEXTS = st.lists(st.sampled_from([*VOCABULARY, ". Слово", "договорам", "рацэ"]), max_size=8).map(
    " ".join
)


@pytest.fixture
def index() -> RuleIndex:
    return RuleIndex()


def read(text: str, morphology: Morphology) -> Document:
    return analyse(text, morphology)


def test_an_article_finds_the_rules_it_answers(index: RuleIndex, morphology: Morphology) -> None:
    for rule_id, text in enumerate(
        ["договор", "договор футбол", '"гарантии безопасности"', "договор -гарантии", "спорт | мир"]
    ):
        index.add(rule_id, parse_rule(text, morphology))
    document = read("Проект договора о гарантиях безопасности", morphology)
    assert sorted(index.match(document)) == [0, 2]


def test_equal_rules_are_found_under_every_id(index: RuleIndex, morphology: Morphology) -> None:
    for rule_id, text in enumerate(["ДОГОВОР", "договор", "«договор»"]):
        index.add(rule_id, parse_rule(text, morphology))
    assert sorted(index.match(read("договором", morphology))) == [0, 1, 2]


def test_a_rule_is_found_once_though_it_matches_twice(
    index: RuleIndex, morphology: Morphology
) -> None:
    index.add(1, parse_rule("договор | гарантии", morphology))
    assert index.match(read("договор о гарантиях", morphology)) == [1]


def test_a_discarded_rule_is_found_no_more(index: RuleIndex, morphology: Morphology) -> None:
    rule = parse_rule("договор гарантии | санкции", morphology)
    for rule_id in (1, 2):
        index.add(rule_id, rule)
    index.discard(1, rule)
    index.discard(1, rule)
    assert index.match(read("санкции", morphology)) == [2]
    index.discard(2, rule)
    assert index.match(read("санкции, договор, гарантии", morphology)) == []


def test_discarding_leaves_other_rules_of_the_same_words(
    index: RuleIndex, morphology: Morphology
) -> None:
    both, one = parse_rule("договор санкции", morphology), parse_rule("договор", morphology)
    index.add(1, both)
    index.add(2, one)
    index.discard(1, both)
    assert index.match(read("договор и санкции", morphology)) == [2]
    index.add(3, both)
    assert sorted(index.match(read("договор и санкции", morphology))) == [2, 3]


def test_a_rule_with_synonyms_is_found_by_any_of_them(
    index: RuleIndex, morphology: Morphology
) -> None:
    synonyms = Synonyms([["ЕАЭС", "Евразийский экономический союз"]], morphology)
    rule = parse_rule("ЕАЭС договор", morphology, synonyms)
    index.add(1, rule)
    document = read("Договор Евразийского экономического союза", morphology)
    assert index.match(document) == [1]
    index.discard(1, rule)
    assert index.match(document) == []


@given(st.lists(RULE_TEXTS, max_size=12), TEXTS, st.sets(st.integers(0, 11)))
def test_the_index_agrees_with_asking_every_rule(
    morphology: Morphology, texts: list[str], article: str, discarded: set[int]
) -> None:
    index, rules = RuleIndex(), dict[int, Rule]()
    for rule_id, text in enumerate(texts):
        try:
            rules[rule_id] = parse_rule(text, morphology)
        except RuleError:
            continue
        index.add(rule_id, rules[rule_id])
    for rule_id in discarded & rules.keys():
        index.discard(rule_id, rules.pop(rule_id))
    document = read(article, morphology)
    expected = [rule_id for rule_id, rule in rules.items() if rule.matches(document)]
    assert sorted(index.match(document)) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("договор", "Проект договора. Договоры.", ["договора", "Договоры"]),
        ('"гарантии безопасности"', "о гарантиях  безопасности", ["гарантиях  безопасности"]),
        ("вице-президент", "с вице-президентом", ["вице-президентом"]),
        ("договор | футбол", "договор подписан", ["договор"]),
        ("договор мир", "договор о дружбе", []),
        ("договор -футбол", "договор", ["договор"]),
        ('договор "проект договора"', "проекта договора", ["проекта договора"]),
        ("договор", "до\u00adговор", ["до\u00adговор"]),
    ],
)
def test_an_explanation_gives_the_words_that_matched(
    rule: str, text: str, expected: list[str], morphology: Morphology
) -> None:
    ranges = explain(parse_rule(rule, morphology), read(text, morphology))
    assert [text[start:end] for start, end in ranges] == expected


def test_the_telling_sentence_holds_the_most_of_them(morphology: Morphology) -> None:
    text = "Заголовок о договоре\nГарантии даст договор. Договор подпишут."
    document = read(text, morphology)
    ranges = explain(parse_rule("договор гарантии", morphology), document)
    start, end = telling_sentence(document, ranges)
    assert text[start:end] == "Гарантии даст договор."


def test_an_empty_text_has_no_more_to_tell(morphology: Morphology) -> None:
    document = read("", morphology)
    assert explain(parse_rule("договор", morphology), document) == []
    assert telling_sentence(document, []) == (0, 0)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("wifi", "Бесплатный Wi-Fi в метро"),
        ("WiFi", "Бесплатный wi\u2011fi в метро"),
        ("Wi-Fi", "Бесплатный WiFi в метро"),
        ('"бесплатный Wi-Fi"', "Бесплатный WiFi в метро"),
        ('"бесплатный wifi"', "Бесплатный Wi-Fi в метро"),
        ('"wifi в метро"', "Бесплатный Wi-Fi в метро"),
        ("email", "Пришлите e-mail"),
        ("e-mail", "Пришлите email"),
        ("вебсайт", "На веб-сайтах"),
        ("веб-сайт", "На вебсайтах"),
    ],
)
def test_a_word_is_the_same_with_a_hyphen_and_without(
    rule: str, text: str, morphology: Morphology, index: RuleIndex
) -> None:
    index.add(1, parse_rule(rule, morphology))
    assert index.match(read(text, morphology)) == [1]
    assert not parse_rule(f"метро -{rule}", morphology).matches(read(f"метро {text}", morphology))


@pytest.mark.parametrize(
    ("rule", "text"), [("=wifi", "Бесплатный Wi-Fi"), ("=Wi-Fi", "WiFi"), ("wifi", "wi, fi")]
)
def test_an_exact_form_and_words_apart_are_not_joined(
    rule: str, text: str, morphology: Morphology
) -> None:
    assert not parse_rule(rule, morphology).matches(read(text, morphology))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("MTC", "Компания МТС снизила цены"),
        ("МТС", "Компания MTC снизила цены"),
        ("мтс", "Абоненты MTC"),
        ("mtc", "Абоненты МТСа"),
        ("EC", "Саммит ЕС в Минске"),
        ("ЕС", "Саммит EC в Минске"),
        ("MKC", "Экипаж МКС"),
    ],
)
def test_an_acronym_is_the_same_in_either_alphabet(
    rule: str, text: str, morphology: Morphology
) -> None:
    read_again = parse_rule(parse_rule(rule, morphology).normal(), morphology)
    assert parse_rule(rule, morphology).matches(read(text, morphology))
    assert read_again.matches(read(text, morphology))


@pytest.mark.parametrize(
    ("rule", "text"),
    [("кот", "KOT в сапогах"), ("сор", "The cop said"), ("мак", "mak"), ("МАК", "мак")],
)
def test_a_word_in_small_letters_keeps_its_alphabet(
    rule: str, text: str, morphology: Morphology
) -> None:
    assert not parse_rule(rule, morphology).matches(read(text, morphology))
