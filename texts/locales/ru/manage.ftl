# $title — группа или канал, $topic — тема форума, $place — всё вместе: Канал «Новости».
command-manage = управлять группой или каналом
manage-channel = Канал «{ $title }»
manage-group = Группа «{ $title }»
manage-topic = Тема «{ $topic }», группа «{ $title }»
manage-topic-number = Тема № { $number }, группа «{ $title }»
manage-topic-alone = Тема «{ $topic }»
manage-topic-number-alone = Тема № { $number }
manage-for = { $kind ->
    [channel] Сейчас команды меняют подписки и настройки этого канала.
    [topic] Сейчас команды меняют подписки и настройки этой темы.
   *[other] Сейчас команды меняют подписки и настройки этой группы.
}
manage-for-me = Сейчас команды меняют ваши подписки и настройки.
manage-hint = Чьи менять дальше? Можно и командой: <code>/manage @канал</code>, <code>/manage me</code>.
manage-none = Здесь появятся группы и каналы, которыми вы управляете. Добавить: /places. Если бот там уже есть, назовите место: <code>/manage @канал</code>.
manage-me = Мои
manage-stop = Закончить
manage-others = Другая группа или канал
manage-words = Слова
manage-begun = { $kind ->
    [channel] Теперь команды меняют подписки и настройки этого канала, а не ваши.
    [topic] Теперь команды меняют подписки и настройки этой темы, а не ваши.
   *[other] Теперь команды меняют подписки и настройки этой группы, а не ваши.
}
manage-ended = Команды снова меняют ваши подписки и настройки.
manage-gone = Этого места больше нет. Команды снова меняют ваши подписки и настройки.
manage-gone-toast = Этого места больше нет
manage-lost = { $place }: вы больше не управляете этим местом. Там ничего не изменилось.
manage-lacking = { $place }: управлять этим местом могут только администраторы, а каналом — те из них, кто в нём публикует. Ничего не изменилось.
manage-untold = { $place }: Telegram не скажет боту, кто здесь администратор, пока бот сам не администратор. Сделайте его администратором и повторите. Ничего не изменилось.
manage-no-bot = { $place }: бота там нет. Добавьте его и повторите. Ничего не изменилось.
manage-no-answer = Telegram сейчас не отвечает, поэтому ничего не изменилось. Повторите через минуту.
manage-lacking-toast = { $place }: вы больше не управляете этим местом. Ничего не изменилось
manage-untold-toast = Сделайте бота администратором и повторите: иначе Telegram не говорит, кто управляет местом
manage-no-bot-toast = { $place }: бота там нет. Ничего не изменилось
manage-no-answer-toast = Telegram сейчас не отвечает. Повторите через минуту
manage-unknown = «{ $name }» — не канал и не группа. Напишите @имя, ссылку или номер: <code>/manage @канал</code>, <code>/manage -1001234567890</code>. Снова для себя: <code>/manage me</code>.
manage-invitation = По ссылке-приглашению бот не узнает, что это за место. Добавьте его туда, а потом выберите место здесь: /places.
manage-person = Это человек, а не место. Для себя: <code>/manage me</code>.
manage-not-found = Такого места нет, или бота в нём нет. Добавьте его и повторите.
manage-promote = Сделать администратором
manage-digest-sent = Дайджест отправляется туда.
manage-open-bot = Открыть бота
manage-only-managers-toast = Эти кнопки — для администраторов
manage-open-again-toast = Кнопка устарела. Напишите команду ещё раз
manage-channel-toast = В канале кнопки не работают. Откройте бота
manage-group-itself = Я присылаю в эту группу новости, на которые она подписана.
manage-group-topic = Я присылаю в эту тему новости, на которые она подписана.
manage-group-commands =
    Команды для администраторов:
    /rubrics и <code>/subscribe слова</code> — за чем следить
    /subscriptions — подписки
    /digest — когда приходит дайджест
    /settings — язык, часовой пояс, тихие часы и звук
    /latest и <code>/search слова</code> — почитать
manage-group-me = Свои подписки у каждого — в личном чате с ботом.
manage-confirm = Вы пишете от имени группы. Чтобы выполнить <code>{ $command }</code>, нажмите кнопку: так я увижу, что вы администратор.
manage-confirm-button = Подтвердить
manage-confirmed = Сделано.
manage-confirm-late = Прошло слишком много времени. Напишите команду ещё раз.
manage-silent-off = Звук: включён
manage-silent-on = Звук: выключен
manage-turn-silent = Без звука
manage-turn-loud = Со звуком
manage-silent-toast = Всё будет приходить без звука
manage-loud-toast = Звук снова включён
