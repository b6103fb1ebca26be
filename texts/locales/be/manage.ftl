# $title — група або канал, $topic — тэма форуму, $place — усё разам: Канал «Навіны».
command-manage = кіраваць групай або каналам
manage-channel = Канал «{ $title }»
manage-group = Група «{ $title }»
manage-topic = Тэма «{ $topic }», група «{ $title }»
manage-topic-number = Тэма № { $number }, група «{ $title }»
manage-topic-alone = Тэма «{ $topic }»
manage-topic-number-alone = Тэма № { $number }
manage-for = { $kind ->
    [channel] Цяпер каманды мяняюць падпіскі і налады гэтага канала.
    [topic] Цяпер каманды мяняюць падпіскі і налады гэтай тэмы.
   *[other] Цяпер каманды мяняюць падпіскі і налады гэтай групы.
}
manage-for-me = Цяпер каманды мяняюць вашы падпіскі і налады.
manage-hint = Чые мяняць далей? Можна і камандай: <code>/manage @канал</code>, <code>/manage me</code>.
manage-none = Тут з’явяцца групы і каналы, якімі вы кіруеце. Дадаць: /places. Калі бот там ужо ёсць, назавіце месца: <code>/manage @канал</code>.
manage-me = Мае
manage-stop = Скончыць
manage-others = Іншая група ці канал
manage-words = Словы
manage-begun = { $kind ->
    [channel] Цяпер каманды мяняюць падпіскі і налады гэтага канала, а не вашы.
    [topic] Цяпер каманды мяняюць падпіскі і налады гэтай тэмы, а не вашы.
   *[other] Цяпер каманды мяняюць падпіскі і налады гэтай групы, а не вашы.
}
manage-ended = Каманды зноў мяняюць вашы падпіскі і налады.
manage-gone = Гэтага месца больш няма. Каманды зноў мяняюць вашы падпіскі і налады.
manage-gone-toast = Гэтага месца больш няма
manage-lost = { $place }: вы больш не кіруеце гэтым месцам. Там нічога не змянілася.
manage-lacking = { $place }: кіраваць гэтым месцам могуць толькі адміністратары, а каналам — тыя з іх, хто ў ім публікуе. Нічога не змянілася.
manage-untold = { $place }: Telegram не скажа боту, хто тут адміністратар, пакуль бот сам не адміністратар. Зрабіце яго адміністратарам і паўтарыце. Нічога не змянілася.
manage-no-bot = { $place }: бота там няма. Дадайце яго і паўтарыце. Нічога не змянілася.
manage-no-answer = Telegram зараз не адказвае, таму нічога не змянілася. Паўтарыце праз хвіліну.
manage-lacking-toast = { $place }: вы больш не кіруеце гэтым месцам. Нічога не змянілася
manage-untold-toast = Зрабіце бота адміністратарам і паўтарыце: інакш Telegram не кажа, хто кіруе месцам
manage-no-bot-toast = { $place }: бота там няма. Нічога не змянілася
manage-no-answer-toast = Telegram зараз не адказвае. Паўтарыце праз хвіліну
manage-unknown = «{ $name }» — не канал і не група. Напішыце @імя, спасылку або нумар: <code>/manage @канал</code>, <code>/manage -1001234567890</code>. Зноў для сябе: <code>/manage me</code>.
manage-invitation = Па спасылцы-запрашэнні бот не даведаецца, што гэта за месца. Дадайце яго туды, а потым выберыце месца тут: /places.
manage-person = Гэта чалавек, а не месца. Для сябе: <code>/manage me</code>.
manage-not-found = Такога месца няма, або бота ў ім няма. Дадайце яго і паўтарыце.
manage-promote = Зрабіць адміністратарам
manage-digest-sent = Дайджэст адпраўляецца туды.
manage-open-bot = Адкрыць бота
manage-only-managers-toast = Гэтыя кнопкі — для адміністратараў
manage-open-again-toast = Кнопка састарэла. Напішыце каманду яшчэ раз
manage-channel-toast = У канале кнопкі не працуюць. Адкрыйце бота
manage-group-itself = Я дасылаю ў гэтую групу навіны, на якія яна падпісаная.
manage-group-topic = Я дасылаю ў гэтую тэму навіны, на якія яна падпісаная.
manage-group-commands =
    Каманды для адміністратараў:
    /rubrics і <code>/subscribe словы</code> — за чым сачыць
    /subscriptions — падпіскі
    /digest — калі прыходзіць дайджэст
    /settings — мова, часавы пояс, ціхія гадзіны і гук
    /latest і <code>/search словы</code> — пачытаць
manage-group-me = Свае падпіскі ў кожнага — у асабістым чаце з ботам.
manage-confirm = Вы пішаце ад імя групы. Каб выканаць <code>{ $command }</code>, націсніце кнопку: так я ўбачу, што вы адміністратар.
manage-confirm-button = Пацвердзіць
manage-confirmed = Зроблена.
manage-confirm-late = Прайшло зашмат часу. Напішыце каманду яшчэ раз.
manage-silent-off = Гук: уключаны
manage-silent-on = Гук: выключаны
manage-turn-silent = Без гуку
manage-turn-loud = З гукам
manage-silent-toast = Усё будзе прыходзіць без гуку
manage-loud-toast = Гук зноў уключаны
