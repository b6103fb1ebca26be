details-title = What was recognised
details-rubrics = Sections
details-no-rubric = none
details-mended = ✓ Changed: { $name }
details-unchanged = It was already so
details-clear = Remove
details-photos = { $count }
details-which-language = Which language is the article in? It decides how readers’ words are matched.
detail-headline = Headline
    .none = none
detail-lead = Lead
    .none = the beginning of the text
detail-place = Place
    .none = none
detail-date = Date
    .none = when it goes out
detail-source = Source
    .none = none
detail-tags = Tags
    .none = none
detail-language = Language
    .none = none
detail-photo = Photo
    .none = none
details-ask-headline = Send the new headline.
details-ask-lead = Send the lead, a sentence or two. It goes below the headline, and replaces the beginning where the article does not fit.
details-ask-place = Send the place, such as: Minsk
details-ask-date = Send the date and time, such as: 4 July 2024 19:25
details-ask-source = Send the link to the source, such as: https://belta.by/news/1
details-ask-tags = Send up to ten tags separated by commas, such as: treaty, union state
details-ask-photo = Send another photo.
details-changed-since = Somebody else has changed the article in the meantime. Look at it and send this again.
details-empty = There are no words here.
details-headline-too-long = { $count ->
    [one] This headline has { $count } character; the limit is 300.
   *[other] This headline has { $count } characters; the limit is 300.
}
details-lead-too-long = { $count ->
    [one] This lead has { $count } character; the limit is 500.
   *[other] This lead has { $count } characters; the limit is 500.
}
details-place-too-long = Too long for a place: the limit is 100 characters.
details-no-date = “{ $typed }” is not a date with a year.
details-no-link = “{ $typed }” is not a link.
details-tag-too-long = One of the tags is longer than 40 characters. Put commas between tags.
details-too-many-tags = There are more than ten tags.
details-unknown-language = An article may be in Russian, Belarusian or English.
details-no-photo = This is not a photo.
