forecast-quiet = у ціхія гадзіны { $count }
