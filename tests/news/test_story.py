import pytest

from news.story import ALIKE, Story, story_of
from news.words.document import analyse
from news.words.morphology import Morphology

SEPARATION = (
    "Разведение сил в Петровском, назначенное на 8 ноября, состоится позже, сообщили в миссии ОБСЕ."
)


@pytest.fixture(scope="session")
def morphology() -> Morphology:
    return Morphology()


def story(morphology: Morphology, headline: str, lead: str = "") -> Story:
    return story_of(analyse(f"{headline}\n{lead}", morphology), len(headline))


def test_a_story_told_in_other_words_is_close_and_another_is_not(morphology: Morphology) -> None:
    one = story(
        morphology,
        "Кинотеатры «Каро» покажут фильмы из репертуара закрывающегося «Соловья»",
        "Кинотеатр «Соловей» закрывают. Его фильмы покажет сеть «Каро», сообщила компания.",
    )
    other = story(
        morphology,
        'Репертуар закрывающегося "Соловья" перенесут в кинотеатры сети "Каро"',
        "Сеть кинотеатров «Каро» возьмёт репертуар «Соловья», который закрывается в ноябре.",
    )
    third = story(
        morphology, "Кинотеатр «Ракета» открыли после ремонта", "Зал вмещает 200 человек."
    )

    assert one.likeness(other) >= ALIKE
    assert one.likeness(other) == pytest.approx(other.likeness(one))
    assert one.likeness(one) == pytest.approx(1)
    assert one.likeness(third) < ALIKE
    assert not one.contradicts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Прогноз погоды на 8 ноября", "Прогноз погоды на 16 ноября"),
        ("Погода в Бресте на 17 мая", "Погода в Гомеле на 17 мая"),
        (
            "ОБСЕ сообщила о переносе разведения сил в Петровском",
            "ДНР подтвердила готовность к разведению сил в Петровском",
        ),
        ("Суд запретил продажу завода", "Суд разрешил продажу завода"),
        ("Суд забараніў продаж завода", "Суд дазволіў продаж завода"),
        ("Court bans the sale of a plant", "Court allows the sale of a plant"),
    ],
)
def test_headlines_that_contradict_each_other_are_of_two_stories(
    morphology: Morphology, one: str, other: str
) -> None:
    assert story(morphology, one).contradicts(story(morphology, other))
    assert story(morphology, other).contradicts(story(morphology, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Погибли 12 человек", "Погибли люди"),
        ("Погибли 12 человек, ранены 3", "Ранены 3"),
        ("Запрет продажи отменён, магазин открыли", "Запрет продажи отменили"),
        ("", ""),
    ],
)
def test_what_only_one_headline_says_contradicts_nothing(
    morphology: Morphology, one: str, other: str
) -> None:
    assert not story(morphology, one).contradicts(story(morphology, other))


def test_whoever_shares_none_of_the_telling_lemmas_is_not_close(morphology: Morphology) -> None:
    one = story(morphology, "Разведение сил в Петровском", SEPARATION)
    without = Story(
        {lemma: one.weights[lemma] for lemma in one.weights.keys() - one.telling()},
        frozenset(),
        frozenset(),
        frozenset(),
    )

    length = sum(weight**2 for weight in without.weights.values()) ** 0.5
    assert one.likeness(without) / length < ALIKE
