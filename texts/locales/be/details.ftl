details-title = Што распазнана
details-rubrics = Рубрыкі
details-no-rubric = не выбраны
details-mended = ✓ Выпраўлена: { $name }
details-unchanged = Так і было
details-clear = Прыбраць
details-photos = { $count }
details-which-language = На якой мове напісаны артыкул? Ад гэтага залежыць, якія словы ў ім знойдуць падпісчыкі.
detail-headline = Загаловак
    .none = няма
detail-lead = Лід
    .none = пачатак тэксту
detail-place = Месца
    .none = няма
detail-date = Дата
    .none = час выхаду
detail-source = Крыніца
    .none = няма
detail-tags = Тэгі
    .none = няма
detail-language = Мова
    .none = няма
detail-photo = Фота
    .none = няма
details-ask-headline = Дашліце новы загаловак.
details-ask-lead = Дашліце лід — адзін-два сказы. Ён стане пад загалоўкам, а дзе артыкул не змяшчаецца — замест пачатку тэксту.
details-ask-place = Дашліце месца, напрыклад: Мінск
details-ask-date = Дашліце дату і час, напрыклад: 4 ліпеня 2024 19:25
details-ask-source = Дашліце спасылку на крыніцу, напрыклад: https://belta.by/news/1
details-ask-tags = Дашліце тэгі праз коску, да дзесяці, напрыклад: дагавор, саюзная дзяржава
details-ask-photo = Дашліце іншае фота.
details-changed-since = Артыкул тым часам змяніў нехта яшчэ. Паглядзіце і дашліце яшчэ раз.
details-empty = Тут няма слоў.
details-headline-too-long = { $count ->
    [one] У гэтым загалоўку { $count } знак, а змесціцца не больш за 300.
    [few] У гэтым загалоўку { $count } знакі, а змесціцца не больш за 300.
   *[many] У гэтым загалоўку { $count } знакаў, а змесціцца не больш за 300.
}
details-lead-too-long = { $count ->
    [one] У гэтым лідзе { $count } знак, а змесціцца не больш за 500.
    [few] У гэтым лідзе { $count } знакі, а змесціцца не больш за 500.
   *[many] У гэтым лідзе { $count } знакаў, а змесціцца не больш за 500.
}
details-place-too-long = Занадта доўга для месца: не больш за 100 знакаў.
details-no-date = «{ $typed }» — не дата з годам.
details-no-link = «{ $typed }» — не спасылка.
details-tag-too-long = Адзін з тэгаў даўжэйшы за 40 знакаў. Раздзяліце тэгі коскамі.
details-too-many-tags = Тэгаў больш за дзесяць.
details-unknown-language = Артыкул можа быць па-руску, па-беларуску або па-англійску.
details-no-photo = Гэта не фота.
