const WORDS = {
  en: {
    people: "People",
    switch: "Switch person",
    close: "Close",
    menu: "Menu",
    messages: "Messages",
    note: "A local Telegram: nothing leaves this computer",
    reader: "reader",
    editor: "editor",
    owner: "owner",
    bot: "bot",
    typing: "typing…",
    connecting: "Connecting…",
    message: "Message",
    send: "Send",
    attach: "Attach",
    commands: "Commands",
    photo: "Photo",
    document: "File",
    samples: "Samples",
    caption: "Caption",
    cancel: "Cancel",
    ok: "OK",
    start: "Start",
    restart: "Restart the bot",
    block: "Stop and block the bot",
    unblock: "Unblock the bot",
    reply: "Reply",
    edit: "Edit",
    copy: "Copy text",
    copied: "Copied",
    edited: "edited",
    editing: "Editing",
    jump: "To the newest message",
    unread: "Unread messages",
    spoiler: "Hidden text, press to show",
    unfold: "Show more",
    fold: "Show less",
    more: "Message actions",
    you: "You",
    empty: "No messages here yet",
    begin: "Press Start below to talk to the bot",
    nothing: "Nothing found",
    failed: "That did not work: {reason}",
    offline: "the server does not answer",
    photoPreview: "Photo",
  },
  ru: {
    people: "Люди",
    switch: "Сменить человека",
    close: "Закрыть",
    menu: "Меню",
    messages: "Сообщения",
    note: "Локальный Telegram: всё остаётся на этом компьютере",
    reader: "читатель",
    editor: "редактор",
    owner: "владелец",
    bot: "бот",
    typing: "печатает…",
    connecting: "Соединение…",
    message: "Сообщение",
    send: "Отправить",
    attach: "Прикрепить",
    commands: "Команды",
    photo: "Фото",
    document: "Файл",
    samples: "Образцы",
    caption: "Подпись",
    cancel: "Отмена",
    ok: "ОК",
    start: "Начать",
    restart: "Перезапустить бота",
    block: "Остановить и заблокировать",
    unblock: "Разблокировать",
    reply: "Ответить",
    edit: "Изменить",
    copy: "Копировать текст",
    copied: "Скопировано",
    edited: "изменено",
    editing: "Изменение",
    jump: "К последнему сообщению",
    unread: "Непрочитанные сообщения",
    spoiler: "Скрытый текст, нажмите, чтобы показать",
    unfold: "Показать полностью",
    fold: "Свернуть",
    more: "Действия с сообщением",
    you: "Вы",
    empty: "Здесь пока нет сообщений",
    begin: "Нажмите «Начать», чтобы поговорить с ботом",
    nothing: "Ничего не найдено",
    failed: "Не получилось: {reason}",
    offline: "сервер не отвечает",
    photoPreview: "Фото",
  },
  be: {
    people: "Людзі",
    switch: "Змяніць чалавека",
    close: "Закрыць",
    menu: "Меню",
    messages: "Паведамленні",
    note: "Лакальны Telegram: усё застаецца на гэтым камп’ютары",
    reader: "чытач",
    editor: "рэдактар",
    owner: "уладальнік",
    bot: "бот",
    typing: "друкуе…",
    connecting: "Злучэнне…",
    message: "Паведамленне",
    send: "Адправіць",
    attach: "Далучыць",
    commands: "Каманды",
    photo: "Фота",
    document: "Файл",
    samples: "Узоры",
    caption: "Подпіс",
    cancel: "Скасаваць",
    ok: "ОК",
    start: "Пачаць",
    restart: "Перазапусціць бота",
    block: "Спыніць і заблакіраваць",
    unblock: "Разблакіраваць",
    reply: "Адказаць",
    edit: "Змяніць",
    copy: "Скапіраваць тэкст",
    copied: "Скапіравана",
    edited: "зменена",
    editing: "Змяненне",
    jump: "Да апошняга паведамлення",
    unread: "Непрачытаныя паведамленні",
    spoiler: "Схаваны тэкст, націсніце, каб паказаць",
    unfold: "Паказаць цалкам",
    fold: "Згарнуць",
    more: "Дзеянні з паведамленнем",
    you: "Вы",
    empty: "Тут пакуль няма паведамленняў",
    begin: "Націсніце «Пачаць», каб пагаварыць з ботам",
    nothing: "Нічога не знойдзена",
    failed: "Не атрымалася: {reason}",
    offline: "сервер не адказвае",
    photoPreview: "Фота",
  },
};

/** The browser's locale, for dates and times; the page's own words exist in fewer languages. */
export const locale = navigator.language || "en";

const language = WORDS[locale.slice(0, 2)] ? locale.slice(0, 2) : "en";

/** The page's own word for `key` in the browser's language; `{name}` places are filled from `values`. */
export function say(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Fills the skeleton's words: `data-say` the text, `data-say-label` the ARIA label, `data-say-hint` the placeholder. */
export function translate(root) {
  document.documentElement.lang = language;
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-say-hint]"))
    node.placeholder = say(node.dataset.sayHint);
  for (const node of root.querySelectorAll("[data-say-label]")) {
    node.setAttribute("aria-label", say(node.dataset.sayLabel));
    if (node.tagName === "BUTTON") node.title = say(node.dataset.sayLabel);
  }
}

/** The words that some language lacks, as `language: key`; none, or the page would show undefined. */
export function missing() {
  const keys = new Set(Object.values(WORDS).flatMap(Object.keys));
  return Object.entries(WORDS).flatMap(([name, words]) =>
    [...keys].filter((key) => !words[key]).map((key) => `${name}: ${key}`),
  );
}
