digest-slept = Пакуль вы спалі
digest-return = Вас не было { $days ->
    [one] { $days } дзень
    [few] { $days } дні
   *[many] { $days } дзён
}: { $count ->
    [1] галоўная навіна
    [2] дзве галоўныя
    [3] тры галоўныя
    [4] чатыры галоўныя
    [5] пяць галоўных
    [6] шэсць галоўных
    [7] сем галоўных
    [8] восем галоўных
    [9] дзевяць галоўных
    [one] { $count } галоўная
    [few] { $count } галоўныя
   *[many] { $count } галоўных
}
digest-part = частка { $number } з { $total }
digest-more-here = Яшчэ { $count } ›
digest-read = Чытаць па парадку
digest-place = Навіна { $place } з { $total }
digest-previous = ‹ Папярэдняя
digest-following = Наступная ›
digest-page-before = ‹ Старонка { $page }
digest-page-after = Старонка { $page } ›
digest-back = ‹ Да дайджэста
digest-aged = Гэты дайджэст стары, і яго старонак больш няма. Навіны — у /latest.
digest-skipped = Тую навіну рэдакцыя адклікала, вось суседняя.
digest-usually = Звычайна прыходзіць каля { $times }: чытачоў шмат, і ўсім адразу яго не адправіць.
digest-usually-later = Чытачоў шмат, і ўсім адразу дайджэст не адправіць: ваш прыходзіць на { $count ->
    [one] { $count } хвіліну
    [few] { $count } хвіліны
   *[many] { $count } хвілін
} пазней за выбраны час.
digest-usually-earlier = Чытачоў шмат, і ўсім адразу дайджэст не адправіць: ваш прыходзіць на { $count ->
    [one] { $count } хвіліну
    [few] { $count } хвіліны
   *[many] { $count } хвілін
} раней за выбраны час.
