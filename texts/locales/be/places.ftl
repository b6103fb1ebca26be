# Групы, тэмы і каналы: спіс, дадаванне, картка.
command-places = групы і каналы, куды прыходзяць навіны
places-title = Групы і каналы
places-none = Навіны могуць прыходзіць у групу, у тэму форуму і ў канал — са сваімі рубрыкамі, мовай і дайджэстам. Пакуль такіх месцаў у вас няма.
places-some = Націсніце на месца, каб адкрыць яго картку.
places-asleep = спіць
places-add = + Дадаць
places-back = ‹ Групы і каналы
places-to-card = ‹ Картка месца
places-open = Картка месца
places-gone = Гэтага месца больш няма
# Дадаванне.
places-ask = Што дадаём? Націсніце кнопку пад полем уводу: Telegram пакажа прыдатныя чаты і сам папросіць для бота патрэбныя правы.
places-key-group = Група
places-key-forum = Група з тэмамі
places-key-channel = Канал
places-key-cancel = Не дадаваць
places-keys-used = Гляджу, што атрымалася.
places-keys-gone = Добра, нічога не дадаю.
places-added = Гатова: месца падключана. Засталося выбраць, за чым яно сочыць, — кнопкай «Кіраваць».
places-added-again = Месца ўжо падключана, і вы ім кіруеце. Падпіскі не змяніліся.
places-need-forum = Тэмы для рубрык бот зробіць, калі ўключыць тэмы ў наладах групы.
places-typed = Не разумею «{ $typed }». Дадайце групу ці канал кнопкай: Telegram сам пакажа прыдатныя.
places-check = Праверыць зноў
places-make-group = Дадаць у групу
places-make-channel = Дадаць у канал
places-make-admin = Даць правы
places-trouble-no-bot-group = Бота ў групе няма: Telegram яго не дадаў (так бывае на камп’ютары). Дадайце яго па кнопцы і выберыце тую ж групу.
places-trouble-no-bot-channel = Бота ў канале няма: Telegram яго не дадаў (так бывае на камп’ютары). Дадайце яго па кнопцы і выберыце той жа канал.
places-trouble-no-right = { $where }: боту не хапае права «{ $right }». Яго дае адміністратар, які можа прызначаць іншых.
places-trouble-untold = { $where }: Telegram не кажа, ці адміністратар вы. Прызначце бота адміністратарам — хопіць самых малых правоў.
places-trouble-no-authority-group = { $where }: вы не адміністратар. Падключыць групу можа толькі яе ўладальнік або адміністратар.
places-trouble-no-authority-channel = { $where }: падключыць канал можа толькі той, хто публікуе ў ім: уладальнік або адміністратар з правам публікацыі.
places-trouble-no-answer = Telegram зараз не адказвае. Нічога не страчана: праверце яшчэ раз праз хвіліну.
places-trouble-not-found = Такога чата бот не бачыць. Дадайце яго кнопкай: Telegram пакажа тыя, што падыходзяць.
places-trouble-invitation = Па спасылцы-запрашэнні бот увайсці не можа, і які гэта чат, яна не кажа. Дадайце яго кнопкай: Telegram пакажа вашы чаты.
places-trouble-person = Гэта асабісты чат. Дадаць можна групу ці канал.
# У самой групе.
places-hello = Вітаю. Каб сюды прыходзілі навіны, адміністратар групы адкрывае бота і выбірае, за чым сачыць.
places-hello-button = Наладзіць
places-paired = Гатова: навіны будуць прыходзіць сюды. Налады — у асабістым чаце з ботам, камандай /places.
# Картка.
places-may = Бот можа:
places-right-send = пісаць
places-right-post = публікаваць
places-right-photos = дасылаць фота
places-right-topics = ствараць тэмы
places-right-admin = даведвацца, хто адміністратар
places-no-bot = Бота тут няма. Падпіскі захаваныя.
places-sleeps = Месца спіць: навіны сюды не прыходзяць. Падпіскі захаваныя.
places-cannot-write = Пісаць сюды бот не можа, таму месца спіць. Падпіскі захаваныя.
places-follows = { $count ->
    [0] Ні на што не падпісана
    [one] { $count } падпіска
    [few] { $count } падпіскі
   *[many] { $count } падпісак
}
places-topics-follow = { $count ->
    [one] Яшчэ сочыць { $count } тэма
    [few] Яшчэ сочаць { $count } тэмы
   *[many] Яшчэ сочаць { $count } тэм
}
places-silent = Без гуку: так
places-silent-off = Без гуку: не
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
places-checked-missing = Праверана: не ўсё на месцы.
places-unchecked = Telegram зараз не кажа, што з гэтым месцам. Праверце праз хвіліну
places-go-on = Дасылаць далей
places-going-on = Навіны зноў прыходзяць сюды. Прапушчанае не сыплецца: лепшае прыйдзе адным дайджэстам.
places-remove = Адключыць
places-remove-question = Адключыць { $where }? Падпіскі і налады месца знікнуць, навіны сюды больш не прыйдуць.
places-remove-topic-question = Адключыць тэму? Яе падпіскі знікнуць; сама тэма ў групе застанецца.
places-remove-stay = Адключыць, бот застанецца
places-remove-leave = Адключыць, бот выйдзе
places-remove-topic = Адключыць тэму
places-keep = ‹ Нічога не адключаць
places-removed = Адключана. Вярнуць можна ў любы дзень: /places.
places-removed-left = Адключана, бот выйшаў. Вярнуць можна ў любы дзень: /places.
places-removed-not-left = Адключана, але выйсці бот не змог: прыбярыце яго самі.
# Тэмы па рубрыках.
topics-title = Тэмы па рубрыках
topics-about = Тэма для кожнай рубрыкі, і ў кожнай — толькі яе навіны.
topics-line-followed = { $title } — сочыць, { $timing }
topics-line-taken = { $title } — тэма ёсць
topics-line-doubt = { $title } — магчыма, ужо створана
topics-line-new = { $title } — новая
topics-instant = адразу
topics-digest = дайджэстам
topics-doubt = Пра пазначаныя «магчыма» Telegram не адказаў. Калі тэма ёсць, напішыце ў ёй /subscriptions; калі няма — стварыце яшчэ раз.
topics-again = Гэтых тэм няма, стварыць
topics-make-instant = Стварыць: навіны адразу
topics-make-digest = Стварыць: па дайджэсце
topics-all-done = Усё зроблена: у кожнай рубрыкі ёсць тэма.
topics-no-rubrics = Рубрык пакуль няма.
topics-no-forum = Тэмы ёсць толькі ў форума. Уключыце тэмы ў наладах групы і праверце зноў.
topics-made = { $count ->
    [0] Тэм не створана
    [one] Створана { $count } тэма
    [few] Створаны { $count } тэмы
   *[many] Створана { $count } тэм
}, падпісана: { $followed }.
topics-stopped-no-rights = Далей нельга: у бота няма права ствараць тэмы.
topics-stopped-too-many = Далей нельга: у групе зашмат тэм. Выдаліце лішнія і націсніце яшчэ раз.
topics-stopped-too-fast = Telegram просіць пачакаць. Націсніце яшчэ раз праз хвіліну: зробленае не паўторыцца.
topics-stopped-no-answer = Telegram не адказаў, ці створана апошняя тэма. Паглядзіце ў групе і націсніце яшчэ раз.
topics-stopped-refused = Telegram адмовіўся стварыць тэму. Паспрабуйце пазней; зробленае не паўторыцца.
# Што кажуць тым, хто вядзе месца.
places-news-out = { $where }: бота прыбралі. Навіны туды больш не прыходзяць, падпіскі захаваныя — вярніце бота, і можна працягваць.
places-news-back = { $where }: бот зноў там. Прапушчанае само не прыйдзе. Дасылаць далей?
places-news-asleep = { $where }: Telegram не прыняў навіну, і месца заснула. Падпіскі захаваныя. Дасылаць далей?
places-news-lost = { $where }: бот больш не можа { $rights }.
places-news-mute = { $where }: бот больш не можа пісаць. Месца спіць, падпіскі захаваныя.
places-news-authority = { $where }: вы больш не адміністратар, таму месцам не кіруеце. Навіны туды ідуць, як і раней.
places-news-orphan = { $where }: не засталося адміністратараў, якіх ведае бот. Навіны ідуць, як і раней; каб кіраваць, падключыце месца зноў: /places.
places-news-topic-rests = { $where }: пісаць туды нельга — тэма закрытая або выдаленая. Яе падпіскі адпачываюць; астатняя група атрымлівае навіны як звычайна.
places-news-general-rests = { $where }: тэма «General» закрытая, і пісаць туды нельга. Яе падпіскі адпачываюць, пакуль тэму не адкрыюць; астатнія тэмы атрымліваюць навіны як звычайна.
