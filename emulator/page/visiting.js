import * as api from "./api.js";
import { popupMenu, toast } from "./dialogs.js";
import { say } from "./words.js";

/** Offers the people who may look at a place, and to write as the group where that is possible. */
export function viewerMenu(chat, point, changed) {
  const look = (id) => {
    chat.viewer = id;
    changed();
  };
  const sign = () => {
    chat.isAnonymous = !chat.isAnonymous;
    changed();
  };
  popupMenu(point, [
    { heading: "look" },
    ...chat.viewers.map(({ id, first_name: label }) => ({
      label,
      sign: "person",
      act: () => look(id),
    })),
    ...(chat.isRunByViewer && !chat.isChannel
      ? [{ word: chat.isAnonymous ? "personally" : "anonymous", sign: "edit", act: sign }]
      : []),
  ]);
}

/** What the person who looks can do with the bot there, and with the topic. */
export function placeMenu(chat, point) {
  const { id } = chat.place;
  const move = (status) => api.control("bot", { chat_id: id, by: chat.viewer, status });
  const turn = (act) =>
    api.control("topic", { chat_id: id, by: chat.viewer, message_thread_id: chat.topic, act });
  const isClosed = chat.place.topics.some(
    (topic) => topic.message_thread_id === chat.topic && topic.closed,
  );
  popupMenu(
    point,
    [
      !chat.hasBot &&
        !chat.isChannel && { word: "addBot", sign: "person", act: () => move("member") },
      { word: "addAdmin", sign: "person", act: () => move("administrator") },
      chat.hasBot && { word: "removeBot", sign: "block", act: () => move("kicked") },
      chat.topic &&
        (isClosed
          ? { word: "reopenTopic", sign: "edit", act: () => turn("reopen") }
          : { word: "closeTopic", sign: "block", act: () => turn("close") }),
    ].filter(Boolean),
  );
}

/**
 * Lets a person choose a group or a channel, for `isForum` with topics or without if that is
 * given; `chosen(chat id)` is told which.
 */
export function placeChoice(chats, { isChannel, isForum }, point, chosen) {
  const fits = (chat) =>
    chat.isChannel === isChannel && [undefined, Boolean(chat.place.is_forum)].includes(isForum);
  const fitting = chats.filter((chat) => chat.isPlace && !chat.topic && fits(chat));
  if (!fitting.length) return toast(say("noPlace"));
  popupMenu(point, [
    { heading: "choosePlace" },
    ...fitting.map(({ place }) => ({
      label: place.title,
      sign: "person",
      act: () => chosen(place.id),
    })),
  ]);
}
