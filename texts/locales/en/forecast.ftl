forecast-quiet = { $count } in quiet hours
