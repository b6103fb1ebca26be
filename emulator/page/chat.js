/**
 * One person's chat with the bot as the server tells it. An event may come twice or be part of
 * what was loaded already: applying it again changes nothing.
 */
export class Chat {
  #messages = new Map();
  #loaded = false;
  commands = [];
  blocked = false;
  draft = "";
  lastRead = 0;
  /** The message whose one-time keyboard has been used. */
  usedKeyboard = null;

  constructor(person) {
    this.person = person;
  }

  /** What the address of the page and the list know it by. */
  get key() {
    return String(this.person.id);
  }

  /** Whether it is a group or a channel: there is no bot to start or block. */
  get isPlace() {
    return false;
  }

  get mayWrite() {
    return true;
  }

  /** Who does something, and where, for the server. */
  get where() {
    return { person: this.person.id };
  }

  get chatId() {
    return this.person.id;
  }

  get messages() {
    return [...this.#messages.values()].sort((one, other) => one.message_id - other.message_id);
  }

  get last() {
    return this.messages.at(-1) ?? null;
  }

  /** Messages of the bot that the person has not had on the screen. */
  get unread() {
    return this.messages.filter(
      (message) => !message.outgoing && message.message_id > this.lastRead,
    );
  }

  message(id) {
    return this.#messages.get(id);
  }

  load({ messages, commands, blocked }) {
    this.#messages = new Map(messages.map((message) => [message.message_id, message]));
    this.commands = commands;
    this.blocked = blocked;
    if (!this.#loaded) this.markRead();
    this.#loaded = true;
  }

  markRead() {
    this.lastRead = Math.max(this.lastRead, this.last?.message_id ?? 0);
  }

  apply(event) {
    if (event.type === "message" || event.type === "edited")
      this.#messages.set(event.message.message_id, event.message);
    if (event.type === "deleted") for (const id of event.message_ids) this.#messages.delete(id);
    if (event.type === "commands") this.commands = event.commands;
  }
}
