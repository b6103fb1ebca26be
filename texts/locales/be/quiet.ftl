quiet-title = Ціхія гадзіны
quiet-is-off = выключаны
quiet-length = Штодня { $length } без паведамленняў.
quiet-begins = Бліжэйшыя — { $moment }.
quiet-now = Зараз ціхія гадзіны, да { $until }.
quiet-then = Што прыйшло б за гэты час, прыйдзе адным дайджэстам а { $end }.
quiet-breaking-passes = Тэрміновыя навіны прыходзяць і ў гэты час.
quiet-breaking-waits = Тэрміновыя навіны таксама пачакаюць.
quiet-digest-moves = Дайджэст, прызначаны на { $times }, увойдзе ў яго ж.
quiet-hourly-moves = Штогадзінныя дайджэсты за гэты час увойдуць у яго ж.
quiet-about = Гадзіны, калі я маўчу. Што прыйшло б за гэты час, прыйдзе адным дайджэстам, як толькі яны скончацца.
quiet-hint =
    Свае гадзіны — камандай:
    <code>/quiet 22:30-06:30</code>
    <code>/quiet з 23 да 7 і тэрміновыя</code>
quiet-with-breaking = З тэрміновымі
quiet-without-breaking = Без тэрміновых
quiet-and-breaking = { $hours }, з тэрміновымі
quiet-stop = Выключыць
quiet-return = Вярнуць { $hours }
quiet-toast = Ціхія гадзіны: { $hours }
quiet-off-toast = Ціхія гадзіны выключаны
quiet-bad-time = «{ $word }» — не час. Гадзіны ад 0 да 23, хвіліны ад 00 да 59.
quiet-bad-word = Не разумею «{ $word }». Ціхія гадзіны — гэта пачатак і канец, адны на ўсе дні.
quiet-bad-no-time = Не бачу часу ў «{ $word }». Патрэбны пачатак і канец.
quiet-bad-one-time = Час толькі адзін: «{ $word }». Патрэбны пачатак і канец.
quiet-bad-too-many = Тут часу занадта шмат: { $word }. Патрэбны толькі пачатак і канец.
quiet-bad-same = Пачатак і канец супадаюць: «{ $word }». Нічога не атрымліваць цэлы дзень або даўжэй — гэта /pause.
quiet-bad-unclear = «{ $word }» можна зразумець па-рознаму. Якія гадзіны выбраць?
quiet-bad-too-long = Занадта доўга. Патрэбны толькі пачатак і канец.
quiet-example = Напрыклад: <code>/quiet 23:00-07:00</code> або <code>/quiet з 23 да 7 і тэрміновыя</code>
