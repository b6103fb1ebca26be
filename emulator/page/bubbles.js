import { fileUrl } from "./api.js";
import { clock, moment } from "./dates.js";
import { element } from "./dom.js";
import { formatted } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";
import { safeUrl } from "./links.js";
import { serviceLine } from "./service.js";
import { say } from "./words.js";

const CAPTIONED = ["photo", "document", "video", "animation", "audio", "voice"];

/** A message as it stands in the chat. `actions` are those of entities and keyboards, `menu`, `goTo` and `photo`. */
export function bubble(message, actions) {
  const service = serviceLine(message);
  if (service) return notice(message, service);
  const keyboard = inlineKeyboard(message, actions);
  const body = element(
    "div",
    { class: message.photo ? "bubble with-photo" : "bubble" },
    sender(message),
    replyHeader(message, actions),
    photo(message, actions),
    attachment(message),
    place(message),
    words(message, actions),
    preview(message, actions),
  );
  const node = element(
    "article",
    {
      class: `message ${message.outgoing ? "out" : "in"}${keyboard ? " with-keyboard" : ""}`,
      "data-testid": "message",
      "data-message": message.message_id,
      "aria-label": label(message),
      contextmenu: (event) => openMenu(event, message, actions),
      dblclick: (event) => event.target === node && actions.reply(message),
    },
    element("div", { class: "stack" }, body, keyboard),
    moreButton(message, actions),
  );
  return node;
}

function notice(message, line) {
  const attributes = { "data-testid": "message", "data-message": message.message_id };
  return element("article", { class: "message service", ...attributes }, line);
}

// In a group it is said who speaks; a post of a channel speaks for the channel.
function sender(message) {
  if (!message.inPlace || message.outgoing || message.chat.type === "channel") return null;
  return element("b", { class: "sender" }, author(message));
}

/** One line about a message, for previews and quotations. */
export function summary(message) {
  const service = serviceLine(message);
  if (service) return service.textContent;
  const text = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  if (message.photo) return `🖼 ${text || say("photoPreview")}`;
  if (message.location) return `📍 ${message.venue?.title ?? say("place")}`;
  if (message.document) return `📎 ${text || message.document.file_name || say("document")}`;
  return text;
}

/** Whether the person wrote it and can still change its text or caption. */
export function editable(message) {
  const foreign = message.forward_origin ?? message.via_bot;
  return message.outgoing && !foreign && (message.text !== undefined || captioned(message));
}

/** Whether it is a file, whose caption may be empty. */
export function captioned(message) {
  return CAPTIONED.some((kind) => message[kind]);
}

/** Who says it, as the person sees it. */
export function author(message) {
  if (message.outgoing && !message.sender_chat) return say("you");
  return message.sender_chat?.title ?? message.from?.first_name ?? say("bot");
}

function label(message) {
  const edited = message.edited ? `, ${say("edited")}` : "";
  return `${author(message)}, ${clock(message.date)}${edited}`;
}

function openMenu(event, message, actions) {
  if (event.target.closest("a") || !getSelection().isCollapsed) return;
  event.preventDefault();
  const show = () => actions.menu(message, { x: event.clientX, y: event.clientY });
  // Where a press opens it, and not a release, the release outside of it would close it again.
  if (event.buttons) addEventListener("mouseup", show, { once: true });
  else show();
}

function moreButton(message, actions) {
  return element(
    "button",
    {
      type: "button",
      class: "message-menu",
      "data-testid": "message-menu",
      "aria-label": say("more"),
      "aria-haspopup": "menu",
      click: (event) => {
        const box = event.currentTarget.getBoundingClientRect();
        actions.menu(message, { x: box.left, y: box.bottom });
      },
    },
    icon("more"),
  );
}

function replyHeader({ reply_to_message: original, quote }, actions) {
  if (!original) return null;
  return element(
    "button",
    { type: "button", class: "quoted", click: () => actions.goTo(original.message_id) },
    element("b", {}, author(original)),
    element("span", {}, quote?.text ?? summary(original)),
  );
}

function photo(message, actions) {
  if (!message.photo?.length) return null;
  const largest = message.photo.at(-1);
  const source = fileUrl(largest.file_id);
  const image = element("img", {
    src: source,
    width: largest.width,
    height: largest.height,
    alt: message.caption ?? say("photo"),
    draggable: "false",
  });
  return element(
    "button",
    { type: "button", class: "photo", "data-testid": "photo", click: () => actions.photo(source) },
    image,
  );
}

function attachment({ document: file }) {
  if (!file) return null;
  return element(
    "a",
    {
      class: "document",
      "data-testid": "document",
      href: fileUrl(file.file_id),
      download: file.file_name || "file",
    },
    element("span", { class: "document-icon" }, icon("document")),
    element(
      "span",
      { class: "document-name" },
      element("b", {}, file.file_name || say("document")),
      element("small", {}, size(file.file_size)),
    ),
  );
}

function place({ location, venue }) {
  if (!location) return null;
  const { latitude, longitude } = location;
  return element(
    "div",
    { class: "document", "data-testid": "place" },
    element("span", { class: "document-icon" }, icon("place")),
    element(
      "span",
      { class: "document-name" },
      element("b", {}, venue?.title ?? say("place")),
      element("small", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`),
    ),
  );
}

function size(bytes) {
  if (!bytes) return "";
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return `${(bytes / 1024 ** step).toFixed(step === 2 ? 1 : 0)} ${["B", "KB", "MB"][step]}`;
}

function words(message, actions) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  return element(
    "div",
    { class: text ? "text" : "text bare", dir: "auto" },
    formatted(text, entities, actions),
    meta(message),
  );
}

/** The card of the page whose preview a message names; what stands there is not fetched. */
function preview({ link_preview_options: options }, actions) {
  const address = options?.url && !options.is_disabled ? safeUrl(options.url) : null;
  if (!address) return null;
  const { host, pathname } = new URL(address);
  return element(
    "a",
    {
      class: "quoted preview",
      "data-testid": "preview",
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      click: (event) => actions.link(event, address),
    },
    element("b", {}, host.replace(/^www\./, "")),
    element("span", {}, decoded(pathname)),
  );
}

function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function meta(message) {
  const time = element(
    "time",
    { datetime: new Date(message.date * 1000).toISOString(), title: moment(message.date) },
    clock(message.date),
  );
  return element(
    "span",
    { class: "meta" },
    message.edited ? `${say("edited")} ` : null,
    time,
    message.outgoing ? icon("read") : null,
  );
}
