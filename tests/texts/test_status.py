"""One calm screen, whatever there is to tell."""

from dataclasses import replace
from datetime import timedelta

from news.sample import Sample
from tests.samples import busy_sample, quiet_sample
from tests.texts.people import EN, NOW, RU
from texts.html import plain_text
from texts.status import status_screen


def said(sample: Sample | None) -> str:
    return plain_text(status_screen(RU, sample, NOW).text).replace("\xa0", " ")


def test_a_quiet_day_is_a_few_lines() -> None:
    assert said(quiet_sample(NOW)).splitlines() == [
        "Как дела у бота",
        "",
        "Рассылка работает: 0 в секунду из 28",
        "Очередь пуста",
        "",
        "Читатели: 1 240",
        "База: запись ждёт очереди 2 мс",
        "Резервная копия: 3 ч назад",
        "",
        "4 с назад, рассылает host:12",
    ]


def test_a_busy_day_tells_what_waits_and_for_how_long() -> None:
    text = said(busy_sample(NOW))

    assert (
        "Очередь, самое старое ждёт 3 мин:\n· сразу: 5 000+\n· дайджесты: 1\n· правки: 12\n"
        "· молнии в группы и каналы: 2\n· в группы и каналы: 40"
    ) in text
    assert "Ждут ответа: 3, дольше всего — 2 с" in text
    assert "Источники: 5, больше суток молчат: 1" in text
    assert "Группы, темы и каналы: 3, недоступны: 1" in text


def test_what_stands_says_why() -> None:
    sample = busy_sample(NOW)
    stopped = replace(sample.sending, stopped=True)

    assert "остановлена командой /stop" in said(replace(sample, sending=stopped))
    halted = replace(stopped, halted="wrong token")
    assert "Причина: wrong token" in said(replace(sample, sending=halted))
    paused = replace(sample.sending, paused=31.5)
    assert "ждёт ещё 31 с: так просит Telegram" in said(replace(sample, sending=paused))


def test_old_figures_are_not_told_as_if_they_were_new() -> None:
    later = NOW + timedelta(minutes=20)

    text = plain_text(status_screen(EN, quiet_sample(NOW), later).text)

    assert "That was 20 min ago." in text
    assert "silent since" in text


def test_a_backup_is_missed_only_where_the_bot_makes_one() -> None:
    sample = replace(quiet_sample(NOW), backup_at=None)

    assert "Резервной копии ещё нет" in said(sample)
    assert "копи" not in said(replace(sample, makes_backups=False))


def test_before_the_first_sample_it_says_so() -> None:
    assert "через десять секунд после запуска" in said(None)
