alert-dispatch = The sending of an article is halted: Telegram refuses it again and again for the same reason.
alert-bulk = All bulk sending is halted: something is wrong with the token or the database. Check the settings, then continue.
alert-cause = Reason: { $cause }
