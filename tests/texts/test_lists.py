from news.page import Page
from tests.texts.people import BE, EN, HEADLINE, NOW, RU, SOCIETY, article, buttons, seen
from tests.texts.screens import page
from texts.first_minute_actions import ShowHome
from texts.latest import latest_page
from texts.latest_actions import LatestPage
from texts.search import nothing_found, search_page, search_words, tidy_words
from texts.search_actions import FollowSearch, SearchPage
from texts.subscription_actions import FollowRubric, ShowRubrics


def test_a_page_says_where_it_is_and_leads_both_ways() -> None:
    message = latest_page(RU, page(), NOW)

    assert seen(message).startswith(
        f"Последние новости · 6–10 из 214\n\n{HEADLINE}\nОбщество · сегодня, 19:25\n\n{HEADLINE}"
    )
    assert [button.action for button in buttons(message)] == [
        LatestPage(None, None, 2**40),
        LatestPage(None, 2**40 + 4, None),
        ShowHome(),
    ]


def test_headlines_open_their_articles() -> None:
    assert (
        '<a href="https://t.me/news_bot?start=a_7">'
        in latest_page(EN, Page((article(7),), 0, 1), NOW).text
    )


def test_the_first_and_only_page_leads_home() -> None:
    assert [each.action for each in buttons(latest_page(RU, page(1, 0, 1), NOW))] == [ShowHome()]


def test_a_rubrics_page_keeps_to_the_rubric_and_offers_to_follow_it() -> None:
    message = latest_page(BE, page(), NOW, SOCIETY)

    assert seen(message).startswith(f"🏛 Грамадства · 6–10 з 214\n\n{HEADLINE}\nсёння, 19:25")
    assert [button.action for button in buttons(message)] == [
        LatestPage(SOCIETY.id, None, 2**40),
        LatestPage(SOCIETY.id, 2**40 + 4, None),
        FollowRubric(SOCIETY.id),
        ShowHome(),
    ]


def test_an_empty_newsroom_offers_the_rubrics() -> None:
    assert [button.action for button in buttons(latest_page(EN, Page((), 0, 0), NOW))] == [
        ShowRubrics(),
        ShowHome(),
    ]


def test_an_old_button_beyond_the_end_leads_back_to_the_newest() -> None:
    message = latest_page(EN, Page((), 5, 5), NOW, SOCIETY)

    assert [button.action for button in buttons(message)] == [LatestPage(SOCIETY.id)]


def test_a_search_remembers_its_words_in_its_first_line() -> None:
    words = tidy_words('  "гарантии\n безопасности"  -футбол & <b> ')
    message = search_page(RU, words, page(), NOW)

    assert words == '"гарантии безопасности" -футбол & <b>'
    assert search_words(seen(message)) == words
    assert [button.action for button in buttons(message)] == [
        SearchPage(None, 2**40),
        SearchPage(2**40 + 4, None),
        FollowSearch(),
    ]


def test_a_search_of_any_length_is_remembered_as_it_was_searched() -> None:
    words = tidy_words("слово\ud800 👍" * 1000)

    assert len(words) <= 256
    assert search_words(seen(search_page(RU, words, page(), NOW))) == words
    assert search_words(seen(nothing_found(RU, words, meant=None))) == words


def test_other_messages_hold_no_words() -> None:
    assert search_words(None) is None
    assert search_words("Последние новости\n🔎 договор") is None
    assert search_words("🔎 ") is None
