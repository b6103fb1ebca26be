import { Chat } from "./chat.js";
import { say } from "./words.js";

/** A group, a topic of a forum or a channel, as one of the people sees it. */
export class Place extends Chat {
  /** Whether its administrator writes as the group. */
  isAnonymous = false;

  constructor(place, topic, people) {
    super({ id: place.id, first_name: title(place, topic), role: kind(place, topic) });
    this.topic = topic;
    this.people = people;
    this.update(place);
    this.viewer = place.members.find((id) => people.some((person) => person.id === id));
  }

  /** Takes in who is there by now and what the bot may do. */
  update(place) {
    this.place = place;
    this.person.first_name = title(place, this.topic);
  }

  get key() {
    return keyOf(this.place, this.topic);
  }

  get isPlace() {
    return true;
  }

  get isChannel() {
    return this.place.type === "channel";
  }

  get isRunByViewer() {
    return this.place.administrators.some(({ id }) => id === this.viewer);
  }

  get hasBot() {
    return !["left", "kicked"].includes(this.place.bot.status);
  }

  /** Readers of a channel only read. */
  get mayWrite() {
    return this.isChannel ? this.isRunByViewer : this.place.members.includes(this.viewer);
  }

  get where() {
    const anonymous = this.isAnonymous && this.isRunByViewer && !this.isChannel ? 1 : undefined;
    return {
      person: this.viewer,
      chat_id: this.place.id,
      topic: this.topic || undefined,
      anonymous,
    };
  }

  /** What stands in this topic; whose it is depends on who looks. */
  get messages() {
    return super.messages
      .filter((message) => !this.place.is_forum || topicOf(message) === this.topic)
      .map((message) => ({ ...message, outgoing: message.by === this.viewer, inPlace: true }));
  }

  message(id) {
    return this.messages.find((message) => message.message_id === id);
  }

  /** Those who may look: who is in the group, everybody for a channel. */
  get viewers() {
    const { members } = this.place;
    return this.people.filter(({ id }) => this.isChannel || members.includes(id));
  }

  /** What is said of it below its name. */
  get about() {
    const bot = this.place.bot.status;
    return `${say(this.person.role)} · ${say("bot")}: ${say(`bot_${bot}`)}`;
  }
}

/** Every group, topic and channel of a list of places, as `[place, topic id]`. */
export function placesOf(places) {
  return places.flatMap((place) =>
    [0, ...place.topics.map((topic) => topic.message_thread_id)].map((topic) => [place, topic]),
  );
}

export function keyOf({ id }, topic) {
  return topic ? `${id}/${topic}` : String(id);
}

function topicOf(message) {
  return message.is_topic_message ? message.message_thread_id : 0;
}

function title(place, topic) {
  const found = place.topics.find(({ message_thread_id: id }) => id === topic);
  if (!found) return place.title;
  return found.closed ? `${found.name} 🔒` : found.name;
}

function kind({ type, is_forum: isForum }, topic) {
  if (topic) return "topic";
  return type === "channel" ? "channel" : isForum ? "forum" : "group";
}
