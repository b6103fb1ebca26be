rubric-title = Рубрыкі
rubric-hint = Націсніце рубрыку, каб перайменаваць яе, змяніць значок, пераставіць, схаваць або аб’яднаць з іншай.
rubric-usage =
    Тое ж адным радком, назвы — па-руску, па-беларуску і па-англійску:
    <code>/rubric add Агро | Аграрка | Farming</code>
    <code>/rubric rename Агро = Село | Вёска | Village</code>
    <code>/rubric sign Агро 🌾</code>
    <code>/rubric order Агро 3</code>
    <code>/rubric hide Агро</code>, <code>/rubric show Агро</code>
    <code>/rubric merge Агро = Эканоміка</code>
rubric-new = + Новая рубрыка
rubric-state = { $count ->
    [one] { $count } публікацыя
    [few] { $count } публікацыі
   *[many] { $count } публікацый
} · { $place }-я з { $all }
rubric-is-hidden = Схавана: новым чытачам не прапануецца. Хто падпісаны, атрымлівае яе, як і раней.
rubric-former = Сюды ўвайшлі: { $names }
rubric-listed-hidden = { $name } · схавана
rubric-name-new = Як назваць новую рубрыку? Дашліце назву наступным паведамленнем.
rubric-name-it = Як цяпер назваць рубрыку { $name }? Дашліце назву наступным паведамленнем.
rubric-names-example = Адна назва для ўсіх моў або тры: <code>Агро | Аграрка | Farming</code>
rubric-sign-it = Які значок паставіць перад назвай { $name }? Дашліце эмодзі або «-», каб прыбраць.
rubric-sign-example = Напрыклад: <code>/rubric sign Агро 🌾</code>
rubric-drop = Скасаваць
rubric-hide-question = Схаваць рубрыку { $name }? Яе больш не будзе ў спісах. Хто падпісаны, атрымлівае яе, як і раней.
rubric-followers = { $count ->
    [0] На { $name } ніхто не падпісаны.
    [one] На { $name } падпісаны { $count } чытач.
    [few] На { $name } падпісаныя { $count } чытачы.
   *[many] На { $name } падпісана { $count } чытачоў.
}
rubric-followers-many = На { $name } падпісана больш за { $count } чытачоў.
rubric-merge-which = З якой рубрыкай аб’яднаць { $name }? Застанецца тая, якую выбераце.
rubric-merge-question = Перанесці ўсё з рубрыкі { $name } у { $into }? Падпісчыкі і публікацыі пяройдуць туды, старыя спасылкі і кнопкі прывядуць туды ж. Раздзяліць іх потым не атрымаецца.
rubric-merge-now = Аб’яднаць
rubric-added = Рубрыка дададзена. Яе ўжо можна выбраць.
rubric-renamed = Гатова. Раней: { $name }
rubric-signed = Значок зменены.
rubric-hidden = Рубрыка схаваная.
rubric-shown = Рубрыка зноў паказваецца ўсім.
rubric-moved = Цяпер на месцы { $place }.
rubric-merged = Рубрыка «{ $name }» цяпер тут: і падпісчыкі, і публікацыі.
rubric-undo = Вярнуць
rubric-up = ▲ Вышэй
rubric-down = ▼ Ніжэй
rubric-rename = Перайменаваць
rubric-sign = Значок
rubric-hide = Схаваць
rubric-show = Паказаць
rubric-merge = Аб’яднаць…
rubric-bad-empty = Назвы няма.
rubric-bad-count = Патрэбна адна назва або тры, праз «|».
rubric-bad-long = Занадта доўга: у назве можа быць не больш за { $limit } знакаў.
rubric-bad-signs = У назве «{ $name }» ёсць знак, якому там не месца. Падыходзяць літары, лічбы, прабел, злучок і кропка.
rubric-bad-command = «{ $name }» — гэта каманда, а не назва.
rubric-bad-letters = У назве павінны быць хаця б дзве літары.
rubric-bad-reserved = «{ $name }» — службовае слова, рубрыку так не назваць.
rubric-bad-taken = Рубрыка «{ $name }» ужо ёсць.
rubric-bad-no_sign = «{ $name }» — не эмодзі.
rubric-bad-many = Рубрык можа быць не больш за { $limit }. Аб’яднайце лішнія.
rubric-unknown = Рубрыкі «{ $name }» няма.
rubric-same = Рубрыку нельга аб’яднаць з ёю самой. Напрыклад: <code>/rubric merge Агро = Эканоміка</code>
to-arrangement = ‹ Усе рубрыкі
