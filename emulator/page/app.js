import * as api from "./api.js";
import { Attaching } from "./attaching.js";
import { editable } from "./bubbles.js";
import { Chat } from "./chat.js";
import { commandOptions } from "./commands.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { alertBox, lightbox, placeFor, popupMenu, toast } from "./dialogs.js";
import { byId } from "./dom.js";
import { connectDrawer, drawBot, drawPersona, drawUnread } from "./header.js";
import { InlineMode } from "./inline.js";
import { drawReplyKeyboard, replyKeyboard } from "./keyboard.js";
import { startCommand } from "./links.js";
import { drawPeople } from "./people.js";
import { Presses } from "./presses.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

const TYPING_MS = 5000;

/** Everybody's chats, the one that is open, and what its person does in it. */
export class App {
  #chats = new Map();
  #current = null;
  #bot = null;
  #online = false;
  #backlog = null;
  #typing = null;
  #presses = new Presses();
  #drawer = connectDrawer();

  constructor({ samples }) {
    const suggestions = new Suggestions(byId("suggestions"), byId("text"));
    this.suggestions = suggestions;
    this.conversation = new Conversation({
      scroller: byId("scroller"),
      jump: byId("jump"),
      actions: this.#actions(),
      onRead: () => this.#drawPeople(),
    });
    this.composer = new Composer({
      form: byId("composer"),
      text: byId("text"),
      context: byId("context"),
      suggestions,
      send: (text, about) => this.#submit(text, about),
      typed: (text) => this.#typed(text),
      lastOwn: () => this.#current.messages.findLast(editable),
      paste: (file) => this.attaching.offer(file),
    });
    this.attaching = new Attaching({
      button: byId("attach"),
      area: byId("scroller"),
      samples,
      fill: (text) => this.composer.fill(text),
      sendPlace: (place) => this.#sendPlace(place),
      send: (file, caption, asPhoto) =>
        (asPhoto ? api.sendPhoto : api.sendDocument)(this.#id, file, caption),
    });
    this.inline = new InlineMode({
      suggestions,
      ask: (query, offset) => api.inline(this.#id, query, offset),
      choose: (resultId) => this.#choose(resultId),
    });
    this.#connectButtons();
  }

  /** Reads everything again: at the start and whenever the stream of events was interrupted. */
  async resync() {
    this.#backlog ??= [];
    const { bot, people } = await api.people();
    this.#bot = bot;
    for (const person of people)
      if (!this.#chats.has(person.id)) this.#chats.set(person.id, new Chat(person));
    await Promise.all([...this.#chats].map(async ([id, chat]) => chat.load(await api.chat(id))));
    const missed = this.#backlog ?? [];
    this.#backlog = null;
    this.#online = true;
    if (this.#current) this.conversation.redraw();
    else this.openFromAddress();
    missed.forEach((event) => this.happened(event));
    this.#draw();
  }

  lost() {
    this.#online = false;
    if (this.#bot) this.#drawBot();
  }

  /** Opens the chat of the person in the address (`#<id>`), or the first one's. */
  openFromAddress() {
    const id = Number(location.hash.slice(1));
    this.#open(this.#chats.has(id) ? id : this.#chats.keys().next().value);
  }

  /** Takes an event in; one that comes while everything is being read waits for that. */
  happened(event) {
    if (this.#backlog) return void this.#backlog.push(event);
    const chat = this.#chats.get(event.user_id);
    if (!chat) return void this.resync();
    chat.apply(event);
    if (chat === this.#current) this.#show(event);
    this.#drawPeople();
  }

  get #id() {
    return this.#current.person.id;
  }

  #open(id) {
    if (id === undefined || id === this.#current?.person.id) return this.#drawer.close();
    if (this.#current) this.#current.draft = this.composer.draft;
    this.#current = this.#chats.get(id);
    history.replaceState(null, "", `#${id}`);
    this.#showTyping(false);
    this.composer.reset(this.#current.draft);
    this.#draw();
    this.conversation.open(this.#current);
    this.#drawer.close();
    this.composer.focus();
  }

  #show(event) {
    if (event.type === "callback_answer") return this.#answered(event);
    if (event.type === "typing") return this.#showTyping(true);
    if (event.type === "deleted") this.composer.forget(event.message_ids);
    if (event.type === "commands") this.#typed(this.composer.value);
    if (event.type === "message" && !event.message.outgoing) {
      this.#showTyping(false);
      if (event.message.reply_markup?.force_reply) this.composer.reply(event.message);
    }
    if (["message", "edited", "deleted"].includes(event.type)) this.conversation.update(event);
    return this.#drawFoot();
  }

  #answered({ callback_query_id: id, text, show_alert: isAlert, url }) {
    this.#presses.answered(id);
    if (text) (isAlert ? alertBox : toast)(text);
    if (url && !this.#follow(url)) window.open(url, "_blank", "noopener");
  }

  #showTyping(is) {
    clearTimeout(this.#typing);
    this.#typing = is ? setTimeout(() => this.#showTyping(false), TYPING_MS) : null;
    this.conversation.showTyping(is);
    this.#drawBot();
  }

  // What a person may do with a message, its text and its buttons.
  #actions() {
    return {
      command: (text) => this.#say(text),
      link: (event, url) => this.#follow(url) && event.preventDefault(),
      copy: (text) => this.#copy(text),
      press: (message, button, node) =>
        this.#presses.begin(node, () =>
          api.press(this.#id, message.message_id, button.callback_data),
        ),
      inlineQuery: (query) => this.composer.fill(`@${this.#bot.username} ${query}`),
      reply: (message) => this.composer.reply(message),
      goTo: (id) => this.conversation.goTo(id),
      photo: lightbox,
      menu: (message, point) => popupMenu(point, this.#menuOf(message)),
    };
  }

  #menuOf(message) {
    const text = message.text ?? message.caption;
    return [
      { word: "reply", sign: "reply", act: () => this.composer.reply(message) },
      text && { word: "copy", sign: "copy", act: () => this.#copy(text) },
      editable(message) && { word: "edit", sign: "edit", act: () => this.composer.edit(message) },
      { word: "delete", sign: "delete", act: () => this.#delete(message) },
    ].filter(Boolean);
  }

  /** Presses a link to this very bot the way Telegram does; false for any other link. */
  #follow(url) {
    const command = startCommand(url, this.#bot.username);
    if (command) this.#say(command);
    return command !== null;
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  }

  async #say(text) {
    await api.send(this.#id, text);
  }

  async #submit(text, { replyTo, editing }) {
    try {
      await (editing ? api.edit(this.#id, editing, text) : api.send(this.#id, text, replyTo));
    } catch (error) {
      this.#giveBack(text, editing);
      throw error;
    }
  }

  // What was refused is not lost.
  #giveBack(text, editing) {
    const message = this.#current.message(editing);
    if (message) this.composer.edit(message);
    if (message || !this.composer.value) this.composer.fill(text);
  }

  async #delete(message) {
    await api.remove(this.#id, message.message_id);
    this.composer.focus();
  }

  async #choose(resultId) {
    this.composer.reset();
    await api.choose(this.#id, resultId);
  }

  #typed(text) {
    if (!this.#current) return;
    if (this.inline.typed(text, this.#bot.username)) return;
    this.suggestions.show(
      commandOptions(this.#current.commands, text, {
        send: (command) => (this.composer.reset(), this.#say(command)),
        fill: (command) => this.composer.fill(command),
      }),
    );
  }

  #connectButtons() {
    byId("commands").addEventListener("click", () => {
      if (this.composer.value === "/") this.composer.reset();
      else if (this.suggestions.shown) this.suggestions.hide();
      else if (this.composer.value.startsWith("/")) this.#typed("/");
      else this.composer.fill("/");
    });
    byId("start").addEventListener("click", () => this.#say("/start"));
    byId("restart").addEventListener("click", async () => {
      await this.#block(false);
      await this.#say("/start");
    });
    byId("chat-menu").addEventListener("click", (event) => {
      const { right, bottom } = event.currentTarget.getBoundingClientRect();
      const { blocked } = this.#current;
      popupMenu({ x: right, y: bottom }, [
        { word: blocked ? "unblock" : "block", sign: "block", act: () => this.#block(!blocked) },
      ]);
    });
  }

  async #block(blocked) {
    const chat = this.#current;
    await api.block(chat.person.id, blocked);
    chat.blocked = blocked;
    this.#drawFoot();
  }

  #draw() {
    this.#drawBot();
    drawPersona(this.#current.person);
    this.#drawPeople();
    this.#drawFoot();
  }

  #drawBot() {
    drawBot(this.#bot, { online: this.#online, typing: this.#typing !== null });
  }

  #drawPeople() {
    const chats = [...this.#chats.values()];
    drawPeople(byId("people-list"), chats, this.#current, (id) => this.#open(id));
    drawUnread(
      chats.reduce((total, chat) => total + chat.unread.length, 0),
      this.#bot,
    );
  }

  // The composer, or the button that stands in its place in an empty or a blocked chat.
  #drawFoot() {
    const { blocked, last, messages, isChannel } = this.#current;
    const begun = last !== null || isChannel;
    byId("restart").hidden = !blocked;
    byId("start").hidden = blocked || begun;
    byId("composer").hidden = blocked || !begun;
    byId("chat-menu").hidden = isChannel;
    this.composer.fit();
    byId("commands").hidden = !this.#current.commands.length;
    const keyboard = blocked ? null : replyKeyboard(messages);
    const shown = keyboard?.messageId === this.#current.usedKeyboard ? null : keyboard;
    drawReplyKeyboard(byId("reply-keyboard"), shown, (button) => this.#answer(button, keyboard));
    byId("text").placeholder = shown?.input_field_placeholder ?? say("message");
  }

  async #answer({ text, request_location: asksPlace }, keyboard) {
    const place = asksPlace ? await placeFor() : null;
    if (asksPlace && !place) return;
    if (keyboard.one_time_keyboard) this.#current.usedKeyboard = keyboard.messageId;
    this.#drawFoot();
    await (place ? this.#sendPlace(place) : this.#say(text));
  }

  async #sendPlace([latitude, longitude]) {
    await api.sendLocation(this.#id, latitude, longitude);
  }
}
