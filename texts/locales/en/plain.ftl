breaking = Breaking
plain-chosen = Chosen
plain-remove = Remove
plain-words = Words
plain-link = Link
plain-here = the mistake is here
