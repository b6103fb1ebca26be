first-step = (крок { $number } з { $total })
first-rubrics = <b>Што вам дасылаць?</b>
first-rubrics-hint = Адзначце рубрыкі, і навіны ніжэй стануць вашымі.
first-skip = Прапусціць ›
first-when = <b>Калі дасылаць навіны рубрык?</b>
first-when-at-once = Адразу, кожную асобна
first-when-morning = Раніцай, а 09:00
first-when-twice = Раніцай і ўвечары, а 09:00 і 20:00
first-languages = <b>На якіх мовах?</b>
first-done = Гатова
first-finished = <b>Гатова!</b>
first-at-once = Дашлю адразу.
pace-daily = ≈{ $count } у дзень
pace-weekly = ≈{ $count } у тыдзень
pace-seldom = рэдка
own-news-title = Вашы навіны
own-news-none = Па вашых падпісках навін пакуль няма. Першая прыйдзе сама.
own-news-none-yet = Па вашым выбары навін пакуль няма, першая прыйдзе сама. А пакуль:
to-own-news = Мае навіны
to-all-news = Усе навіны
to-home = На пачатак
home-title = <b>Дзе вы</b>
home-follows = Вы сочыце: { $names }.
home-follows-more = { $count ->
    [one] Вы сочыце: { $names } і яшчэ { $count } падпіска.
    [few] Вы сочыце: { $names } і яшчэ { $count } падпіскі.
   *[many] Вы сочыце: { $names } і яшчэ { $count } падпісак.
}
home-follows-nothing = Вы пакуль ні за чым не сочыце. Выберыце рубрыкі або словы, напрыклад <code>/subscribe дагавор</code>.
home-languages = Мовы навін: { $names }.
home-paused = Паўза да { $until }.
home-paused-endless = Паўза, пакуль вы яе не скончыце.
home-quiet = Ціхія гадзіны: з { $start } да { $end }.
home-post = Напісаць артыкул
search-both = Шукаць і «{ $words }»
