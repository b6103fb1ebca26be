rubrics-title = <b>Рубрики</b>
rubrics-hint = Нажмите, чтобы следить за рубрикой или перестать.
rubrics-times = Дайджест: { $times }.
rubrics-followed = Слежу: { $rubric }
rubrics-unfollowed = Больше не слежу: { $rubric }
rubrics-which = Какая рубрика?
