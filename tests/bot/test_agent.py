"""Who asks: sites are told where to complain, and for how many readers it is."""

import re

from bot.agent import agent_of


def test_it_names_the_program_its_version_and_where_its_owner_is_found() -> None:
    assert re.fullmatch(r"newsdesk/\S+ \(\+https://t\.me/news_bot\)", agent_of("news_bot"))


def test_a_feed_is_told_for_how_many_readers_it_is_asked() -> None:
    assert agent_of("news_bot", 12).endswith("(+https://t.me/news_bot; 12 readers)")
