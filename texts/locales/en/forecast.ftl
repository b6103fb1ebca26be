forecast-quiet = { $count } in quiet hours
forecast-places = + { $places }
forecast-places-alone = Goes to { $places }
