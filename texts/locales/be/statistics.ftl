stats-title = Лічбы
stats-readers = { $count ->
    [one] { $count } чытач
    [few] { $count } чытачы
   *[many] { $count } чытачоў
}
stats-gone = { $count ->
    [one] { $count } сышоў
   *[many] { $count } сышлі
}
stats-subscriptions = { $count ->
    [one] { $count } падпіска
    [few] { $count } падпіскі
   *[many] { $count } падпісак
}
stats-articles = { $count ->
    [one] { $count } апублікаваны артыкул
    [few] { $count } апублікаваныя артыкулы
   *[many] { $count } апублікаваных артыкулаў
}
stats-deliveries = Дастаўкі: { $count }
stats-sent = дастаўлена — { $count }
stats-outdated = з іх абнаўляюцца — { $count }
stats-pending = у чарзе — { $count }
stats-claimed = адпраўляецца — { $count }
stats-unknown = пад пытаннем — { $count }
stats-skipped = прапушчана — { $count }
stats-dead = недаступна — { $count }
stats-in-digests = з іх у дайджэстах — { $count }
