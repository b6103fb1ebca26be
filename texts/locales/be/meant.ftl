meant-rubric = Можа, рубрыка { $name }?
meant-words = Можа, вы мелі на ўвазе { $name }? Падобна на іншую раскладку.
meant-instead = Лепш { $name }
