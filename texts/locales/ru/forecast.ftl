forecast-quiet = в тихие часы { $count }
