deed-campaign-added = новая кампания
deed-campaign-ended = кампания завершена
