advice-line = ✎ { $told }
advice-future-date = Дата артыкула яшчэ не надышла.
advice-unclosed-quotation = Не закрыта двукоссе: { $words }
advice-mixed-alphabets = У слове «{ $words }» лацінка ўперамешку з кірыліцай.
advice-doubled-word = Слова паўторана: «{ $words }».
advice-long-headline = { $count ->
    [one] У загалоўку { $count } знак, лепш да { $most }.
    [few] У загалоўку { $count } знакі, лепш да { $most }.
   *[many] У загалоўку { $count } знакаў, лепш да { $most }.
}
advice-no-rubric = Не выбрана рубрыка.
