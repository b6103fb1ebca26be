deed-campaign-added = новая кампанія
deed-campaign-ended = кампанія завершана
