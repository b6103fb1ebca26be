forecast-quiet = в тихие часы { $count }
forecast-places = а также { $places }
forecast-places-alone = Получат: { $places }
