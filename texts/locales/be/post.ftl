post-prompt = Дашліце артыкул наступным паведамленнем: тэкст, старонку цалкам, спасылку на яе, фота або альбом з подпісам, перасланае або файл .docx, .rtf, .txt, .md, .html.
post-cancel = Скасаваць
post-dropped = Добра, артыкула не чакаю.
post-unasked = Калі гэта артыкул, адкажыце на яго камандай /post.
post-retry = Даслаць яшчэ раз
post-another = Новы артыкул
post-start = Першы артыкул
post-again = Такі артыкул ужо выходзіў: { $article }
post-publish = Апублікаваць
post-break = ⚡ Тэрмінова
post-break-all = ⚡ Тэрмінова: { $count }
post-break-question = { $count ->
    [0] Тэрміновую навіну цяпер ніхто не атрымае: на такое ніхто не падпісаны.
    [one] Тэрміновая навіна адразу пойдзе { $count } чытачу{ $beside }, раней за ўсё астатняе. Адправіць?
   *[other] Тэрміновая навіна адразу пойдзе { $count } чытачам{ $beside }, раней за ўсё астатняе. Адправіць?
}
post-break-ask = { $count ->
    [one] Тэрміновая навіна пойдзе { $count } чытачу{ $beside }, як толькі яе ўзгодніць другі рэдактар.
   *[other] Тэрміновая навіна пойдзе { $count } чытачам{ $beside }, як толькі яе ўзгодніць другі рэдактар.
}
post-break-places = (плюс { $places })
post-break-wish = ⚡ Аддаць на ўзгадненне
post-break-now = ⚡ Адправіць усім { $count }
post-break-anyway = ⚡ Апублікаваць тэрмінова
post-plan = У план
post-rubric = Рубрыка
post-mend = Выправіць ›
post-views = Як убачаць ›
post-back = ‹ Назад
post-which-rubric = У якую рубрыку?
post-several-rubrics = Некалькі рубрык…
post-which-rubrics = У якія рубрыкі? Першая адзначаная — галоўная: яна паказана першай.
post-main-rubric = Якая першая…
post-rubrics-done = ‹ Гатова
post-which-main = Якая рубрыка галоўная? Яе пакажам першай.
post-nobody = На такое пакуль ніхто не падпісаны.
post-readers = Атрымаюць: { $told }
post-at-once = адразу { $count }
post-at-once-by = адразу { $count } (па словах { $words }, { $rubrics ->
    [1] па рубрыцы
   *[other] па рубрыках
} { $rubric })
post-by-digest = у дайджэсце { $count }
post-paused = на паўзе { $count }
post-takes = Зойме каля { $duration }
post-arrive-at-once = Першыя — адразу, апошнія — { $last }
post-arrive = Першыя — { $first }, апошнія — { $last }
post-about = каля { $time }
post-stars = { $count ->
    [one] { $count } зорка
    [few] { $count } зоркі
   *[many] { $count } зорак
}
post-in-rubric = Рубрыка: { $name }
post-no-rubric = не выбрана
post-unknown-rubric = Рубрыкі «{ $rubric }» няма. Выберыце іншую кнопкай «Рубрыка».
post-site-time = на сайце { $date }
post-no-digest = Без рубрыкі артыкул не трапіць у ніводны дайджэст.
post-only-words = Без рубрыкі ў дайджэсце яго ўбачаць толькі тыя, хто сочыць за словамі з яго.
post-left-out-video = Відэа ў артыкул не ўвойдзе: артыкулам стане подпіс.
post-left-out-animation = GIF у артыкул не ўвойдзе: артыкулам стане подпіс.
post-left-out-sound = Гук у артыкул не ўвойдзе: артыкулам стане подпіс.
post-left-out-picture = Малюнак прыйшоў файлам і ў артыкул не ўвойдзе. Каб ён быў у артыкуле, дашліце яго як фота.
post-left-out-file = Файл у артыкул не ўвойдзе: артыкулам стане подпіс.
post-left-out-caption = Артыкул узяты з файла, подпіс да яго ў артыкул не ўвойдзе.
post-left-out-pictures = Малюнкі з файла ў артыкул не ўвойдуць. Патрэбны дашліце як фота.
post-left-out-page-picture = Малюнак са старонкі ўзяць не ўдалося. Дашліце яго як фота, калі ён патрэбны.
page-offer = Зрабіць з гэтай старонкі артыкул?
page-fetch = Забраць артыкул
page-taken = Артыкул узяты: ён ніжэй.
post-share-later = Пераслаць можна будзе, калі артыкул выйдзе
post-share-now = Артыкул выйшаў: цяпер націсніце яшчэ раз
post-at-work = { $count ->
    [one] Цяпер над ім працуе { $names }
   *[many] Цяпер над ім працуюць { $names }
}
post-changed = Апошняя праўка: { $name }, { $at }
post-photos-kept = { $count ->
    [one] Фота ёсць. Цяпер дашліце тэкст.
   *[other] Фота ёсць: { $count }. Цяпер дашліце тэкст.
}
post-photos-joined = { $count ->
    [one] Фота дададзена ў артыкул { $number }.
   *[other] Фота дададзена ў артыкул { $number }, цяпер іх { $count }.
}
post-photos-full = У артыкуле { $number } ужо { $count } фота, больш нельга.
post-picture-refused = Telegram не прыняў гэты малюнак як фота. Дашліце JPG або PNG да 10 МБ.
