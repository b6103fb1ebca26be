import pytest

from news.words.document import analyse
from news.words.morphology import Morphology


def russian_lemmas(text: str, word: str, morphology: Morphology) -> set[str]:
    """Lemmas of a word of a text, as that text tells them."""
    document = analyse(text, morphology)
    start = text.index(word)
    position = next(position for position in document.positions if position.start == start)
    return {key[1:] for key in position.keys if key[0] == "r"}


@pytest.mark.parametrize(
    ("text", "word", "lemmas"),
    [
        ("дорогой подарок", "дорогой", {"дорогой"}),
        ("стеклянная банка разбилась", "банка", {"банка"}),
        ("клиент банка", "банка", {"банк"}),
        ("военные суда", "суда", {"судно"}),
        ("решение суда", "суда", {"суд"}),
        ("из нержавеющей стали", "стали", {"сталь"}),
        ("плавка стали", "стали", {"стать", "сталь"}),
        ("производство стали выросло", "стали", {"стать", "сталь"}),
        ("итогом встречи стали договоренности", "стали", {"стать"}),
        ("в этом году стали выпускать", "стали", {"стать"}),
        ("которые стали чемпионами", "стали", {"стать"}),
        ("цены стали выше", "стали", {"стать"}),
        ("в Минском районе", "Минском", {"минский"}),
        ("сорок медалей", "сорок", {"сорок"}),
        ("стая сорок улетела", "сорок", {"сорок", "сорока"}),
        ("утечка данных клиентов", "данных", {"данные", "данный", "дать"}),
        ("в данных случаях", "данных", {"данный", "дать"}),
        ("в первом чтении", "первом", {"первый"}),
    ],
)
def test_the_words_beside_it_tell_what_a_word_is(
    text: str, word: str, lemmas: set[str], morphology: Morphology
) -> None:
    assert russian_lemmas(text, word, morphology) == lemmas
