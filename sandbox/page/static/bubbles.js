// One message, or one album, as a bubble.

import { fileUrl } from "./api.js";
import { avatar, h, icon, iconButton, say, size, time } from "./dom.js";
import { link, rich } from "./text.js";

export const groupKey = (message) => message.media_group_id ?? `m${message.message_id}`;

// `messages` is one message, or the items of an album in order; `on` is what a finger can do.
export function bubble(messages, on) {
  const [first] = messages;
  const service = serviceText(first);
  if (service) return h("div", { class: "service" }, say("did", { name: nameOf(first), what: service }));
  const side = first.mine ? "mine" : "theirs";
  const worded = messages.find((message) => message.text || message.caption) ?? first;
  const body = h("div", { class: "bubble" },
    on.isGroup && !first.mine && h("div", { class: "sender" }, nameOf(first), first.from_bot && h("small", {}, say("bot"))),
    on.topic(first) && h("div", { class: "topic-of" }, icon("topic"), h("span", {}, on.topic(first))),
    first.via_bot && h("div", { class: "via" }, say("via", { name: `@${first.via_bot.username}` })),
    first.forward_origin && h("div", { class: "forwarded" }, icon("reply"), first.forward_origin.sender_user?.first_name ?? ""),
    first.reply_to_message && !first.reply_to_message.forum_topic_created && quote(first.reply_to_message, on),
    media(messages, on),
    words(worded, on),
    footer(messages));
  const row = h("div", { class: `row ${side}`, data: { id: first.message_id } },
    on.isGroup && !first.mine && avatar(nameOf(first), first.from_bot),
    h("div", { class: "stack" },
      h("div", { class: "line" }, body, iconButton("more", say("more"), (event) => on.menu(event.currentTarget, worded))),
      reactions(first, on),
      keyboard(first, on)));
  row.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img")) return;
    event.preventDefault();
    on.menu(row.querySelector(".icon"), worded);
  });
  return row;
}

export function nameOf(message) {
  const who = message.from ?? message.sender_chat;
  return who.title ?? [who.first_name, who.last_name].filter(Boolean).join(" ");
}

function serviceText(message) {
  if (message.new_chat_members) return say("joined");
  if (message.left_chat_member) return say("left");
  if (message.group_chat_created) return say("group_made");
  if (message.pinned_message) return say("pinned_this");
  if (message.forum_topic_created) return say("topic_made", { topic: message.forum_topic_created.name });
  if (message.forum_topic_edited) return say("topic_edited", { topic: message.forum_topic_edited.name ?? "…" });
  if (message.forum_topic_closed) return say("topic_closed");
  if (message.forum_topic_reopened) return say("topic_opened");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return say("upgraded");
  return null;
}

const KINDS = ["photo", "voice", "animation", "video", "video_note", "audio", "document", "sticker", "poll", "dice", "story", "game", "location", "contact"];

export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.split("\n")[0].slice(0, 90);
  const kind = KINDS.find((name) => message[name]);
  return kind === "document" ? message.document.file_name ?? say("document") : kind ? say(kind) : "…";
}

function quote(message, on) {
  return h("button", { type: "button", class: "quote", onclick: () => on.jump(message.message_id) },
    h("strong", {}, nameOf(message)), h("span", {}, summary(message)));
}

function media(messages, on) {
  const photos = messages.filter((message) => message.photo);
  return [
    photos.length > 0 && h("div", { class: photos.length > 1 ? `album n${Math.min(photos.length, 4)}` : "single" }, photos.map((message) => photo(message, on))),
    messages.filter((message) => message.document && !message.animation).map((message) => file(message.document)),
    messages.map(odd),
    messages.filter((message) => message.voice).map((message) => h("audio", { controls: true, preload: "none", src: fileUrl(message.voice.file_unique_id), "aria-label": say("voice") })),
    messages.filter((message) => message.location).map((message) => place(message, on)),
    messages.filter((message) => message.contact).map((message) => h("div", { class: "contact" }, "👤 ", h("strong", {}, [message.contact.first_name, message.contact.last_name].filter(Boolean).join(" ")), h("br"), message.contact.phone_number)),
  ];
}

