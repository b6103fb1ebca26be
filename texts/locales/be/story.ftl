story-follow = Сачыць далей
story-followed = ✓ Сачу
story-followed-toast = Сачу за сюжэтам: новае прыйдзе адразу, адказам на гэта паведамленне. Два тыдні цішыні — і сюжэт скончаны.
story-unfollowed-toast = Больш не сачу за сюжэтам
story-later-toast = Сачыць за сюжэтам можна будзе, калі артыкул выйдзе.
story-over-toast = У гэтым сюжэце два тыдні нічога новага: ён скончаны.
story-too-many-toast = { $count ->
    [one] Сачыць можна не больш чым за { $count } сюжэтам. Прыбярыце лішні: /subscriptions
   *[other] Сачыць можна не больш чым за { $count } сюжэтамі. Прыбярыце лішні: /subscriptions
}
story-list = Сюжэты, за якімі вы сочыце
story-list-hint = { $count ->
    [one] Новае прыходзіць адразу, адказам на ваш артыкул. Сюжэт, у якім { $count } дзень ціха, знікае са спіса сам.
    [few] Новае прыходзіць адразу, адказам на ваш артыкул. Сюжэт, у якім { $count } дні ціха, знікае са спіса сам.
   *[many] Новае прыходзіць адразу, адказам на ваш артыкул. Сюжэт, у якім { $count } дзён ціха, знікае са спіса сам.
}
story-list-none = Вы не сочыце ні за адным сюжэтам. Кнопка «Сачыць далей» ёсць пад кожным артыкулам.
story-open-list = Сюжэты: { $count }
story-drop = Прыбраць: { $headline }
story-restore = Вярнуць сюжэт
continues = Працягвае: { $article }
continues-update = Абнаўленне: прыйдзе без гуку, адказам, тым, у каго ёсць { $article }. Астатнім — як звычайна.
continues-unlink = Адвязаць
continues-link = Працяг сюжэта…
continues-below = Без гуку пад № { $number }
continues-push = Асобна і з гукам
continues-which = Што працягвае гэты артыкул?
continues-nothing = Падобных артыкулаў за апошнія дні няма. Адкажыце тэкстам на патрэбны артыкул, і новы працягне яго.
continues-gone = Гэты артыкул ужо не працягнуць
forecast-at-once = адразу { $count } ({ $parts })
forecast-words = па словах { $count }
forecast-rubric = па рубрыцы { $count }
forecast-story = сюжэт { $count }
