# Группы, темы и каналы: список, добавление, карточка.
command-places = группы и каналы, куда приходят новости
places-title = Группы и каналы
places-none = Новости могут приходить в группу, в тему форума и в канал — со своими рубриками, языком и дайджестом. У вас пока ничего не подключено.
places-asleep = спит
places-add = + Добавить
places-back = ‹ К списку
places-to-card = ‹ Карточка
places-topics-title = Темы
places-topics = Темы: { $count } ›
places-back-to-topics = ‹ К темам
places-open = Карточка места
# Добавление.
places-ask = Что добавляем? Нажмите кнопку под полем ввода: Telegram покажет подходящие чаты и сам попросит для бота нужные права.
places-key-group = Группа
places-key-forum = Группа с темами
places-key-channel = Канал
places-key-cancel = Не добавлять
places-keys-used = Вот что получилось:
places-keys-gone = Хорошо, ничего не добавляю.
places-added = { $kind ->
    [channel] Готово: канал подключён.
   *[other] Готово: группа подключена.
} Осталось выбрать, какие новости туда присылать: рубрики или слова.
places-added-again = { $kind ->
    [channel] Канал уже подключён, и вы им управляете.
   *[other] Группа уже подключена, и вы ею управляете.
} Подписки не изменились.
places-need-forum = Чтобы завести по теме на рубрику, включите темы в настройках группы.
places-typed = Не понимаю «{ $typed }». Добавьте группу или канал кнопкой: Telegram сам покажет подходящие.
places-check = Проверить снова
places-make-group = Добавить в группу
places-make-channel = Добавить в канал
places-make-admin = Дать права
places-trouble-no-bot-group = Бота в группе нет. Нажмите кнопку ниже и выберите ту же группу.
places-trouble-no-bot-channel = Бота в канале нет. Нажмите кнопку ниже и выберите тот же канал.
places-trouble-no-right = { $where }: боту не хватает права «{ $right }». Дать его может администратор, которому разрешено назначать других.
places-trouble-untold = { $where }: Telegram не говорит боту, администратор ли вы. Назначьте бота администратором: хватит минимальных прав.
places-trouble-no-authority-group = { $where }: вы не администратор. Подключить группу может только её владелец или администратор.
places-trouble-no-authority-channel = { $where }: подключить канал может только тот, кто публикует в нём: владелец или администратор с правом публикации.
places-trouble-no-answer = Telegram сейчас не отвечает. Ничего не потеряно: проверьте ещё раз через минуту.
places-trouble-not-found = Такого чата бот не видит. Добавьте чат кнопкой: Telegram покажет подходящие.
places-trouble-invitation = По ссылке-приглашению бот не может ни войти, ни узнать, что это за чат. Добавьте чат кнопкой: Telegram покажет ваши.
places-trouble-person = Это личный чат, а подключить можно только группу или канал.
# В самой группе.
places-hello = Здравствуйте. Чтобы сюда приходили новости, пусть администратор группы откроет бота и выберет, за чем следить.
places-hello-button = Настроить
places-paired = Готово: новости будут приходить сюда. Настройки — в личном чате с ботом: /places.
# Карточка.
places-may = Бот может:
places-right-send = писать
places-right-post = публиковать
places-right-photos = присылать фото
places-right-topics = создавать темы
places-right-admin = видеть, кто администратор
places-no-bot = Бота там нет. Подписки сохранены.
places-sleeps = Место спит: новости туда не приходят. Подписки сохранены.
places-cannot-write = Писать туда бот не может, поэтому место спит. Подписки сохранены.
places-follows = { $count ->
    [0] Подписок нет
    [one] { $count } подписка
    [few] { $count } подписки
   *[many] { $count } подписок
}
places-topics-follow = { $count ->
    [one] У { $count } темы подписки свои
   *[many] У { $count } тем подписки свои
}
places-set-up-by-you = Подключено вами, { $moment }
places-set-up-by = Подключено: { $who }, { $moment }
places-somebody = другой администратор
places-manage = Управлять
places-topic-map = Темы по рубрикам
places-mend-send = Разрешить писать
places-mend-post = Разрешить публиковать
places-mend-photos = Разрешить фото
places-mend-topics = Разрешить темы
places-mend-admin = Сделать администратором
places-checked = Проверено: всё на месте.
places-checked-missing = Проверено: кое-чего не хватает.
places-unchecked = Telegram сейчас не отвечает. Проверьте через минуту
places-go-on = Продолжить присылать
places-going-on = Новости снова приходят туда. Главное из пропущенного придёт одним дайджестом.
places-remove = Отключить
places-remove-question = { $where }: отключить? Подписки и настройки места исчезнут, новости туда больше не придут.
places-remove-topic-question = Отключить тему? Её подписки исчезнут; сама тема в группе останется.
places-remove-stay = Отключить, бот останется
places-remove-leave = Отключить, бот уйдёт
places-remove-topic = Отключить тему
places-keep = ‹ Не отключать
places-removed = Отключено. Подключить снова можно в любой день: /places.
places-removed-left = Отключено, бот вышел. Подключить снова можно в любой день: /places.
places-removed-not-left = Отключено, но выйти бот не смог: удалите его оттуда сами.
# Темы по рубрикам.
topics-title = Темы по рубрикам
topics-about = Для каждой рубрики — своя тема, и в ней только её новости.
topics-unseen = Бот не видит тем, которые появились раньше него. Если нужная уже есть, напишите в ней /subscriptions, чтобы не появилась вторая.
topics-line-followed = { $title } — { $timing }
topics-line-taken = { $title } — тема есть
topics-line-doubt = { $title } — может быть, уже создана
topics-line-unseen = { $title } — есть, но бот её не видел
topics-line-new = { $title } — новая
topics-instant = сразу
topics-digest = в дайджест
topics-doubt = О темах с пометкой «может быть» Telegram не ответил. Посмотрите в группе, есть ли тема, и нажмите кнопку: вторую такую же бот сам не создаст.
topics-there = Есть: { $title }
topics-not-there = Нет: { $title }
topics-confirmed = Чтобы бот узнал тему, напишите в ней /subscriptions.
topics-make-instant = Создать: новости сразу
topics-make-digest = Создать: дайджестом
topics-all-done = Готово: у каждой рубрики есть тема.
topics-no-rubrics = Рубрик пока нет: их добавляет редакция.
topics-no-forum = Темы есть только у форума. Включите темы в настройках группы и проверьте снова.
topics-made = { $count ->
    [0] Тем не создано
    [one] Создана { $count } тема
    [few] Созданы { $count } темы
   *[many] Создано { $count } тем
}, подписано: { $followed }.
topics-stopped-no-rights = Дальше не вышло: у бота нет права создавать темы. Его можно дать на карточке места.
topics-stopped-too-many = Дальше не вышло: в группе слишком много тем. Удалите лишние и нажмите ещё раз.
topics-stopped-too-fast = Telegram просит подождать. Нажмите ещё раз через минуту: сделанное не повторится.
topics-stopped-no-answer = Дальше не вышло: Telegram не ответил, создана ли последняя тема.
topics-stopped-refused = Telegram отказался создать тему. Попробуйте позже; сделанное не повторится.
# Что говорят тем, кто ведёт место.
places-news-out = { $where }: бота убрали. Новости туда больше не приходят, подписки сохранены. Верните бота, и можно будет продолжить.
places-news-back = { $where }: бот снова там. Пропущенное само не придёт. Продолжить?
places-news-open = { $where }: бот снова может писать. Пропущенное само не придёт. Продолжить?
places-news-asleep = { $where }: Telegram не принял новость, и место заснуло. Подписки сохранены. Продолжить?
places-news-lost = { $where }: бот больше не может { $rights }. Исправить можно на карточке.
places-news-mute = { $where }: бот больше не может писать. Место спит, подписки сохранены. Исправить можно на карточке.
places-news-authority = { $where }: вы больше не администратор и управлять этим местом не можете. Новости туда приходят по-прежнему.
places-news-orphan = { $where }: не осталось администраторов, которых знает бот. Новости приходят по-прежнему; чтобы управлять, подключите место заново: /places.
places-news-topic-rests = { $where }: писать туда нельзя — тема закрыта или удалена. Её подписки ждут, пока тему не откроют; остальная группа получает новости как обычно.
places-news-general-rests = { $where }: тема «General» закрыта, и писать туда нельзя. Её подписки ждут, пока её не откроют; остальные темы получают новости как обычно.
