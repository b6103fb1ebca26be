const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const TELEGRAM = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** The address as a browser may open it, or null when its scheme could run code or is unknown. */
export function safeUrl(address) {
  const complete = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
  const url = parse(complete);
  return url && SAFE.has(url.protocol) ? url.href : null;
}

function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * What Telegram says on the reader's behalf when such a link is pressed: `/start payload` for a
 * link to this bot (`https://t.me/<username>?start=…`, `tg://resolve?domain=…`), else null.
 */
export function startCommand(address, username) {
  const url = botLink(address, username);
  if (!url || wantsPlace(url)) return null;
  const payload = url.searchParams.get("start");
  return payload ? `/start ${payload}` : "/start";
}

/** What kind of place a link to this bot wants to be chosen, `"group"` or `"channel"`, else null. */
export function placeWanted(address, username) {
  const url = botLink(address, username);
  return url ? wantsPlace(url) : null;
}

function wantsPlace({ searchParams }) {
  if (searchParams.has("startgroup")) return "group";
  return searchParams.has("startchannel") ? "channel" : null;
}

function botLink(address, username) {
  const url = parse(address);
  if (!url) return null;
  const inTelegram =
    url.protocol === "tg:" && `${url.host}${url.pathname}`.replaceAll("/", "") === "resolve";
  const name = inTelegram
    ? url.searchParams.get("domain")
    : TELEGRAM.has(url.host)
      ? url.pathname.slice(1)
      : null;
  return name?.toLowerCase() === username.toLowerCase() ? url : null;
}
