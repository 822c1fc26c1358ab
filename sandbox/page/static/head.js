// The top of a phone: who holds it, which chat is open, and whether there is coverage.

import { post } from "./api.js";
import { ask, avatar, field, h, iconButton, popMenu, say } from "./dom.js";
import { startPayload } from "./text.js";

export function head(phone) {
  const { person, chat, stage } = phone;
  const title = chat && (chat.type === "private" ? stage.bot.first_name : chat.title);
  phone.top.replaceChildren(
    title ? avatar(title, chat.type === "private") : avatar("?"),
    h("div", { class: "who" },
      h("div", { class: "picks" }, personPicker(phone)),
      person && h("div", { class: "picks where" }, chatPicker(phone), h("span", { class: "state" }, state(phone)))),
    person ? coverage(phone) : "",
    iconButton("more", say("more"), (event) => more(phone, event.currentTarget), { disabled: !person }));
}

function state({ person, chat }) {
  if (person.blocked_bot && chat?.type === "private") return say("blocked");
  if (!person.online) return say("offline");
  return chat && chat.type !== "private" ? say("members", { count: chat.members.length + 1 }) : say("online");
}

function personPicker(phone) {
  const options = phone.stage.persons.map((one) => h("option", { value: String(one.id), selected: one.id === phone.personId }, one.name));
  return h("select", { "aria-label": say("person"), onchange: (event) => pick(phone, event.currentTarget.value) },
    !phone.person && h("option", { value: "", selected: true }, "–"), options, h("option", { value: "new" }, say("new_person")));
}

async function pick(phone, value) {
  if (value !== "new") { await phone.show(Number(value), phone.isGroup ? phone.chatId : undefined); return; }
  phone.drawFrame();
  const given = await ask(say("new_person_title"), [
    field(say("first_name"), "first_name", { required: true }),
    field(say("last_name"), "last_name"),
    field(say("invite"), "invite", { placeholder: say("invite_hint"), inputmode: "url" }),
  ], say("create"));
  if (!given?.first_name.trim()) return;
  const made = await post("/sandbox/persons", { first_name: given.first_name.trim(), last_name: given.last_name.trim(), language_code: document.documentElement.lang });
  await phone.stage.reload();
  await phone.show(made.id, made.id);
  if (given.invite) await openInvite(phone, given.invite);
}

function openInvite(phone, link) {
  return phone.startBot(startPayload(link, phone.stage.bot.username) ?? link.trim());
}

function chatPicker(phone) {
  const chats = (phone.person?.chats ?? []).filter((chat) => !chat.migrated_to);
  if (chats.length < 2) return h("span", { class: "chat-name" }, phone.stage.bot.first_name);
  return h("select", { "aria-label": say("chat"), class: "chat-pick", onchange: (event) => phone.show(phone.personId, Number(event.currentTarget.value)) },
    chats.map((chat) => h("option", { value: String(chat.id), selected: chat.id === phone.chatId }, chat.type === "private" ? phone.stage.bot.first_name : chat.title)));
}

function coverage(phone) {
  const { person } = phone;
  return h("button", { type: "button", class: "switch", role: "switch", "aria-checked": String(person.online), "aria-label": say("coverage"), title: say("coverage"),
    onclick: () => post(`/sandbox/persons/${person.id}/${person.online ? "offline" : "online"}`) }, h("i"));
}

function more(phone, anchor) {
  const { person } = phone;
  popMenu(anchor, [
    { label: say("open_link"), icon: "person", act: async () => {
      const given = await ask(say("open_link"), field(say("open_link"), "link", { required: true, placeholder: say("invite_hint") }), say("start"));
      if (given?.link) await openInvite(phone, given.link);
    } },
    ...phone.bar.choices(),
    phone.isGroup && { label: say("leave", { chat: phone.chat.title }), icon: "out", danger: true, act: () => phone.act("leave") },
    { label: person.blocked_bot ? say("unblock") : say("block"), icon: "close", danger: !person.blocked_bot, act: () => phone.act(person.blocked_bot ? "unblock" : "block") },
  ]);
}
