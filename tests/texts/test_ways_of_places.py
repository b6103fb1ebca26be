"""A place is set up by taps from its card, and every screen of a place leads back to it."""

from dataclasses import replace

import pytest

from handlers.answer import change
from handlers.spoken import for_place
from news.language import Language
from news.place import Chat, LookedAfter, Topic
from news.subscriber import PlaceKind
from tests.texts.people import LOCALES, NOW, SOCIETY, buttons
from tests.texts.screens import held, subscriber
from texts.action import Action
from texts.html import plain_text
from texts.manage import NamedPlace, managing, speaks_for
from texts.manage_actions import ForPlace
from texts.message import Message
from texts.place_actions import ShowPlace, ShowPlaces, ShowTopics
from texts.place_card import PlaceCard, place_card
from texts.place_settings import place_settings
from texts.places import places_page, topics_page
from texts.rubrics import rubrics_message
from texts.settings_actions import ShowSettings
from texts.subscription_actions import ShowRubrics, ShowSubscriptions, ShowWordsHint
from texts.subscriptions import subscriptions_page

RU = LOCALES[Language.RU]
FORUM = Chat(-1001, "supergroup", "Клуб", NOW, is_forum=True, standing="administrator")
GROUP = replace(subscriber(), id=17, chat_id=FORUM.chat_id, kind=PlaceKind.GROUP)
SPORT = replace(GROUP, id=18, kind=PlaceKind.TOPIC, thread_id=5)
LOOKED_AFTER = LookedAfter(FORUM, [GROUP, SPORT], [Topic(FORUM.chat_id, 5, "Спорт")])
NAMED = NamedPlace(GROUP, FORUM.title)


@pytest.mark.parametrize("kind", [ShowRubrics, ShowWordsHint, ShowSubscriptions, ShowSettings])
def test_the_card_leads_to_what_the_place_follows_whomever_one_speaks_for(kind: type) -> None:
    wanted = ForPlace(GROUP.id, kind().pack())

    card = place_card(RU, PlaceCard(LOOKED_AFTER, GROUP, seen_by=7), NOW)

    assert wanted in [each.action for each in buttons(card)]
    assert wanted in [each.action for each in buttons(speaks_for(RU, NAMED))]


def test_where_a_reader_goes_home_a_place_goes_to_its_card() -> None:
    for screen in (
        rubrics_message(RU, (SOCIETY,), (), GROUP),
        subscriptions_page(RU, (held(),), GROUP, NOW),
        subscriptions_page(RU, (), GROUP, NOW),
        place_settings(RU, GROUP, NOW),
    ):
        shown = for_place(RU, change(screen), NAMED, frozenset(), frozenset()).change

        assert shown is not None
        assert [each.action for each in buttons(shown)] == [ShowPlace(GROUP.id)]


def test_a_place_is_not_spoken_to_as_you() -> None:
    assert "Ваши" not in subscriptions_page(RU, (held(),), GROUP, NOW).text


def test_the_ticks_of_a_place_say_that_sections_come_by_digest() -> None:
    assert "Чтобы приходили сразу" in rubrics_message(RU, (SOCIETY,), (), GROUP).text


def test_a_group_is_listed_once_however_many_topics_it_has() -> None:
    screen = places_page(RU, [LOOKED_AFTER])

    assert "Группа «Клуб» · 1 тема" in plain_text(screen.text)
    assert [each.label for each in buttons(screen)] == ["Клуб", "+ Добавить", "В начало"]


def test_the_topics_of_a_group_are_a_tap_away_from_its_card_and_lead_back() -> None:
    ways = ShowTopics(GROUP.id), ShowPlace(SPORT.id), ShowTopics(SPORT.id), ShowPlace(GROUP.id)
    to_topics, to_topic, back_to_topics, back_to_card = ways

    assert to_topics in actions(place_card(RU, PlaceCard(LOOKED_AFTER, GROUP, seen_by=7), NOW))
    assert {to_topic, back_to_card} <= set(actions(topics_page(RU, LOOKED_AFTER)))
    assert back_to_topics in actions(place_card(RU, PlaceCard(LOOKED_AFTER, SPORT, seen_by=7), NOW))


def test_topics_alone_are_listed_by_their_group_and_one_alone_by_itself() -> None:
    other = replace(SPORT, id=19, thread_id=6)
    several = replace(LOOKED_AFTER, places=[SPORT, other])

    assert ShowTopics(SPORT.id) in actions(places_page(RU, [several]))
    assert ShowPlaces() in actions(topics_page(RU, several))
    single = places_page(RU, [replace(LOOKED_AFTER, places=[SPORT])])
    assert "Тема «Спорт», группа «Клуб»" in plain_text(single.text)
    assert ShowPlace(SPORT.id) in actions(single)


def test_a_topic_stands_below_its_group_in_the_choice_of_whom_to_speak_for() -> None:
    topic = NamedPlace(SPORT, FORUM.title, "Спорт")

    assert "Тема «Спорт»" in [each.label for each in buttons(managing(RU, [NAMED, topic], None))]


def test_a_title_from_right_to_left_does_not_turn_what_follows_it() -> None:
    hebrew = replace(LOOKED_AFTER, chat=replace(FORUM, title="חדשות"))

    assert "Группа «חדשות\N{LEFT-TO-RIGHT MARK}» · 1 тема" in places_page(RU, [hebrew]).text


def actions(screen: Message) -> list[Action | None]:
    return [each.action for each in buttons(screen)]
