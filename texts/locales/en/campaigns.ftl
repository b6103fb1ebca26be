deed-campaign-added = new campaign
deed-campaign-ended = campaign ended