// What bots rarely expect, as far as a page can show it.
function odd(message) {
  const moving = message.video ?? message.animation ?? message.video_note;
  if (moving) return h("video", { controls: true, preload: "none", class: message.video_note ? "round" : "", src: fileUrl(moving.file_unique_id), "aria-label": say("video") });
  if (message.audio) return h("audio", { controls: true, preload: "none", src: fileUrl(message.audio.file_unique_id), "aria-label": say("audio") });
  if (message.sticker) return h("div", { class: "sticker" }, message.sticker.emoji);
  if (message.dice) return h("div", { class: "sticker" }, message.dice.emoji);
  if (message.poll) return h("div", { class: "poll" }, h("strong", {}, message.poll.question), message.poll.options.map((one) => h("span", {}, one.text)));
  const kind = ["story", "game"].find((name) => message[name]);
  return kind && h("div", { class: "soft" }, say(kind));
}

function photo(message, on) {
  const largest = message.photo.at(-1);
  const image = h("img", { src: fileUrl(largest.file_unique_id), alt: message.caption ?? say("photo"), loading: "lazy", width: largest.width, height: largest.height });
  return h("button", { type: "button", class: "photo", onclick: () => on.look(image.src, image.alt) }, image);
}

function file(document) {
  const name = document.file_name ?? say("document");
  return h("a", { class: "file", href: fileUrl(document.file_unique_id, name), target: "_blank", rel: "noopener" },
    h("span", { class: "file-icon" }, icon("doc")),
    h("span", { class: "file-name" }, h("strong", {}, name), h("small", {}, size(document.file_size ?? 0))));
}

function place(message, on) {
  const { latitude, longitude } = message.location;
  const label = message.venue ? [h("strong", {}, message.venue.title), h("br"), message.venue.address] : `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return h("div", { class: "place" }, message.location.live_period ? `📍 ${say("live")} ` : "📍 ", link(`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`, label, on));
}

function words(message, on) {
  // What a link carries to the bot is not shown, as on a real phone.
  const text = (message.text ?? message.caption)?.replace(/^(\/start) \S+$/, "$1");
  return text && h("div", { class: "words" }, rich(text, message.entities ?? message.caption_entities, on));
}

function footer(messages) {
  const last = messages.at(-1);
  return h("div", { class: "foot" },
    last.silent && icon("mute"),
    messages.some((message) => message.edit_date) && h("span", {}, say("edited")),
    h("time", { datetime: new Date(last.date * 1000).toISOString() }, time(last.date)),
    last.mine && icon("tick"));
}

function reactions(message, on) {
  const own = on.own(message);
  const counts = new Map();
  for (const given of Object.values(message.reactions).flat()) {
    counts.set(given.emoji, (counts.get(given.emoji) ?? 0) + 1);
  }
  return counts.size > 0 && h("div", { class: "reactions" }, [...counts].map(([emoji, count]) => h("button", { type: "button", "aria-pressed": String(emoji === own), onclick: () => on.react(message, emoji) }, emoji, count > 1 && ` ${count}`)));
}

function keyboard(message, on) {
  const rows = message.reply_markup?.inline_keyboard;
  return rows && h("div", { class: "keys" }, rows.map((row) => h("div", { class: "key-row" }, row.map((button) => key(message, button, on)))));
}

const SEARCHES = ["switch_inline_query_current_chat", "switch_inline_query", "switch_inline_query_chosen_chat"];

// A small mark for what a button does by itself; one whose label begins with a sign needs none.
function signOf(button) {
  if (button.url || button.web_app) return "out";
  if (/^\p{Extended_Pictographic}/u.test(button.text)) return null;
  if (button.copy_text) return "copy";
  return SEARCHES.some((name) => name in button) ? "search" : null;
}

function key(message, button, on) {
  const style = button.style ?? "";
  const sign = signOf(button);
  if (button.url) {
    return on.asLink(button.url, h("a", { class: `key ${style}`, href: button.url, target: "_blank", rel: "noopener" }, button.text, icon(sign)));
  }
  const waits = on.isWaiting(message.message_id, button.callback_data);
  return h("button", { type: "button", class: `key ${style} ${waits ? "waits" : ""}`, "aria-busy": waits ? "true" : undefined, onclick: () => on.tap(message, button) }, h("span", {}, button.text), sign && icon(sign));
}

// What the phone keeps back while there is no coverage.
export function pendingBubble(act) {
  const text = act.text ?? act.label ?? act.caption ?? act.emoji ?? (act.files ? say("photos", { count: act.files.length }) : act.payload !== undefined ? "/start" : act.do);
  return h("div", { class: "row mine pending" }, h("div", { class: "stack" }, h("div", { class: "line" },
    h("div", { class: "bubble" }, h("div", { class: "words" }, text || "…"), h("div", { class: "foot" }, say("waiting"), icon("wait"))))));
}
