import { say } from "./words.js";

const RECONNECT_MS = { first: 300, longest: 5000 };

async function request(path, options) {
  let response;
  try {
    response = await fetch(`/client/${path}`, options);
  } catch (cause) {
    throw new Error(say("offline"), { cause });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.description ?? answer?.error ?? response.statusText);
  return answer;
}

const post = (path, body) =>
  request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

function upload(path, file, caption) {
  const form = new FormData();
  form.append("file", file);
  if (caption) form.append("caption", caption);
  return request(path, { method: "POST", body: form });
}

// Who does something and where: `{person, chat_id?, topic?, anonymous?}`.
function path({ person, ...place }, action) {
  const given = Object.entries(place).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given).toString();
  return `${person}/${action}${query ? `?${query}` : ""}`;
}

export const people = () => request("people");
export const chat = (id) => request(`${id}/chat`);
export const send = (where, text, replyTo) =>
  post(path(where, "send"), { text, reply_to_message_id: replyTo });
export const edit = (where, messageId, text) =>
  post(path(where, "edit"), { message_id: messageId, text });
export const remove = (where, messageId) =>
  post(path(where, "delete"), { message_id: messageId });
export const sendLocation = (where, latitude, longitude) =>
  post(path(where, "location"), { latitude, longitude });
export const press = (where, messageId, data) =>
  post(path(where, "press"), { message_id: messageId, data });
export const control = (action, body) => post(`../control/${action}`, body);
export const block = (person, blocked) => post(`${person}/block`, { blocked });
export const inline = (person, query, offset) => post(`${person}/inline`, { query, offset });
export const choose = (person, resultId) => post(`${person}/choose`, { result_id: resultId });
export const sendDocument = (where, file, caption) => upload(path(where, "document"), file, caption);
export const sendPhoto = (where, file, caption) => upload(path(where, "photo"), file, caption);
export const fileUrl = (fileId) => `/client/files/${encodeURIComponent(fileId)}`;

/** Texts worth trying, `[{title, text}]`; a server without any answers 404. */
export async function samples() {
  const response = await fetch("/client/samples");
  return response.ok ? response.json() : [];
}

/**
 * Follows what happens in every chat, over one stream: a browser allows only six connections to a
 * server, so a stream a person would starve a second tab. `opened` runs at every (re)connection,
 * when the whole state has to be read again.
 */
export function follow({ opened, happened, lost }) {
  let delay = RECONNECT_MS.first;
  const connect = () => {
    const source = new EventSource("/client/events");
    const reconnect = () => {
      source.close();
      lost();
      setTimeout(connect, delay);
      delay = Math.min(delay * 2, RECONNECT_MS.longest);
    };
    source.onopen = () => opened().then(() => (delay = RECONNECT_MS.first), reconnect);
    source.onmessage = (event) => happened(JSON.parse(event.data));
    source.onerror = reconnect;
  };
  connect();
}
