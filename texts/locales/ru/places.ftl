# Группы, темы и каналы: список, добавление, карточка.
command-places = группы и каналы, куда приходят новости
places-title = Группы и каналы
places-none = Новости могут приходить в группу, в тему форума и в канал — со своими рубриками, языком и дайджестом. Пока таких мест у вас нет.
places-some = Нажмите на место, чтобы открыть его карточку.
places-asleep = спит
places-add = + Добавить
places-back = ‹ Группы и каналы
places-to-card = ‹ Карточка места
places-open = Карточка места
places-gone = Этого места больше нет
# Добавление.
places-ask = Что добавляем? Нажмите кнопку под полем ввода: Telegram покажет подходящие чаты и сам попросит для бота нужные права.
places-key-group = Группа
places-key-forum = Группа с темами
places-key-channel = Канал
places-key-cancel = Не добавлять
places-keys-used = Смотрю, что получилось.
places-keys-gone = Хорошо, ничего не добавляю.
places-added = Готово: место подключено. Осталось выбрать, за чем оно следит, — кнопкой «Управлять».
places-added-again = Место уже подключено, и вы им управляете. Подписки не изменились.
places-need-forum = Темы для рубрик бот сделает, если включить темы в настройках группы.
places-typed = Не понимаю «{ $typed }». Добавьте группу или канал кнопкой: Telegram сам покажет подходящие.
places-check = Проверить снова
places-make-group = Добавить в группу
places-make-channel = Добавить в канал
places-make-admin = Дать права
places-trouble-no-bot-group = Бота в группе нет: Telegram его не добавил (так бывает на компьютере). Добавьте его по кнопке и выберите ту же группу.
places-trouble-no-bot-channel = Бота в канале нет: Telegram его не добавил (так бывает на компьютере). Добавьте его по кнопке и выберите тот же канал.
places-trouble-no-right = { $where }: боту не хватает права «{ $right }». Его даёт администратор, который может назначать других.
places-trouble-untold = { $where }: Telegram не говорит, администратор ли вы. Назначьте бота администратором — хватит самых малых прав.
places-trouble-no-authority-group = { $where }: вы не администратор. Подключить группу может только её владелец или администратор.
places-trouble-no-authority-channel = { $where }: подключить канал может только тот, кто публикует в нём: владелец или администратор с правом публикации.
places-trouble-no-answer = Telegram сейчас не отвечает. Ничего не потеряно: проверьте ещё раз через минуту.
places-trouble-not-found = Такого чата бот не видит. Добавьте его кнопкой: Telegram покажет те, что подходят.
places-trouble-invitation = По ссылке-приглашению бот войти не может, и какой это чат, она не говорит. Добавьте его кнопкой: Telegram покажет ваши чаты.
places-trouble-person = Это личный чат. Добавить можно группу или канал.
# В самой группе.
places-hello = Здравствуйте. Чтобы сюда приходили новости, администратор группы открывает бота и выбирает, за чем следить.
places-hello-button = Настроить
places-paired = Готово: новости будут приходить сюда. Настройки — в личном чате с ботом, командой /places.
# Карточка.
places-may = Бот может:
places-right-send = писать
places-right-post = публиковать
places-right-photos = присылать фото
places-right-topics = создавать темы
places-right-admin = узнавать, кто администратор
places-no-bot = Бота здесь нет. Подписки сохранены.
places-sleeps = Место спит: новости сюда не приходят. Подписки сохранены.
places-cannot-write = Писать сюда бот не может, поэтому место спит. Подписки сохранены.
places-follows = { $count ->
    [0] Ни на что не подписано
    [one] { $count } подписка
    [few] { $count } подписки
   *[many] { $count } подписок
}
places-topics-follow = { $count ->
    [one] Ещё следит { $count } тема
    [few] Ещё следят { $count } темы
   *[many] Ещё следят { $count } тем
}
places-silent = Без звука: да
places-silent-off = Без звука: нет
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
places-checked-missing = Проверено: не всё на месте.
places-unchecked = Telegram сейчас не говорит, что с этим местом. Проверьте через минуту
places-go-on = Продолжить присылать
places-going-on = Новости снова приходят сюда. Пропущенное не сыплется: лучшее придёт одним дайджестом.
places-remove = Отключить
places-remove-question = Отключить { $where }? Подписки и настройки места исчезнут, новости сюда больше не придут.
places-remove-topic-question = Отключить тему? Её подписки исчезнут; сама тема в группе останется.
places-remove-stay = Отключить, бот останется
places-remove-leave = Отключить, бот уйдёт
places-remove-topic = Отключить тему
places-keep = ‹ Ничего не отключать
places-removed = Отключено. Вернуть можно в любой день: /places.
places-removed-left = Отключено, бот вышел. Вернуть можно в любой день: /places.
places-removed-not-left = Отключено, но выйти бот не смог: уберите его сами.
# Темы по рубрикам.
topics-title = Темы по рубрикам
topics-about = Тема для каждой рубрики, и в каждой — только её новости.
topics-line-followed = { $title } — следит, { $timing }
topics-line-taken = { $title } — тема есть
topics-line-doubt = { $title } — может быть, уже создана
topics-line-new = { $title } — новая
topics-instant = сразу
topics-digest = дайджестом
topics-doubt = Про отмеченные «может быть» Telegram не ответил. Если тема есть, напишите в ней /subscriptions; если нет — создайте ещё раз.
topics-again = Этих тем нет, создать
topics-make-instant = Создать: новости сразу
topics-make-digest = Создать: по дайджесту
topics-all-done = Всё сделано: у каждой рубрики есть тема.
topics-no-rubrics = Рубрик пока нет.
topics-no-forum = Темы есть только у форума. Включите темы в настройках группы и проверьте снова.
topics-made = { $count ->
    [0] Тем не создано
    [one] Создана { $count } тема
    [few] Созданы { $count } темы
   *[many] Создано { $count } тем
}, подписано: { $followed }.
topics-stopped-no-rights = Дальше нельзя: у бота нет права создавать темы.
topics-stopped-too-many = Дальше нельзя: в группе слишком много тем. Удалите лишние и нажмите ещё раз.
topics-stopped-too-fast = Telegram просит подождать. Нажмите ещё раз через минуту: сделанное не повторится.
topics-stopped-no-answer = Telegram не ответил, создана ли последняя тема. Посмотрите в группе и нажмите ещё раз.
topics-stopped-refused = Telegram отказался создать тему. Попробуйте позже; сделанное не повторится.
# Что говорят тем, кто ведёт место.
places-news-out = { $where }: бота убрали. Новости туда больше не приходят, подписки сохранены — верните бота, и можно продолжить.
places-news-back = { $where }: бот снова там. Пропущенное само не придёт. Продолжить?
places-news-asleep = { $where }: Telegram не принял новость, и место заснуло. Подписки сохранены. Продолжить?
places-news-lost = { $where }: бот больше не может { $rights }.
places-news-mute = { $where }: бот больше не может писать. Место спит, подписки сохранены.
places-news-authority = { $where }: вы больше не администратор, поэтому местом не управляете. Новости туда идут по-прежнему.
places-news-orphan = { $where }: не осталось администраторов, которых знает бот. Новости идут по-прежнему; чтобы управлять, подключите место заново: /places.
places-news-topic-rests = { $where }: писать туда нельзя — тема закрыта или удалена. Её подписки отдыхают; остальная группа получает новости как обычно.
places-news-general-rests = { $where }: тема «General» закрыта, и писать туда нельзя. Её подписки отдыхают, пока тему не откроют; остальные темы получают новости как обычно.
