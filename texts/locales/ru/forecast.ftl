forecast-quiet = в тихие часы { $count }
forecast-places = + { $places }
forecast-places-alone = Получат: { $places }
