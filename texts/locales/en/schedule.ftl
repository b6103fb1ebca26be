schedule-title = When does it go out?
schedule-planned = Planned: { $at }
schedule-embargo = Embargo until { $at }
schedule-no-embargo = The embargo has been lifted: it may go out at once.
schedule-skipped = The clock goes forward past { $time }, so that time does not exist on that day: it goes out later, as written above.
schedule-as-of-now = As of now.
schedule-move = Move
schedule-drop = Take off the plan
schedule-now = Send it now
schedule-other = Another time
schedule-set-embargo = Embargo
schedule-lift = Lift the embargo
schedule-ask = When should it go out? Say it in words.
schedule-ask-embargo = Until when must it not go out? Say it in words.
schedule-examples = For example: <code>tomorrow 9am</code>, <code>in 2 hours</code>, <code>Friday evening</code>, <code>1 December 18:00</code>
schedule-past = That time has passed: { $at }.
schedule-past-toast = That time has passed
schedule-planned-toast = Planned: { $at }
schedule-dropped-toast = Off the plan: the article is a draft again
schedule-too-far = { $at } is more than a year ahead. The plan covers one year.
schedule-contradiction = { $day } is a { $weekday }, but it says { $named }. Which is right?
schedule-near = Perhaps “{ $word }”?
schedule-question-hour = At what time?
schedule-question-half = In the morning or in the evening?
schedule-question-day = On which day?
schedule-question-week = This week or the week after?
schedule-question-midnight = At the beginning of that day or at the end?
schedule-question-clock-twice = The clock goes back that night, so that time comes twice. Which of the two?
schedule-question-day-or-month = Which is the day and which is the month?
schedule-question-date-or-time = Is that a date or a time?
schedule-question-duration-or-clock = After that long, or at that time?
schedule-refused-empty = I see no time there.
schedule-refused-too-long = That is too long for a time.
schedule-refused-unknown-word = I do not understand “{ $word }”.
schedule-refused-no-moment = I cannot tell what time that is.
schedule-refused-no-day = The day is missing.
schedule-refused-unit = Minutes, hours or days? The unit is missing.
schedule-refused-no-such-date = There is no such date.
schedule-refused-no-such-time = There is no such time on a clock.
schedule-refused-several = There is more than one time, and an article goes out once.
schedule-refused-repeated = An article goes out once; it cannot be repeated.
schedule-refused-vague = That is too vague.
schedule-embargoed = Only an owner can send it earlier.
schedule-at-the-end = Send it when the embargo ends
schedule-despite = Send it despite the embargo
schedule-usage =
    Say which article, and when it should go out:
    <code>/schedule 12 tomorrow 9:00</code>
    <code>/schedule 12 in 2 hours</code>
    <code>/schedule 12 embargo until Friday 10:00</code>
    <code>/schedule 12 off</code> takes it off the plan
schedule-not-unknown = there is no such article.
schedule-not-published = the article is already out.
schedule-not-departing = the article is on its way.
schedule-not-cancelled = the article was cancelled.
schedule-not-withdrawn = the article was withdrawn.
schedule-not-draft = the article is not planned.
schedule-not-scheduled = the article is already planned.
