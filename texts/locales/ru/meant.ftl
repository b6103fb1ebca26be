meant-rubric = Может быть, рубрика { $name }?
meant-words = Может быть, вы имели в виду { $name }? Похоже на другую раскладку.
meant-instead = Лучше { $name }
