subscribed-words = Following the words: { $words }.
subscribed-word = Following the word { $words } in all its forms.
subscribed-rubric = Following the rubric { $name }.
subscribed-instant = I will send it at once.
subscribed-cancel = Cancel
subscribed-pace = { $count ->
    [1] The last month would have brought one story:
   *[other] The last month would have brought { $count } stories, { $pace }. The latest:
}
subscribed-weekly = about { $count } a week
subscribed-seldom = less than one a week
subscribed-older = There were none in the last month. The latest:
subscribed-none = There are none in the archive yet.
subscribed-often = That is about { $count } a day. Would the digest suit you better?
subscribed-rubrics = Following the rubrics { $names }.
