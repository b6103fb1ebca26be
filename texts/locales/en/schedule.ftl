schedule-title = When does it go out?
schedule-planned = Planned: { $at }
schedule-embargo = Embargo until { $at }
schedule-no-embargo = The embargo is lifted: it may go out at once.
schedule-skipped = The clock is put forward over { $time }, so that time does not exist on that day: it goes out later, as written above.
schedule-as-of-now = As of now.
schedule-move = Move
schedule-drop = Take off the plan
schedule-now = Send it now
schedule-other = Another time
schedule-set-embargo = Embargo
schedule-lift = Lift the embargo
schedule-ask = When shall it go out? Say it in words.
schedule-ask-embargo = Until when must nobody send it? Say it in words.
schedule-examples = For example: <code>tomorrow 9am</code>, <code>in 2 hours</code>, <code>Friday evening</code>, <code>1 December 18:00</code>
schedule-past = That time is over: { $at }.
schedule-past-toast = That time is over
schedule-planned-toast = Planned: { $at }
schedule-dropped-toast = Off the plan: the article is a draft again
schedule-too-far = { $at } is more than a year ahead, which is as far as the plan goes.
schedule-contradiction = { $day } is a { $weekday }, but it says { $named }. Which is right?
schedule-near = Perhaps “{ $word }”?
schedule-question-hour = At what time?
schedule-question-half = In the morning or in the evening?
schedule-question-day = On which day?
schedule-question-week = This week or the week after?
schedule-question-midnight = Where that day begins, or where it ends?
schedule-question-clock-twice = The clock is put back that night, so that time comes twice. Which of the two?
schedule-question-day-or-month = Which is the day and which the month?
schedule-question-date-or-time = Is that a date or a time?
schedule-question-duration-or-clock = After so long, or at that time?
schedule-refused-empty = There is no time in that.
schedule-refused-too-long = That is too long for a time.
schedule-refused-unknown-word = I do not understand “{ $word }”.
schedule-refused-no-moment = I cannot tell what time that is.
schedule-refused-no-day = Which day is missing.
schedule-refused-unit = So many of what: minutes, hours, days?
schedule-refused-no-such-date = There is no such date.
schedule-refused-no-such-time = There is no such time on a clock.
schedule-refused-several = Those are several times, and an article goes out once.
schedule-refused-repeated = An article goes out once, it cannot be repeated.
schedule-refused-vague = That is too vague.
schedule-embargoed = Only an owner can send it earlier.
schedule-at-the-end = Send it when that ends
schedule-despite = Send it despite the embargo
schedule-usage =
    Say which article, and when it shall go out:
    <code>/schedule 12 tomorrow 9:00</code>
    <code>/schedule 12 in 2 hours</code>
    <code>/schedule 12 embargo until Friday 10:00</code>
    <code>/schedule 12 off</code> takes it off the plan
schedule-not-unknown = there is no such article.
schedule-not-published = the article is out already.
schedule-not-departing = the article is on its way.
schedule-not-cancelled = the article was cancelled.
schedule-not-withdrawn = the article was withdrawn.
schedule-not-draft = the article is not planned.
schedule-not-scheduled = the article is planned already.
