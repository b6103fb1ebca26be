import { element, pressable } from "./dom.js";
import { icon } from "./icons.js";
import { safeUrl } from "./links.js";
import { say } from "./words.js";

const INLINE_TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  hashtag: "span",
  cashtag: "span",
  mention: "span",
  text_mention: "span",
};
const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];
const OUTER_FIRST = [...BLOCKS, "text_link", "url", "spoiler"];

/**
 * A message's text as nodes. Offsets count UTF-16 units, as JavaScript strings do; entities nest.
 * `actions` has `command(text)`, `link(event, url)` and `copy(text)`.
 */
export function formatted(text, entities, actions) {
  const ordered = [...(entities ?? [])].sort(outerFirst);
  const fragment = document.createDocumentFragment();
  fill(fragment, { text, actions }, { start: 0, end: text.length }, ordered);
  return fragment;
}

function outerFirst(one, other) {
  return one.offset - other.offset || other.length - one.length || rank(one) - rank(other);
}

function rank(entity) {
  const place = OUTER_FIRST.indexOf(entity.type);
  return place < 0 ? OUTER_FIRST.length : place;
}

function fill(parent, message, span, entities) {
  let at = span.start;
  const queue = [...entities];
  while (queue.length) {
    const entity = queue.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, span.end);
    if (start >= end) continue;
    const inner = [];
    while (queue.length && queue[0].offset < end) inner.push(queue.shift());
    parent.append(message.text.slice(at, start));
    const { node, slot = node } = wrapped(entity, message.text.slice(start, end), message.actions);
    fill(slot, message, { start, end }, inner);
    parent.append(node);
    at = end;
    // A block already breaks the line; the newline after it would leave an empty one.
    if (BLOCKS.includes(entity.type) && message.text[at] === "\n") at += 1;
  }
  parent.append(message.text.slice(at, span.end));
}

function wrapped(entity, text, actions) {
  if (entity.type in INLINE_TAGS) {
    return { node: element(INLINE_TAGS[entity.type], { class: entity.type }) };
  }
  const build = BUILDERS[entity.type];
  return build ? build(entity, text, actions) : { node: element("span") };
}

const BUILDERS = {
  code: (_, text, actions) => ({
    node: pressable(element("code", { title: say("copy") }), () => actions.copy(text)),
  }),
  pre: codeBlock,
  spoiler: () => ({ node: spoiler() }),
  text_link: (entity, _, actions) => ({ node: link(entity.url, actions) }),
  url: (_, text, actions) => ({ node: link(text, actions) }),
  email: (_, text, actions) => ({ node: link(`mailto:${text}`, actions) }),
  phone_number: (_, text, actions) => ({ node: link(`tel:${text}`, actions) }),
  bot_command: (_, text, actions) => ({
    node: pressable(element("span", { class: "command" }), () => actions.command(text)),
  }),
  blockquote: () => ({ node: element("blockquote") }),
  expandable_blockquote: expandable,
};

function link(address, actions) {
  const href = safeUrl(address);
  if (!href) return element("span");
  return element("a", {
    href,
    title: href,
    target: "_blank",
    rel: "noopener noreferrer",
    click: (event) => actions.link(event, href),
  });
}

function codeBlock({ language }, text, actions) {
  const slot = element("code");
  const copy = element(
    "button",
    {
      type: "button",
      class: "copy",
      title: say("copy"),
      "aria-label": say("copy"),
      click: () => actions.copy(text),
    },
    icon("copy"),
  );
  return {
    node: element("pre", {}, language && element("header", {}, language), slot, copy),
    slot,
  };
}

// As in Telegram, one press shows every hidden place of the message.
function spoiler() {
  const node = element("span", { class: "spoiler", "aria-label": say("spoiler") });
  return pressable(node, (event) => {
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    for (const hidden of node.closest("[data-message]")?.querySelectorAll(".spoiler") ?? [node])
      reveal(hidden);
  });
}

function reveal(node) {
  node.classList.add("shown");
  for (const attribute of ["role", "tabindex", "aria-label"]) node.removeAttribute(attribute);
}

function expandable() {
  const slot = element("div", { class: "folded" });
  const label = element("span", {}, say("unfold"));
  const button = element(
    "button",
    { type: "button", class: "unfold", "aria-expanded": "false", "data-testid": "unfold" },
    label,
    icon("down"),
  );
  const node = element("blockquote", { class: "expandable" }, slot, button);
  const toggle = () => {
    const open = node.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    label.textContent = say(open ? "fold" : "unfold");
  };
  node.addEventListener("click", (event) => {
    if (!event.target.closest("a, code, [role=button]") && getSelection().isCollapsed) toggle();
  });
  hideButtonWhenAllFits(node, slot);
  return { node, slot };
}

function hideButtonWhenAllFits(node, slot) {
  new ResizeObserver(() => {
    if (!node.classList.contains("open"))
      node.classList.toggle("fits", slot.scrollHeight <= slot.clientHeight + 1);
  }).observe(slot);
}
