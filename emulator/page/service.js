import { element } from "./dom.js";
import { say } from "./words.js";

/** What Telegram makes a message of, as a line in the middle of the chat; null for what was said. */
export function serviceLine(message) {
  const name = Object.keys(LINES).find((field) => message[field] !== undefined);
  if (!name) return null;
  return element("div", { class: "service-line" }, LINES[name](message));
}

/** Whether it changes who is in a place or which topics it has. */
export function changesPlace(message) {
  return Object.keys(LINES).some((field) => field !== "chat_shared" && message[field]);
}

const LINES = {
  new_chat_members: ({ new_chat_members: members }) =>
    say("joined", { who: members.map(({ first_name: name }) => name).join(", ") }),
  left_chat_member: ({ left_chat_member: { first_name: who } }) => say("leftGroup", { who }),
  group_chat_created: () => say("groupMade"),
  migrate_to_chat_id: () => say("migrated"),
  migrate_from_chat_id: () => say("migrated"),
  forum_topic_created: ({ forum_topic_created: { name } }) => say("topicMade", { name }),
  forum_topic_edited: ({ forum_topic_edited: { name = "" } }) => say("topicRenamed", { name }),
  forum_topic_closed: () => say("topicClosed"),
  forum_topic_reopened: () => say("topicReopened"),
  chat_shared: () => say("chatShared"),
};
