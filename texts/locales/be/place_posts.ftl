place-read = Чытаць у боце
place-subscribe = Падпісацца
digest-crowd = Навіны адным паведамленнем
place-more = І яшчэ { $count } — у боце
place-figures = 📊 Лічбы
place-figures-days = За { $days } дзён
place-figures-note = Суткі лічацца па UTC. Колькі тут чытачоў, Telegram боту не кажа.
place-sent-to-place = адпраўлена — { $count }
place-edited-in-place = выпраўлена — { $count }
place-recalled-in-place = адклікана — { $count }
place-failed-in-place = не дайшло — { $count }
place-opened-from-place = адкрылі артыкулы па спасылках — { $count }
place-came-from-place = прыйшлі ў бота ўпершыню — { $count }
stats-places-group = { $count ->
    [one] { $count } група
    [few] { $count } групы
   *[many] { $count } груп
}
stats-places-topic = { $count ->
    [one] { $count } тэма
    [few] { $count } тэмы
   *[many] { $count } тэм
}
stats-places-channel = { $count ->
    [one] { $count } канал
    [few] { $count } каналы
   *[many] { $count } каналаў
}
stats-places = Групы і каналы
stats-places-sent = Адпраўлена за { $days } дзён:
stats-places-back = Да лічбаў
stats-table-places = групы і каналы
stats-table-group = групы
stats-table-topic = тэмы
stats-table-channel = каналы
stats-table-sent-to-place = адпраўлена ў чат
stats-table-failed-in-place = не дайшло да чата
stats-table-opened-from-place = адкрылі артыкулы па спасылках з чата
stats-table-came-from-place = прыйшлі ў бота з чата
