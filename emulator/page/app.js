import * as api from "./api.js";
import { Attaching } from "./attaching.js";
import { editable } from "./bubbles.js";
import { Chat } from "./chat.js";
import { commandOptions } from "./commands.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { alertBox, lightbox, placeFor, popupMenu, toast } from "./dialogs.js";
import { byId } from "./dom.js";
import { connectDrawer, drawBot, drawPersona, drawPlace, drawUnread } from "./header.js";
import { InlineMode } from "./inline.js";
import { drawReplyKeyboard, replyKeyboard } from "./keyboard.js";
import { placeWanted, startCommand } from "./links.js";
import { drawPages, drawPeople } from "./people.js";
import { Place, keyOf, placesOf } from "./places.js";
import { Presses } from "./presses.js";
import { changesPlace } from "./service.js";
import { Suggestions } from "./suggestions.js";
import { placeChoice, placeMenu, viewerMenu } from "./visiting.js";
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
        (asPhoto ? api.sendPhoto : api.sendDocument)(this.#where, file, caption),
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
    const { bot, people, places, pages } = await api.people();
    this.#bot = bot;
    drawPages(byId("pages"), pages);
    this.#arrange(people, places);
    const chats = [...this.#chats.values()];
    await Promise.all(chats.map(async (chat) => chat.load(await api.chat(chat.chatId))));
    const missed = this.#backlog ?? [];
    this.#backlog = null;
    this.#online = true;
    if (this.#current) this.conversation.redraw();
    else this.openFromAddress();
    missed.forEach((event) => this.happened(event));
    this.#draw();
  }

  // People first, then places with their topics; what is no more goes, unless it is open.
  #arrange(people, places) {
    const known = this.#chats;
    this.#chats = new Map(
      people.map((person) => [String(person.id), known.get(String(person.id)) ?? new Chat(person)]),
    );
    for (const [place, topic] of placesOf(places)) {
      const key = keyOf(place, topic);
      const chat = known.get(key) ?? new Place(place, topic, people);
      chat.update(place);
      this.#chats.set(key, chat);
    }
    if (this.#current && !this.#chats.has(this.#current.key))
      this.#chats.set(this.#current.key, this.#current);
  }

  lost() {
    this.#online = false;
    if (this.#bot) this.#drawBot();
  }

  /** Opens the chat of the person in the address (`#<id>`), or the first one's. */
  openFromAddress() {
    const key = location.hash.slice(1);
    this.#open(this.#chats.has(key) ? key : this.#chats.keys().next().value);
  }

  /** Takes an event in; one that comes while everything is being read waits for that. */
  happened(event) {
    if (this.#backlog) return void this.#backlog.push(event);
    const chats = [...this.#chats.values()].filter((chat) => chat.chatId === event.user_id);
    const isNews = event.type === "place" || (event.message && changesPlace(event.message));
    if (!chats.length || isNews) return void this.resync();
    chats.forEach((chat) => chat.apply(event));
    if (this.#isAbout(event, chats)) this.#show(event);
    this.#drawPeople();
  }

  // A toast is the viewer's, wherever the button stood; a message of another topic is not shown.
  #isAbout(event, chats) {
    if (event.type === "callback_answer") return event.user_id === this.#where.person;
    if (!chats.includes(this.#current)) return false;
    const id = event.message?.message_id;
    return !id || this.#current.messages.some((message) => message.message_id === id);
  }

  get #where() {
    return this.#current.where;
  }

  get #id() {
    return this.#where.person;
  }

  #open(key) {
    if (key === undefined || key === this.#current?.key) return this.#drawer.close();
    if (this.#current) this.#current.draft = this.composer.draft;
    this.#current = this.#chats.get(key);
    history.replaceState(null, "", `#${key}`);
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
    if (event.message) event = { ...event, message: this.#current.message(event.message.message_id) };
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
          api.press(this.#where, message.message_id, button.callback_data),
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
    const wanted = placeWanted(url, this.#bot.username);
    if (wanted) {
      const act = (id) => api.control("follow", { by: this.#id, url, chat_id: id });
      const kind = { isChannel: wanted === "channel" };
      placeChoice([...this.#chats.values()], kind, middle(), act);
      return true;
    }
    const command = startCommand(url, this.#bot.username);
    if (command) this.#start(command);
    return command !== null;
  }

  // Such a link leads from a group or a channel into the private chat of who pressed it.
  async #start(command) {
    this.#open(String(this.#id));
    await this.#say(command);
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  }

  async #say(text) {
    await api.send(this.#where, text);
  }

  async #submit(text, { replyTo, editing }) {
    try {
      const where = this.#where;
      await (editing ? api.edit(where, editing, text) : api.send(where, text, replyTo));
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
    await api.remove(this.#where, message.message_id);
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
    byId("persona").addEventListener("click", (event) => this.#changePersona(event));
    byId("start").addEventListener("click", () => this.#say("/start"));
    byId("restart").addEventListener("click", async () => {
      await this.#block(false);
      await this.#say("/start");
    });
    byId("chat-menu").addEventListener("click", (event) => {
      const { right, bottom } = event.currentTarget.getBoundingClientRect();
      const { blocked, isPlace } = this.#current;
      if (isPlace) return placeMenu(this.#current, { x: right, y: bottom });
      popupMenu({ x: right, y: bottom }, [
        { word: blocked ? "unblock" : "block", sign: "block", act: () => this.#block(!blocked) },
      ]);
    });
  }

  // On a phone a person is changed in the drawer; in a place, here.
  #changePersona({ currentTarget }) {
    const { right, bottom } = currentTarget.getBoundingClientRect();
    if (!this.#current.isPlace) return this.#drawer.open();
    viewerMenu(this.#current, { x: right, y: bottom }, () => {
      this.conversation.redraw();
      this.#draw();
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
    drawPersona(this.#persona);
    this.#drawPeople();
    this.#drawFoot();
  }

  get #persona() {
    if (!this.#current.isPlace) return this.#current.person;
    const { isAnonymous, isRunByViewer } = this.#current;
    const person = this.#chats.get(String(this.#id))?.person ?? this.#current.person;
    return isAnonymous && isRunByViewer ? { ...person, role: "group" } : person;
  }

  #drawBot() {
    const state = { online: this.#online, typing: this.#typing !== null };
    if (this.#current?.isPlace) drawPlace(this.#current, state);
    else drawBot(this.#bot, state);
  }

  #drawPeople() {
    const chats = [...this.#chats.values()];
    drawPeople(byId("people-list"), chats, this.#current, (key) => this.#open(key));
    drawUnread(
      chats.reduce((total, chat) => total + chat.unread.length, 0),
      this.#bot,
    );
  }

  // The composer, or the button that stands in its place in an empty or a blocked chat.
  #drawFoot() {
    const { blocked, last, messages, isPlace, mayWrite } = this.#current;
    const begun = last !== null || isPlace;
    byId("restart").hidden = !blocked;
    byId("start").hidden = blocked || begun;
    byId("composer").hidden = blocked || !begun || !mayWrite;
    byId("read-only").hidden = mayWrite;
    this.composer.fit();
    byId("commands").hidden = !this.#current.commands.length;
    const keyboard = blocked ? null : replyKeyboard(messages);
    const shown = keyboard?.messageId === this.#current.usedKeyboard ? null : keyboard;
    drawReplyKeyboard(byId("reply-keyboard"), shown, (button) => this.#answer(button, keyboard));
    byId("text").placeholder = shown?.input_field_placeholder ?? say("message");
  }

  async #answer({ text, request_location: asksPlace, request_chat: wish }, keyboard) {
    if (wish) return this.#share(text, wish);
    const place = asksPlace ? await placeFor() : null;
    if (asksPlace && !place) return;
    if (keyboard.one_time_keyboard) this.#current.usedKeyboard = keyboard.messageId;
    this.#drawFoot();
    await (place ? this.#sendPlace(place) : this.#say(text));
  }

  #share(text, { chat_is_channel: isChannel, chat_is_forum: isForum }) {
    const act = (id) => api.control("share", { by: this.#id, text, chat_id: id });
    placeChoice([...this.#chats.values()], { isChannel, isForum }, middle(), act);
  }

  async #sendPlace([latitude, longitude]) {
    await api.sendLocation(this.#where, latitude, longitude);
  }
}

function middle() {
  return { x: innerWidth / 2, y: innerHeight / 2 };
}
