place-read = Читать в боте
place-subscribe = Подписаться
digest-crowd = Новости одним сообщением
place-more = И ещё { $count } — в боте
place-figures = 📊 Цифры
place-figures-days = За { $days } дней
place-figures-note = Сутки считаются по UTC. Сколько здесь читателей, Telegram боту не говорит.
place-sent-to-place = отправлено — { $count }
place-edited-in-place = исправлено — { $count }
place-recalled-in-place = отозвано — { $count }
place-failed-in-place = не дошло — { $count }
place-opened-from-place = открыли статьи по ссылкам — { $count }
place-came-from-place = пришли в бота впервые — { $count }
stats-places-group = { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[many] { $count } групп
}
stats-places-topic = { $count ->
    [one] { $count } тема
    [few] { $count } темы
   *[many] { $count } тем
}
stats-places-channel = { $count ->
    [one] { $count } канал
    [few] { $count } канала
   *[many] { $count } каналов
}
stats-places = Группы и каналы
stats-places-sent = Отправлено за { $days } дней:
stats-places-back = К цифрам
stats-table-places = группы и каналы
stats-table-group = группы
stats-table-topic = темы
stats-table-channel = каналы
stats-table-sent-to-place = отправлено в чат
stats-table-failed-in-place = не дошло до чата
stats-table-opened-from-place = открыли статьи по ссылкам из чата
stats-table-came-from-place = пришли в бота из чата
