stats-title = Цифры
stats-readers = { $count ->
    [one] { $count } читатель
    [few] { $count } читателя
   *[many] { $count } читателей
}
stats-gone = { $count ->
    [one] { $count } ушёл
   *[many] { $count } ушли
}
stats-subscriptions = { $count ->
    [one] { $count } подписка
    [few] { $count } подписки
   *[many] { $count } подписок
}
stats-articles = { $count ->
    [one] { $count } опубликованная статья
    [few] { $count } опубликованные статьи
   *[many] { $count } опубликованных статей
}
stats-deliveries = Доставки: { $count }
stats-sent = доставлено — { $count }
stats-outdated = из них обновляются — { $count }
stats-pending = в очереди — { $count }
stats-claimed = отправляется — { $count }
stats-unknown = под вопросом — { $count }
stats-skipped = пропущено — { $count }
stats-dead = недоступно — { $count }
stats-in-digests = из них в дайджестах — { $count }
