import { byId, element } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const TOAST_MS = 3500;

/** A short notice above the composer that goes by itself. */
export function toast(text) {
  const note = element("div", { class: "toast", "data-testid": "toast" }, text);
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), TOAST_MS);
}

/** An answer that waits to be read, as `show_alert` asks for. */
export function alertBox(text) {
  open("alert", element("p", {}, text), element("footer", {}, closing("ok")));
}

/** A photo as large as the window lets it be. */
export function lightbox(source) {
  const dialog = open("lightbox", element("img", { src: source, alt: say("photo") }));
  dialog.addEventListener("click", () => dialog.close());
}

/** Asks for a caption of a file about to be sent; resolves to the caption, or null when given up. */
export function captionFor(file, asPhoto) {
  const source = asPhoto ? URL.createObjectURL(file) : null;
  const preview = asPhoto
    ? element("img", { src: source, alt: file.name })
    : element("p", { class: "file-name" }, icon("document"), element("span", {}, file.name));
  const caption = element("textarea", {
    name: "caption",
    rows: 1,
    "aria-label": say("caption"),
    placeholder: say("caption"),
    maxlength: 1024,
    "data-testid": "caption",
  });
  const form = element(
    "form",
    { method: "dialog" },
    preview,
    caption,
    element(
      "footer",
      {},
      closing("cancel"),
      element("button", { value: "send", class: "main", "data-testid": "send-file" }, say("send")),
    ),
  );
  const dialog = open("upload", form);
  caption.focus();
  caption.addEventListener(
    "keydown",
    (event) =>
      event.key === "Enter" && !event.shiftKey && (event.preventDefault(), dialog.close("send")),
  );
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      if (source) URL.revokeObjectURL(source);
      resolve(dialog.returnValue === "send" ? caption.value : null);
    }),
  );
}

const PLACES = [
  ["minsk", 53.9, 27.5667],
  ["warsaw", 52.2297, 21.0122],
  ["tbilisi", 41.7151, 44.8271],
  ["newYork", 40.7128, -74.006],
  ["atlantic", 45, -30],
];
const COORDINATES = "\\s*-?\\d{1,2}(\\.\\d+)?\\s*,\\s*-?\\d{1,3}(\\.\\d+)?\\s*";

/** Asks where the person is; resolves to `[latitude, longitude]`, or null when given up. */
export function placeFor() {
  const where = element("input", {
    name: "where",
    required: true,
    pattern: COORDINATES,
    placeholder: "53.9, 27.5667",
    "aria-label": say("coordinates"),
    "data-testid": "coordinates",
  });
  const near = PLACES.map(([word, ...place]) =>
    element(
      "button",
      {
        type: "button",
        "data-testid": `place-${word}`,
        click: () => (where.value = place.join(", ")),
      },
      say(word),
    ),
  );
  const form = element(
    "form",
    { method: "dialog" },
    element("p", {}, say("where")),
    element("div", { class: "places" }, near),
    where,
    element(
      "footer",
      {},
      closing("cancel"),
      element("button", { value: "send", class: "main", "data-testid": "send-place" }, say("send")),
    ),
  );
  const dialog = open("upload", form);
  where.focus();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () =>
      resolve(dialog.returnValue === "send" ? where.value.split(",").map(Number) : null),
    ),
  );
}

function closing(word) {
  return element(
    "button",
    {
      type: "button",
      "data-testid": `dialog-${word}`,
      click: (event) => event.target.closest("dialog").close(),
    },
    say(word),
  );
}

function open(kind, ...children) {
  const dialog = element("dialog", { class: kind, "data-testid": kind }, children);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/**
 * A menu at a point of the window; `items` are `{word | label, sign, act}` or `{heading}`. Arrow
 * keys move, Escape closes.
 */
export function popupMenu({ x, y }, items) {
  const opener = document.activeElement;
  const menu = element("div", { class: "popup-menu", role: "menu", popover: "auto" });
  menu.append(...items.map((item) => menuItem(item, menu)));
  const entries = [...menu.querySelectorAll("button")];
  menu.addEventListener("keydown", (event) => moveFocus(event, entries));
  document.body.append(menu);
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (menu.contains(document.activeElement)) opener?.focus();
    menu.remove();
  });
  menu.showPopover();
  place(menu, x, y);
  entries[0]?.focus({ preventScroll: true });
}

function menuItem({ heading, word, label, sign, act }, menu) {
  if (heading) return element("p", { role: "presentation" }, say(heading));
  const press = () => {
    menu.hidePopover();
    act();
  };
  const attributes = { type: "button", role: "menuitem", "data-testid": `menu-${word ?? "item"}` };
  return element(
    "button",
    { ...attributes, click: press },
    icon(sign),
    element("span", {}, label ?? say(word)),
  );
}

function place(menu, x, y) {
  const margin = 8;
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(margin, Math.min(x, innerWidth - width - margin))}px`;
  menu.style.top = `${Math.max(margin, y + height + margin > innerHeight ? y - height - margin : y)}px`;
}

function moveFocus(event, entries) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = entries.indexOf(document.activeElement) + step;
  entries[(next + entries.length) % entries.length].focus();
}
