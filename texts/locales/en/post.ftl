post-prompt = Send the article in your next message: text, a whole page, a link to one, a photo or an album with a caption, a forwarded post, or a .docx, .rtf, .txt, .md or .html file.
post-cancel = Cancel
post-dropped = All right, I am not waiting for an article.
post-unasked = If this is an article, reply to it with /post.
post-retry = Send it again
post-another = Another article
post-start = The first article
post-again = This article is already out: { $article }
post-publish = Publish
post-break = ⚡ Breaking
post-break-all = ⚡ Breaking: { $count }
post-break-question = { $count ->
    [0] Nobody would get this breaking news: nobody follows anything like it.
    [one] Breaking news goes to { $count } reader{ $beside } at once, ahead of everything else. Send it?
   *[other] Breaking news goes to { $count } readers{ $beside } at once, ahead of everything else. Send it?
}
post-break-ask = { $count ->
    [one] Breaking news goes to { $count } reader{ $beside } as soon as a second editor approves it.
   *[other] Breaking news goes to { $count } readers{ $beside } as soon as a second editor approves it.
}
post-break-places = (and { $places })
post-break-wish = ⚡ Ask for approval
post-break-now = ⚡ Send to all { $count }
post-break-anyway = ⚡ Publish as breaking
post-plan = Plan
post-rubric = Section
post-mend = Fix ›
post-views = As readers see it ›
post-back = ‹ Back
post-which-rubric = Which section?
post-several-rubrics = Several sections…
post-which-rubrics = Which sections? The one ticked first is the main one and is shown first.
post-main-rubric = Which comes first…
post-rubrics-done = ‹ Done
post-which-main = Which section is the main one? It is shown first.
post-nobody = Nobody follows anything like this yet.
post-readers = Readers: { $told }
post-at-once = { $count } at once
post-at-once-by = { $count } at once ({ $words } by words, { $rubric } by { $rubrics ->
    [1] section
   *[other] sections
})
post-by-digest = { $count } in the digest
post-paused = { $count } on pause
post-takes = Takes about { $duration }
post-arrive-at-once = The first at once, the last { $last }
post-arrive = The first { $first }, the last { $last }
post-about = about { $time }
post-stars = { $count ->
    [one] { $count } Star
   *[other] { $count } Stars
}
post-in-rubric = Section: { $name }
post-no-rubric = none
post-unknown-rubric = There is no section “{ $rubric }”. Choose one with the Section button.
post-site-time = on the site { $date }
post-no-digest = Without a section the article will be in no digest.
post-only-words = Without a section only those who follow words in it will see it in their digest.
post-left-out-video = The video is left out: the caption is the article.
post-left-out-animation = The GIF is left out: the caption is the article.
post-left-out-sound = The sound is left out: the caption is the article.
post-left-out-picture = The picture came as a file and is left out. To have it in the article, send it as a photo.
post-left-out-file = The file is left out: the caption is the article.
post-left-out-caption = The article was read from the file; the caption below it is left out.
post-left-out-pictures = The pictures inside the file are left out. Send the one you need as a photo.
post-left-out-page-picture = The picture on the page could not be fetched. Send it as a photo if you need it.
page-offer = Make an article of this page?
page-fetch = Fetch the article
page-taken = The article is below.
post-share-later = It can be shared once it is published
post-share-now = It is published: press once more
post-at-work = { $count ->
    [one] { $names } is working on it now
   *[other] Working on it now: { $names }
}
post-changed = Last edited by { $name }, { $at }
post-photos-kept = { $count ->
    [one] Got the photo. Now send the text.
   *[other] Got { $count } photos. Now send the text.
}
post-photos-joined = { $count ->
    [one] The photo is now in article { $number }.
   *[other] The photo is now in article { $number }, which has { $count }.
}
post-photos-full = Article { $number } already has { $count } photos and cannot have more.
post-picture-refused = Telegram did not accept this picture as a photo. Send a JPG or PNG of up to 10 MB.
