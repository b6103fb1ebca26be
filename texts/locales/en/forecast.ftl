forecast-quiet = { $count } in quiet hours
forecast-places = and { $places }
forecast-places-alone = Goes to { $places }
