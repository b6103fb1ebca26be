editors-title = Рэдакцыя
editors-owner = уладальнік
editors-editor = рэдактар
editors-author = аўтар
editors-reader = не ў рэдакцыі
editors-how = Каб прызначыць кагосьці, націсніце «Дадаць» або напішыце <code>/editors add 123456789</code> ці <code>/editors add @імя author</code>.
editors-add = Дадаць
editors-open = Роля
editors-back = ‹ Рэдакцыя
editors-log = Што зроблена
editors-dismiss = Прыбраць
editors-dismiss-now = Прыбраць
editors-keep = Пакінуць
editors-again-editor = Вярнуць рэдактарам
editors-again-author = Вярнуць аўтарам
editors-as-editor = Рэдактар
editors-as-author = Аўтар
editors-may-owner = Уладальнік можа ўсё, што можа рэдактар, і прызначае людзей.
editors-may-editor = Рэдактар піша і публікуе.
editors-may-author = Аўтар піша чарнавікі, публікуе іх рэдактар.
editors-dismiss-question = Прыбраць { $person } з рэдакцыі? Напісанае застанецца.
editors-whom = Дашліце кантакт чалавека, перашліце яго паведамленне або напішыце @імя ці лікавы id.
editors-which-role = Кім прызначыць?
editors-owner-stays = Уладальніка тут нельга ні прызначыць, ні прыбраць: спіс уладальнікаў у наладзе ADMIN_IDS.
editors-nobody-hidden = Аўтар гэтага паведамлення схаваў свой акаўнт пры перасылцы: па ім прызначыць не атрымаецца.
editors-nobody-no-person = Гэта не адзін чалавек, а канал, група або сам Telegram: прызначыць можна толькі чалавека.
editors-nobody-bot = Гэта бот. Прызначыць можна толькі чалавека.
editors-nobody-no-telegram = У гэтага кантакту не бачны акаўнт Telegram.
editors-nobody-unknown = Паведамленняў ад «{ $typed }» яшчэ не было. Няхай адкрые мяне і націсне «Старт».
editors-usage =
    Дадаць рэдактара: <code>/editors add 123456789</code> або <code>/editors add @імя</code>
    Дадаць аўтара: <code>/editors add 123456789 author</code>
    Прыбраць: <code>/editors remove 123456789</code>
editors-now-editor = { $person } цяпер рэдактар.
editors-now-author = { $person } цяпер аўтар.
editors-untold = Паведаміць не атрымалася: спачатку трэба адкрыць бота, вось спасылка: { $link }
editors-dismissed = { $person } больш не рэдактар і не аўтар.
editors-unchanged = Нічога не змянілася.
editors-you-editor = <b>Цяпер вы рэдактар.</b> Артыкулы публікуе /post, усё астатняе ў /help.
editors-you-author = <b>Цяпер вы аўтар.</b> Пішыце чарнавікі праз /post і аддавайце іх рэдактару.
editors-you-owner = <b>Цяпер вы ўладальнік.</b>
editors-you-no-more = Вы больш не ў рэдакцыі. Навіны прыходзяць, як прыходзілі.
editors-claimed =
    <b>Цяпер вы ўладальнік.</b>
    Публікуйце артыкулы праз /post, прызначайце рэдактараў праз /editors.
editors-claim-refused = Гэтая спасылка ўжо не дзейнічае.
