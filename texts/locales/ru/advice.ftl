advice-line = ✎ { $told }
advice-future-date = Дата статьи ещё не наступила.
advice-unclosed-quotation = Не закрыта кавычка: { $words }
advice-mixed-alphabets = В слове «{ $words }» латиница вперемешку с кириллицей.
advice-doubled-word = Слово повторено: «{ $words }».
advice-long-headline = { $count ->
    [one] В заголовке { $count } знак, лучше до { $most }.
    [few] В заголовке { $count } знака, лучше до { $most }.
   *[many] В заголовке { $count } знаков, лучше до { $most }.
}
advice-no-rubric = Не выбрана рубрика.
