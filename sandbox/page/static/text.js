// Text with Telegram's entities; offsets are UTF-16 on both sides.

import { h } from "./dom.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

export function rich(text, entities, on) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, sorted, on);
}

function pieces(text, from, to, entities, on) {
  const made = [];
  let at = from;
  while (entities.length) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    const end = Math.min(entity.offset + entity.length, to);
    const inside = [];
    while (entities.length && entities[0].offset < end) inside.push(entities.shift());
    made.push(text.slice(at, entity.offset));
    made.push(wrap(entity, text.slice(entity.offset, end), pieces(text, entity.offset, end, inside, on), on));
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end; // a block ends its own line
  }
  made.push(text.slice(at, to));
  return made;
}

function wrap(entity, plain, children, on) {
  const simple = SIMPLE[entity.type];
  if (simple) return h(simple, {}, children);
  if (entity.type === "expandable_blockquote") return h("blockquote", { class: "foldable folded", tabindex: "0", onclick: (event) => event.currentTarget.classList.toggle("folded") }, children);
  if (entity.type === "pre") return h("pre", {}, children);
  if (entity.type === "spoiler") return h("span", { class: "spoiler", tabindex: "0", onclick: (event) => event.currentTarget.classList.add("seen") }, children);
  if (entity.type === "url") return link(/^[a-z]+:/i.test(plain) ? plain : `http://${plain}`, children, on);
  if (entity.type === "text_link") return link(entity.url, children, on);
  if (entity.type === "email") return link(`mailto:${plain}`, children, on);
  if (entity.type === "phone_number") return link(`tel:${plain.replace(/[^+\d]/g, "")}`, children, on);
  if (entity.type === "bot_command") return h("button", { type: "button", class: "inline-link", onclick: () => on.command(plain) }, children);
  if (entity.type === "mention" || entity.type === "hashtag") return h("span", { class: "tag" }, children);
  return h("span", {}, children);
}

export function link(url, children, on) {
  const payload = startPayload(url, on.bot);
  if (payload !== null) {
    return h("a", { href: url, onclick: (event) => { event.preventDefault(); on.start(payload); } }, children);
  }
  return h("a", { href: url, target: "_blank", rel: "noopener" }, children);
}

// The payload of a link that starts the bot, or null if it is another link.
export function startPayload(url, username) {
  const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?(?:\?(.*))?$/i.exec(url.trim());
  if (!found || found[1].toLowerCase() !== username.toLowerCase()) return null;
  return new URLSearchParams(found[2] ?? "").get("start") ?? "";
}
