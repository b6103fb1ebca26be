flight-departing = { $count ->
    [one] Адпраўка праз { $count } секунду, а { $time }
    [few] Адпраўка праз { $count } секунды, а { $time }
   *[many] Адпраўка праз { $count } секунд, а { $time }
}
flight-undo = Вярнуць
flight-departed = Адпраўляю
flight-recalled = Адпраўка скасавана
flight-cancelled = Скасавана, артыкул нікому не адпраўлены.
flight-sent = { $done } з { $total }
flight-left = засталося каля { $duration }
flight-halted = спынена
flight-halted-automatically = спынена аўтаматычна
flight-stop = Стоп
flight-continue = Працягнуць
flight-done = Гатова: { $told }
flight-delivered = дастаўлена { $count }
flight-unreachable = недаступна { $count }
flight-unknown = пад пытаннем { $count }
flight-skipped = прапушчана { $count }
flight-nobody = Апублікавана. Адразу адпраўляць няма каму: артыкул у архіве, а хто на такое падпісаны, атрымае яго ў дайджэсце.
flight-stale-draft = Гэтая кнопка ўжо не дзейнічае
flight-changed-since = Тэкст з таго часу змяніўся. Вось ён, паглядзіце яшчэ раз.
flight-stale-scheduled = Артыкул ужо ў плане
flight-stale-departing = Артыкул ужо адпраўляецца
flight-stale-published = Артыкул ужо апублікаваны
flight-stale-cancelled = Артыкул скасаваны
flight-stale-withdrawn = Артыкул адкліканы
flight-agreed = узгоднена: { $who }
flight-in-digests = у дайджэстах { $count }
