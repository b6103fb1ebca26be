rubrics-title = <b>Рубрыкі</b>
rubrics-hint = Націсніце, каб сачыць за рубрыкай або перастаць.
rubrics-times = Дайджэст: { $times }.
rubrics-times-place = Навіны рубрык прыходзяць у дайджэсце: { $times }. Каб прыходзілі адразу, націсніце «Падпіскі».
rubrics-followed = Сачу: { $rubric }
rubrics-unfollowed = Больш не сачу: { $rubric }
rubrics-which = Якая рубрыка?
