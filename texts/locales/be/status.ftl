status-title = <b>Як справы ў бота</b>
status-none = Лічбаў яшчэ няма: яны з’яўляюцца праз дзесяць секунд пасля запуску.
status-sends = Рассылка працуе: { $speed } за секунду з { $pace }
status-stopped = Рассылка спынена камандай /stop
status-halted = Рассылка спынена аўтаматычна. Прычына: { $cause }
status-paused = Рассылка чакае яшчэ { $length }: так просіць Telegram
status-queue-empty = Чарга пустая
status-queue = Чарга, самае старое чакае { $age }:
status-lane = { $lane ->
    [breaking] · маланкі: { $number }
    [instant] · адразу: { $number }
    [digest] · дайджэсты: { $number }
    [place_breaking] · маланкі ў групы і каналы: { $number }
    [place] · у групы і каналы: { $number }
   *[maintenance] · праўкі: { $number }
}
status-updates = Чакаюць адказу: { $number }, найдаўжэй — { $age }
status-readers = Чытачы: { $number }
status-places = { $closed ->
    [0] Групы, тэмы і каналы: { $number }
   *[other] Групы, тэмы і каналы: { $number }, недаступныя: { $closed }
}
status-sources = { $dead ->
    [0] Крыніцы: { $number }
   *[other] Крыніцы: { $number }, больш за суткі маўчаць: { $dead }
}
status-database = База: запіс чакае чаргі { $wait } мс
status-backup = Рэзервовая копія: { $age } таму
status-no-backup = Рэзервовай копіі яшчэ няма
status-taken = <i>{ $age } таму, рассылае { $holder }</i>
status-stale = <b>Гэта было { $age } таму.</b> З таго часу працэс рассылкі маўчыць: паглядзіце, ці працуе ён.
status-seconds = { $count } с
status-again = Абнавіць
command-status = як справы ў бота
