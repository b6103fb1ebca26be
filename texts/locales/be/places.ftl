# Групы, тэмы і каналы: спіс, дадаванне, картка.
command-places = групы і каналы, куды прыходзяць навіны
places-title = Групы і каналы
places-none = Навіны могуць прыходзіць у групу, у тэму форуму і ў канал — са сваімі рубрыкамі, мовай і дайджэстам. У вас пакуль нічога не падключана.
places-asleep = спіць
places-add = + Дадаць
places-back = ‹ Да спіса
places-to-card = ‹ Картка
places-topics-title = Тэмы
places-topics = Тэмы: { $count } ›
places-back-to-topics = ‹ Да тэм
places-open = Картка месца
# Дадаванне.
places-ask = Што дадаём? Націсніце кнопку пад полем уводу: Telegram пакажа прыдатныя чаты і сам папросіць для бота патрэбныя правы.
places-key-group = Група
places-key-forum = Група з тэмамі
places-key-channel = Канал
places-key-cancel = Не дадаваць
places-keys-used = Вось што атрымалася:
places-keys-gone = Добра, нічога не дадаю.
places-added = { $kind ->
    [channel] Гатова: канал падключаны.
   *[other] Гатова: група падключана.
} Засталося выбраць, якія навіны туды дасылаць: рубрыкі ці словы.
places-added-again = { $kind ->
    [channel] Канал ужо падключаны, і вы ім кіруеце.
   *[other] Група ўжо падключана, і вы ёй кіруеце.
} Падпіскі не змяніліся.
places-need-forum = Каб завесці па тэме на рубрыку, уключыце тэмы ў наладах групы.
places-typed = Не разумею «{ $typed }». Дадайце групу ці канал кнопкай: Telegram сам пакажа прыдатныя.
places-check = Праверыць зноў
places-make-group = Дадаць у групу
places-make-channel = Дадаць у канал
places-make-admin = Даць правы
places-trouble-no-bot-group = Бота ў групе няма. Націсніце кнопку ніжэй і выберыце тую ж групу.
places-trouble-no-bot-channel = Бота ў канале няма. Націсніце кнопку ніжэй і выберыце той жа канал.
places-trouble-no-right = { $where }: боту не хапае права «{ $right }». Даць яго можа адміністратар, якому дазволена прызначаць іншых.
places-trouble-untold = { $where }: Telegram не кажа боту, ці адміністратар вы. Прызначце бота адміністратарам: хопіць мінімальных правоў.
places-trouble-no-authority-group = { $where }: вы не адміністратар. Падключыць групу можа толькі яе ўладальнік або адміністратар.
places-trouble-no-authority-channel = { $where }: падключыць канал можа толькі той, хто публікуе ў ім: уладальнік або адміністратар з правам публікацыі.
places-trouble-no-answer = Telegram зараз не адказвае. Нічога не страчана: праверце яшчэ раз праз хвіліну.
places-trouble-not-found = Такога чата бот не бачыць. Дадайце чат кнопкай: Telegram пакажа прыдатныя.
places-trouble-invitation = Па спасылцы-запрашэнні бот не можа ні ўвайсці, ні даведацца, што гэта за чат. Дадайце чат кнопкай: Telegram пакажа вашы.
places-trouble-person = Гэта асабісты чат, а падключыць можна толькі групу ці канал.
# У самой групе.
places-hello = Вітаю. Каб сюды прыходзілі навіны, няхай адміністратар групы адкрые бота і выбера, за чым сачыць.
places-hello-button = Наладзіць
places-paired = Гатова: навіны будуць прыходзіць сюды. Налады — у асабістым чаце з ботам: /places.
# Картка.
places-may = Бот можа:
places-right-send = пісаць
places-right-post = публікаваць
places-right-photos = дасылаць фота
places-right-topics = ствараць тэмы
places-right-admin = бачыць, хто адміністратар
places-no-bot = Бота там няма. Падпіскі захаваныя.
places-sleeps = Месца спіць: навіны туды не прыходзяць. Падпіскі захаваныя.
places-cannot-write = Пісаць туды бот не можа, таму месца спіць. Падпіскі захаваныя.
places-follows = { $count ->
    [0] Падпісак няма
    [one] { $count } падпіска
    [few] { $count } падпіскі
   *[many] { $count } падпісак
}
places-topics-follow = { $count ->
    [one] У { $count } тэмы падпіскі свае
   *[many] У { $count } тэм падпіскі свае
}
places-set-up-by-you = Падключана вамі, { $moment }
places-set-up-by = Падключана: { $who }, { $moment }
places-somebody = іншы адміністратар
places-manage = Кіраваць
places-topic-map = Тэмы па рубрыках
places-mend-send = Дазволіць пісаць
places-mend-post = Дазволіць публікаваць
places-mend-photos = Дазволіць фота
places-mend-topics = Дазволіць тэмы
places-mend-admin = Зрабіць адміністратарам
places-checked = Праверана: усё на месцы.
places-checked-missing = Праверана: сяго-таго не хапае.
places-unchecked = Telegram зараз не адказвае. Праверце праз хвіліну
places-go-on = Дасылаць далей
places-going-on = Навіны зноў прыходзяць туды. Галоўнае з прапушчанага прыйдзе адным дайджэстам.
places-remove = Адключыць
places-remove-question = { $where }: адключыць? Падпіскі і налады месца знікнуць, навіны туды больш не прыйдуць.
places-remove-topic-question = Адключыць тэму? Яе падпіскі знікнуць; сама тэма ў групе застанецца.
places-remove-stay = Адключыць, бот застанецца
places-remove-leave = Адключыць, бот выйдзе
places-remove-topic = Адключыць тэму
places-keep = ‹ Не адключаць
places-removed = Адключана. Падключыць зноў можна ў любы дзень: /places.
places-removed-left = Адключана, бот выйшаў. Падключыць зноў можна ў любы дзень: /places.
places-removed-not-left = Адключана, але выйсці бот не змог: выдаліце яго адтуль самі.
# Тэмы па рубрыках.
topics-title = Тэмы па рубрыках
topics-about = Для кожнай рубрыкі — свая тэма, і ў ёй толькі яе навіны.
topics-unseen = Бот не бачыць тэм, якія з’явіліся раней за яго. Калі патрэбная ўжо ёсць, напішыце ў ёй /subscriptions, каб не з’явілася другая.
topics-line-followed = { $title } — { $timing }
topics-line-taken = { $title } — тэма ёсць
topics-line-doubt = { $title } — магчыма, ужо створана
topics-line-unseen = { $title } — ёсць, але бот яе не бачыў
topics-line-new = { $title } — новая
topics-instant = адразу
topics-digest = у дайджэст
topics-doubt = Пра тэмы з паметкай «магчыма» Telegram не адказаў. Паглядзіце ў групе, ці ёсць тэма, і націсніце кнопку: другую такую самую бот сам не створыць.
topics-there = Ёсць: { $title }
topics-not-there = Няма: { $title }
topics-confirmed = Каб бот даведаўся пра тэму, напішыце ў ёй /subscriptions.
topics-make-instant = Стварыць: навіны адразу
topics-make-digest = Стварыць: дайджэстам
topics-all-done = Гатова: у кожнай рубрыкі ёсць тэма.
topics-no-rubrics = Рубрык пакуль няма: іх дадае рэдакцыя.
topics-no-forum = Тэмы ёсць толькі ў форума. Уключыце тэмы ў наладах групы і праверце зноў.
topics-made = { $count ->
    [0] Тэм не створана
    [one] Створана { $count } тэма
    [few] Створаны { $count } тэмы
   *[many] Створана { $count } тэм
}, падпісана: { $followed }.
topics-stopped-no-rights = Далей не выйшла: у бота няма права ствараць тэмы. Яго можна даць на картцы месца.
topics-stopped-too-many = Далей не выйшла: у групе зашмат тэм. Выдаліце лішнія і націсніце яшчэ раз.
topics-stopped-too-fast = Telegram просіць пачакаць. Націсніце яшчэ раз праз хвіліну: зробленае не паўторыцца.
topics-stopped-no-answer = Далей не выйшла: Telegram не адказаў, ці створана апошняя тэма.
topics-stopped-refused = Telegram адмовіўся стварыць тэму. Паспрабуйце пазней; зробленае не паўторыцца.
# Што кажуць тым, хто вядзе месца.
places-news-out = { $where }: бота выдалілі. Навіны туды больш не прыходзяць, падпіскі захаваныя. Вярніце бота, і можна будзе працягваць.
places-news-back = { $where }: бот зноў там. Прапушчанае само не прыйдзе. Дасылаць далей?
places-news-open = { $where }: бот зноў можа пісаць. Прапушчанае само не прыйдзе. Дасылаць далей?
places-news-asleep = { $where }: Telegram не прыняў навіну, і месца заснула. Падпіскі захаваныя. Дасылаць далей?
places-news-lost = { $where }: бот больш не можа { $rights }. Выправіць можна на картцы.
places-news-mute = { $where }: бот больш не можа пісаць. Месца спіць, падпіскі захаваныя. Выправіць можна на картцы.
places-news-authority = { $where }: вы больш не адміністратар і кіраваць гэтым месцам не можаце. Навіны туды прыходзяць, як і раней.
places-news-orphan = { $where }: не засталося адміністратараў, якіх ведае бот. Навіны прыходзяць, як і раней; каб кіраваць, падключыце месца зноў: /places.
places-news-topic-rests = { $where }: пісаць туды нельга — тэма закрытая або выдаленая. Яе падпіскі чакаюць, пакуль тэму не адкрыюць; астатняя група атрымлівае навіны як звычайна.
places-news-general-rests = { $where }: тэма «General» закрытая, і пісаць туды нельга. Яе падпіскі чакаюць, пакуль яе не адкрыюць; астатнія тэмы атрымліваюць навіны як звычайна.
