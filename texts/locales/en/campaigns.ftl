deed-campaign-added = new campaign
deed-campaign-ended = campaign ended
to-campaigns = Campaigns
back-to-campaigns = ‹ Campaigns
campaigns-title = Campaigns
campaigns-title-ended = Ended campaigns
campaigns-none = No campaigns yet. Each has its own link and counts who comes by it and who stays.
campaigns-none-ended = No campaigns have ended.
campaigns-usage =
    A link to the home screen: <code>/campaign add Spring</code>
    To an article: <code>/campaign add Spring | a_12</code>
    To a section: <code>/campaign add Spring | sport</code>
campaigns-new = New
campaigns-past = Ended
campaigns-current = Current
campaigns-added = The link is ready. You will see here how many readers came by it.
campaigns-since = Started: { $moment }
campaigns-is-over = Ended: { $moment }. The link still works
campaigns-leads-home = Opens the home screen
campaigns-leads-article = Opens article { $number }: { $article }
campaigns-leads-rubric = Opens the section { $rubric }
campaigns-leads-nowhere = Its article is gone; whoever opens the link will be told so
campaigns-came = Came: { $count }
campaigns-stayed = Stayed: { $count }
campaigns-subscriptions = Their subscriptions: { $count }
campaigns-known = Opened by existing readers: { $count }
campaigns-draw = QR code
campaigns-copy = Copy the link
campaigns-card = The campaign’s card
campaigns-end = End it
campaigns-keep = Keep it
campaigns-end-question = End the campaign “{ $name }”? It will leave the list. Its link will go on working and counting.
campaigns-ended = The campaign has ended.
campaigns-prompt =
    Send the campaign’s name.
    If its link should not open the home screen, add where it leads: <code>Spring | a_12</code> or <code>Spring | sport</code>.
campaigns-drop = Cancel
campaigns-bad-name = Name the campaign in up to { $limit } characters: <code>/campaign add Spring</code>
campaigns-bad-target = “{ $typed }” is neither a published article nor a section. Write <code>a_12</code> (the number is on the article’s card) or a section’s name; without it the link opens the home screen.
campaigns-unknown = No current campaign is called “{ $name }”.
