status-title = <b>Как дела у бота</b>
status-none = Цифр ещё нет: они появляются через десять секунд после запуска.
status-sends = Рассылка работает: { $speed } в секунду из { $pace }
status-stopped = Рассылка остановлена командой /stop
status-halted = Рассылка остановлена автоматически. Причина: { $cause }
status-paused = Рассылка ждёт ещё { $length }: так просит Telegram
status-queue-empty = Очередь пуста
status-queue = Очередь, самое старое ждёт { $age }:
status-lane = { $lane ->
    [breaking] · молнии: { $number }
    [instant] · сразу: { $number }
    [digest] · дайджесты: { $number }
    [place_breaking] · молнии в группы и каналы: { $number }
    [place] · в группы и каналы: { $number }
   *[maintenance] · правки: { $number }
}
status-updates = Ждут ответа: { $number }, дольше всего — { $age }
status-readers = Читатели: { $number }
status-places = { $closed ->
    [0] Группы, темы и каналы: { $number }
   *[other] Группы, темы и каналы: { $number }, недоступны: { $closed }
}
status-sources = { $dead ->
    [0] Источники: { $number }
   *[other] Источники: { $number }, больше суток молчат: { $dead }
}
status-database = База: запись ждёт очереди { $wait } мс
status-backup = Резервная копия: { $age } назад
status-no-backup = Резервной копии ещё нет
status-taken = <i>{ $age } назад, рассылает { $holder }</i>
status-stale = <b>Это было { $age } назад.</b> С тех пор процесс рассылки молчит: посмотрите, работает ли он.
status-seconds = { $count } с
status-again = Обновить
command-status = как дела у бота
