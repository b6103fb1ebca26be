forecast-quiet = у ціхія гадзіны { $count }
forecast-places = + { $places }
forecast-places-alone = Атрымаюць: { $places }
