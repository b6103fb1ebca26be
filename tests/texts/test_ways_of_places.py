"""A place is set up by taps from its card, and every screen of a place leads back to it."""

from dataclasses import replace

import pytest

from handlers.answer import change
from handlers.place_answers import for_place
from news.language import Language
from news.place import Chat, ManagedChat, Topic
from news.subscriber import PlaceKind
from tests.texts.people import LOCALES, NOW, SOCIETY, buttons
from tests.texts.screens import held, subscriber
from texts.actions import ShowRubrics, ShowSubscriptions, ShowWordsHint
from texts.html import plain_text
from texts.manage import NamedPlace, managing, speaks_for
from texts.manage_actions import ForPlace
from texts.place_actions import ShowPlace
from texts.place_card import PlaceCard, place_card
from texts.place_settings import place_settings
from texts.places import places_page
from texts.rubrics import rubrics_message
from texts.settings_actions import ShowSettings
from texts.subscriptions import subscriptions_page

RU = LOCALES[Language.RU]
FORUM = Chat(-1001, "supergroup", "Клуб", NOW, is_forum=True, standing="administrator")
GROUP = replace(subscriber(), id=17, chat_id=FORUM.chat_id, kind=PlaceKind.GROUP)
SPORT = replace(GROUP, id=18, kind=PlaceKind.TOPIC, thread_id=5)
LOOKED_AFTER = ManagedChat(FORUM, [GROUP, SPORT], [Topic(FORUM.chat_id, 5, "Спорт")])
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


def test_a_topic_is_listed_below_its_group_without_naming_it_again() -> None:
    listed = plain_text(places_page(RU, [LOOKED_AFTER]).text)

    assert "Группа «Клуб»\nТема «Спорт»\n" in listed
    topic = NamedPlace(SPORT, FORUM.title, "Спорт")
    assert "Тема «Спорт»" in [each.label for each in buttons(managing(RU, [NAMED, topic], None))]
