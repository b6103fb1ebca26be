place-read = Читать в боте
place-subscribe = Подписаться
digest-crowd = Новости одним сообщением
place-figures = 📊 Цифры
place-card = ‹ Карточка места
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
