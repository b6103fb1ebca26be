pause-how-long = На сколько сделать паузу? Подписки останутся.
pause-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
pause-change = Другой срок, считая с этой минуты:
pause-endless = Пока не включу
paused-endless = Пауза без срока
paused-until = Пауза до { $until }
paused-nothing = Ничего не пришлю, даже молний. Подписки останутся.
pause-missed = Пропущенное придёт дайджестом.
pause-missed-digest-off = Что пришло бы сразу, придёт одним дайджестом, когда пауза кончится.
pause-resume = Снова присылать
pause-bad = Не понимаю «{ $typed }». Пауза бывает от минуты до года: <code>/pause 7d</code>, <code>/pause 45 минут</code>, <code>/pause 2 недели</code>. Или /pause — выбрать кнопкой.
pause-now = Сейчас пауза до { $until }: ничего не приходит.
pause-endless-now = Сейчас пауза без срока: ничего не приходит.
pause-return = Вернуть паузу
resumed = Снова присылаю новости.
resumed-toast = Снова присылаю новости
