digest-night = Ночной дайджест
digest-morning = Утренний дайджест
digest-day = Дневной дайджест
digest-evening = Вечерний дайджест
digest-count = { $count ->
    [one] { $count } новость
    [few] { $count } новости
   *[many] { $count } новостей
}
digest-more = И ещё { $count } — в /latest
digest-times = Время дайджеста
digest-subscriptions = Подписки
digest-title = Дайджест
digest-every-day = Ежедневно
digest-weekdays = Будни
digest-weekend = Выходные
digest-hourly = Каждый час
digest-off = Выключить
digest-send-now = Прислать сейчас
digest-waiting = { $count ->
    [one] Ждёт { $count } новость.
    [few] Ждут { $count } новости.
   *[many] Ждут { $count } новостей.
}
digest-nothing-waiting = Новых новостей пока нет.
digest-next-is = Следующий дайджест — { $moment }.
digest-is-off = Нажмите на время, чтобы включить.
digest-paused = Сейчас пауза, ничего не приходит. /resume
digest-hint =
    Своё время — командой:
    <code>/digest 08:00 20:30</code>
    <code>/digest будни 08:00</code>
    <code>/digest пн,чт 18:00</code>
    <code>/digest вт 07:30 сб 11:00</code>
digest-next-toast = Следующий дайджест — { $moment }
digest-off-toast = Дайджест выключен
digest-buttons-replace = Время в разные дни разное. Кнопка со временем поставит одно на все дни.
digest-off-nothing-comes = Дайджест выключен, поэтому из этой подписки ничего не придёт.
digest-off-rubrics = Дайджест выключен: пока он выключен, новости рубрик не приходят.
digest-turn-on = Включить дайджест
