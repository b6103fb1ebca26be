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
