advice-line = ✎ { $told }
advice-future-date = The article’s date is still to come.
advice-unclosed-quotation = A quotation mark is not closed: { $words }
advice-mixed-alphabets = “{ $words }” mixes Latin and Cyrillic letters.
advice-doubled-word = A word is repeated: “{ $words }”.
advice-long-headline = { $count ->
    [one] The headline has { $count } character; { $most } at most is better.
   *[other] The headline has { $count } characters; { $most } at most is better.
}
advice-no-rubric = No section is chosen.
