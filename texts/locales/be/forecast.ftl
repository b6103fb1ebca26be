forecast-quiet = у ціхія гадзіны { $count }
forecast-places = а таксама { $places }
forecast-places-alone = Атрымаюць: { $places }
