sources-title = Крыніцы
sources-none = Крыніц пакуль няма. Дашліце адрас сайта або стужкі, а для свайго канала — @імя: пакажу, што там ёсць, і толькі потым прапаную ўключыць.
sources-menu =
    <b>Крыніцы</b>
    Новае з сайта або з вашага канала само робіцца артыкуламі: чарнавікамі на праверку або адразу публікацыямі.

    <code>/source add https://example.by</code> — знайсці стужку і паспрабаваць
    <code>/source add https://example.by Спорт publish</code> — адразу з рубрыкай і рэжымам
    <code>/source add @channel</code> — ваш канал
    <code>/source 3</code> — картка крыніцы
    <code>/source check 3</code>, <code>pause 3</code>, <code>resume 3</code>, <code>remove 3</code>
sources-open-list = Усе крыніцы
sources-add = + Крыніца
sources-back = ‹ Крыніцы
sources-back-to-card = ‹ Назад
sources-cancel = Скасаваць
sources-prompt = Дашліце адрас сайта або стужкі, а для свайго канала — @імя. Пасля адраса можна назваць рубрыку і рэжым: <code>https://example.by Спорт publish</code>
sources-prompt-dropped = Добра, адраса не чакаю.
sources-unknown = Крыніцы { $number } няма.
sources-which = Якая крыніца? Нумары — у спісе: /sources
sources-usage = Не разумею «{ $typed }».
sources-gone = Гэтай крыніцы ўжо няма
sources-drafts-on = Чарнавікі мне: так
sources-drafts-off = Чарнавікі мне: не
sources-drafts-wanted = Чарнавікі з крыніц будуць прыходзіць вам
sources-drafts-unwanted = Чарнавікі з крыніц вам больш не прыйдуць
# Стан крыніцы.
sources-state-trial = не ўключана, чакае вашага рашэння
sources-state-paused = на паўзе
sources-state-ended = скончылася: сайт паведамляе, што стужкі больш няма
sources-state-removed = выдалена
sources-state-new = яшчэ не правяралася
sources-state-going = ідзе
sources-state-silent = маўчыць { $span }
sources-state-silent-always = маўчыць
sources-state-usual = звычайна { $span }
sources-state-no-feed = гэта не стужка: па адрасе адкрываецца старонка
sources-state-empty = стужка пустая
sources-state-blocked = не пускае { $span }
sources-state-no-admin = бот больш не адміністратар канала
sources-state-unreachable = не адказвае { $span }
sources-state-busy = просіць зайсці пазней
sources-state-held = чакае вас: зашмат новага адразу
sources-last = апошняя { $span } таму
sources-last-none = навін яшчэ не было
sources-next = праверу а { $time }
sources-next-day = праверу: { $at }
sources-moving = кажа, што пераехала: { $address }
sources-mode-review = на праверку
sources-mode-publish = выходзіць само
sources-in-rubric = Рубрыка: { $name }
sources-no-rubric = не выбрана
sources-by-categories = { $count ->
    [one] па { $count } катэгорыі
   *[other] па { $count } катэгорыях
}, астатняе — { $name }
sources-rest-unfiled = без рубрыкі
sources-mode-line = Рэжым: { $mode }
sources-latest = Апошняе:
sources-not-taken = Яшчэ не ўзята:
sources-item-skipped = прапушчана
sources-held-examples = Напрыклад:
# Проба.
sources-looking = Гляджу, што там…
sources-trial-day = { $count ->
    [0] За апошнія суткі артыкулаў не было.
    [one] За суткі быў бы { $count } артыкул.
    [few] За суткі было б { $count } артыкулы.
   *[many] За суткі было б { $count } артыкулаў.
}
sources-trial-last = { $count ->
    [1] Вось апошні; хто б яго атрымаў:
    [2] Вось апошнія два; хто б іх атрымаў:
   *[other] Вось апошнія тры; хто б іх атрымаў:
}
sources-trial-nobody = на такое пакуль ніхто не падпісаны
sources-trial-channel = Артыкуламі стануць запісы, якія з’явяцца пасля ўключэння: ранейшых Telegram боту не паказвае.
sources-trial-next = Пакуль нічога не публікуецца. Уключыць?
sources-warning-headlines = ⚠ У стужцы няма поўных тэкстаў: па кожны бот сходзіць на старонку артыкула.
sources-warning-dates = ⚠ У навін няма дат: датай стане момант, калі бот іх убачыў.
sources-warning-validators = ⚠ Сайт не паведамляе, ці змянілася стужка: бот будзе кожны раз спампоўваць яе цалкам.
sources-warning-rubric = ⚠ Без рубрыкі артыкулы не трапяць у дайджэсты: выберыце рубрыку або прызначце катэгорыі.
sources-switch-on = Уключыць
sources-switch-on-and-take = Уключыць і ўзяць тры апошнія
sources-not-now = Не цяпер
sources-take-newest = Узяць тры апошнія
sources-switched-on = Уключана. Новае { $mode ->
    [publish] будзе выходзіць само
   *[review] будзе прыходзіць чарнавікамі
}, ранейшага не чапаю.
sources-taken = { $count ->
    [0] Браць няма чаго: усё ўжо ўзята.
    [one] Узята { $count } навіна: яна { $mode ->
        [publish] выйдзе праз хвіліну
       *[review] прыйдзе чарнавіком
    }.
    [few] Узяты { $count } навіны: яны { $mode ->
        [publish] выйдуць праз хвіліну
       *[review] прыйдуць чарнавікамі
    }.
   *[many] Узята { $count } навін: яны { $mode ->
        [publish] выйдуць праз хвіліну
       *[review] прыйдуць чарнавікамі
    }.
}
sources-forgotten = Добра, не ўключаю. Каб вярнуцца да яе, дашліце адрас яшчэ раз.
sources-known = Гэтая крыніца ўжо ёсць.
sources-several = На старонцы некалькі стужак. Якую паспрабаваць?
# Што не выйшла.
sources-wrong-bad-address = «{ $typed }» — не адрас. Патрэбны адрас сайта або стужкі, напрыклад <code>https://example.by/rss</code>, або @імя вашага канала.
sources-wrong-unknown-rubric = Рубрыкі «{ $name }» няма. Назавіце іншую або выберыце кнопкай пасля пробы.
sources-wrong-no-feed-found = На гэтай старонцы стужкі навін не знайшлося. Пашукайце на сайце значок RSS або спытайце ў яго рэдакцыі і дашліце адрас самой стужкі.
sources-wrong-status = Сайт адказвае памылкай { $status }. Праверце адрас у браўзеры і дашліце яшчэ раз.
sources-wrong-fetch-forbidden = Туды бот не ходзіць: адрас вядзе ва ўнутраную сетку або на незвычайны порт. Патрэбны адкрыты адрас, http або https.
sources-wrong-fetch-not-found = Такога сайта няма. Праверце, ці няма ў адрасе памылкі.
sources-wrong-fetch-unreachable = Сайт не адказвае. Паспрабуйце пазней.
sources-wrong-fetch-too-large = Па гэтым адрасе больш, чым бот гатовы спампаваць. Патрэбны адрас самой стужкі.
sources-wrong-fetch-too-slow = Сайт адказваў занадта доўга. Паспрабуйце пазней.
sources-wrong-fetch-too-many-redirects = Адрас без канца перанакіроўвае на іншы. Дашліце той, што адкрываецца ў браўзеры.
sources-wrong-fetch-broken = Адказ сайта абрываецца або не чытаецца. Паспрабуйце пазней або дашліце іншы адрас.
sources-wrong-unreadable = Стужка ёсць, але прачытаць яе не ўдалося: яна занадта вялікая або пашкоджаная. Дашліце іншы адрас.
# Картка.
sources-check = Праверыць цяпер
sources-pause = Паўза
sources-resume = Працягнуць
sources-mode = Рэжым ›
sources-rubric = Рубрыка ›
sources-categories = Катэгорыі ›
sources-remove = Выдаліць
sources-keep = Пакінуць
sources-remove-question = Выдаліць { $title }? Новага адтуль не будзе; артыкулы, якія ўжо ёсць, застануцца.
sources-removed = { $title }: выдалена. Артыкулы засталіся.
sources-paused = На паўзе: пакуль не зазіраю
sources-resumed = Зноў сачу
sources-look-soon = Правяраю, зазірніце сюды праз хвіліну
sources-checked-new = { $count ->
    [one] Ёсць { $count } новая
    [few] Ёсць { $count } новыя
   *[many] Ёсць { $count } новых
}
sources-checked-nothing = Новага няма
sources-no-look = У канале правяраць няма чаго: запісы прыходзяць самі
sources-which-mode = Што рабіць з новым?
sources-which-mode-review = <b>На праверку</b>: прыходзіць рэдактарам чарнавіком і выходзіць, калі нехта націсне «Апублікаваць».
sources-which-mode-publish = <b>Выходзіць само</b>: ідзе чытачам, як толькі з’явіцца ў крыніцы.
sources-button-review = На праверку
sources-button-publish = Выходзіць само
sources-which-rubric = У якую рубрыку класці тое, што не раскладзена па катэгорыях?
sources-without-rubric = Без рубрыкі
sources-categories-title = Катэгорыі
sources-categories-none = Катэгорый у гэтай крыніцы пакуль не было.
sources-categories-how = Націсніце катэгорыю, каб выбраць рубрыку, або адкажыце на гэта паведамленне радком: <code>Эканоміка і бізнес = Эканоміка</code>
sources-category-own = рубрыка крыніцы
sources-button-category-own = Рубрыка крыніцы
sources-category-guessed = па назве
sources-category-items = { $count ->
    [one] { $count } артыкул
    [few] { $count } артыкулы
   *[many] { $count } артыкулаў
}
sources-which-category-rubric = У якую рубрыку класці «{ $name }»?
sources-category-filed = «{ $name }» → { $rubric }
sources-category-unknown = Катэгорыі «{ $name }» у гэтай крыніцы не было.
sources-category-bad = Не разумею. Адкажыце так: <code>Эканоміка і бізнес = Эканоміка</code>
# Усплёск.
sources-release = Так, гэта новыя
sources-drop-held = Не, гэта старыя
sources-released = { $count ->
    [one] Узята { $count } навіна
    [few] Узяты { $count } навіны
   *[many] Узята { $count } навін
}
sources-held-dropped = Добра, гэта старыя: артыкулаў з іх не будзе
sources-nothing-held = На гэта ўжо адказалі
