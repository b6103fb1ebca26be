latest-title = Апошнія навіны
latest-follow = Сачыць за рубрыкай
latest-none = Тут пакуль няма навін. Падпішыцеся — і першая прыйдзе сама.
latest-no-more = Далей навін няма.
