rubrics-title = <b>Рубрики</b>
rubrics-hint = Нажмите, чтобы следить за рубрикой или перестать.
rubrics-times = Дайджест: { $times }.
rubrics-times-place = Новости рубрик приходят в дайджесте: { $times }. Чтобы приходили сразу, нажмите «Подписки».
rubrics-followed = Слежу: { $rubric }
rubrics-unfollowed = Больше не слежу: { $rubric }
rubrics-which = Какая рубрика?
