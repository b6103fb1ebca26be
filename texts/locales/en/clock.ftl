zone-typed =
    For another city, type:
    <code>/timezone Vilnius</code>
    <code>/timezone UTC+5</code>
zone-shift-forward = On { $day } the clocks go forward by { $minutes ->
    [60] an hour
   *[other] { $minutes } minutes
}.
zone-shift-back = On { $day } the clocks go back by { $minutes ->
    [60] an hour
   *[other] { $minutes } minutes
}.
zone-ask-clock = What time is it for you?
zone-ask-location = Send a location
zone-what-time = What time is it where you are?
zone-clocks-other = Other minutes
zone-by-clock = It is { $time } where you are. Choose your city or the nearest one: clocks do not change everywhere.
zone-no-such-clock = It is not { $time } anywhere on Earth now. Check your clock, or choose the time with a button.
zone-several = “{ $name }” may be in several time zones. Which is yours?
zone-location-asked = Send your location with the button below or as an attachment: it tells me your time zone. I do not keep the location itself.
zone-location-key = Send my location
zone-location-cancel = Do not send it
zone-location-taken = Thank you. I am keeping your time zone, not the location.
zone-location-taken-live = Thank you, that is enough: you can stop sharing. I am keeping your time zone, not the location.
zone-location-unknown = I do not know the time zone there. Name a city: <code>/timezone Vilnius</code>
zone-location-cancelled = All right. You can name a city instead: <code>/timezone Vilnius</code>
back-to-zones = ‹ Time zone
