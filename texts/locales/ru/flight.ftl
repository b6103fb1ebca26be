flight-departing = { $count ->
    [one] Отправка через { $count } секунду, в { $time }
    [few] Отправка через { $count } секунды, в { $time }
   *[many] Отправка через { $count } секунд, в { $time }
}
flight-undo = Вернуть
flight-departed = Отправляю
flight-recalled = Отправка отменена
flight-cancelled = Отменено, статья никому не ушла.
flight-sent = { $done } из { $total }
flight-left = осталось около { $duration }
flight-halted = остановлено
flight-halted-automatically = остановлено автоматически
flight-stop = Стоп
flight-continue = Продолжить
flight-done = Готово: { $told }
flight-delivered = доставлено { $count }
flight-unreachable = недоступно { $count }
flight-unknown = под вопросом { $count }
flight-skipped = пропущено { $count }
flight-nobody = Опубликовано. Сразу отправлять некому: статья в архиве, а кто на такое подписан, получит её в дайджесте.
flight-stale-draft = Эта кнопка уже не действует
flight-changed-since = Текст с тех пор изменился. Вот он, посмотрите ещё раз.
flight-stale-scheduled = Статья уже в плане
flight-stale-departing = Статья уже отправляется
flight-stale-published = Статья уже опубликована
flight-stale-cancelled = Статья отменена
flight-stale-withdrawn = Статья отозвана
flight-agreed = согласовано: { $who }
flight-in-digests = в дайджестах { $count }
