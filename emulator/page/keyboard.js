import { element } from "./dom.js";
import { icon } from "./icons.js";

const STYLES = ["primary", "success", "danger"];

/**
 * The buttons under a message, or null. `actions` has `press(message, button, node)`, `link`,
 * `copy(text)` and `inlineQuery(query)`.
 */
export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return element(
    "div",
    { class: "inline-keyboard" },
    rows.map((row) =>
      element(
        "div",
        { class: "row" },
        row.map((button) => inlineButton(message, button, actions)),
      ),
    ),
  );
}

function inlineButton(message, button, actions) {
  const [act, sign] = meaning(message, button, actions);
  return element(
    "button",
    {
      type: "button",
      title: button.text,
      "data-testid": "button",
      class: STYLES.includes(button.style) ? `key ${button.style}` : "key",
      click: (event) => act(event, event.currentTarget),
    },
    element("span", { class: "label" }, button.text),
    sign && icon(sign),
  );
}

function meaning(message, button, actions) {
  if (button.callback_data !== undefined)
    return [(_, node) => actions.press(message, button, node), null];
  if (button.url) return [(event) => actions.link(event, button.url), "outside"];
  if (button.copy_text) return [() => actions.copy(button.copy_text.text), "copy"];
  const query =
    button.switch_inline_query_current_chat ??
    button.switch_inline_query ??
    button.switch_inline_query_chosen_chat?.query;
  if (query !== undefined) return [() => actions.inlineQuery(query), "share"];
  return [() => {}, null];
}

/** The keyboard below the composer, or null: the newest message of the bot that sets or removes one decides. */
export function replyKeyboard(messages) {
  const decisive = messages.findLast(
    ({ reply_markup: markup }) => markup?.keyboard || markup?.remove_keyboard,
  );
  return decisive?.reply_markup.keyboard
    ? { ...decisive.reply_markup, messageId: decisive.message_id }
    : null;
}

/** Draws a reply keyboard into `root`; `choose(button)` gets the pressed one. */
export function drawReplyKeyboard(root, keyboard, choose) {
  root.hidden = !keyboard;
  root.replaceChildren(
    ...(keyboard?.keyboard ?? []).map((row) =>
      element(
        "div",
        { class: "row" },
        row.map((button) => replyButton(button, choose)),
      ),
    ),
  );
}

function replyButton(button, choose) {
  const { text } = button;
  return element(
    "button",
    {
      type: "button",
      class: "key",
      title: text,
      "data-testid": "reply-button",
      click: () => choose(button),
    },
    element("span", { class: "label" }, text),
    button.request_location && icon("place"),
  );
}
