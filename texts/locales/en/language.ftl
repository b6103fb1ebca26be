language-spoken = Language: <b>{ $name }</b>. Articles stay in the language they were written in.
unknown-language = I do not speak “{ $name }”. Choose one of these.
