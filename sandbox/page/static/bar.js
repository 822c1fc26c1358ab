// What stands between a phone's top and its messages: no coverage, the topics, what is pinned.

import { ask, field, fill, h, icon, iconButton, popMenu, say } from "./dom.js";
import { summary } from "./bubbles.js";

export class Bar {
  constructor(phone) {
    Object.assign(this, { phone, at: 0, pins: "" });
    this.root = h("div", { class: "under" });
  }

  draw() {
    const { phone } = this;
    const scrolled = this.root.querySelector(".chips")?.scrollLeft ?? 0;
    this.root.replaceChildren();
    fill(this.root,
      phone.person && !phone.person.online && h("p", { class: "no-coverage", role: "status" }, icon("cloud"), say("waits_here")),
      this.topics(), this.pinned());
    const chips = this.root.querySelector(".chips");
    if (chips) chips.scrollLeft = scrolled;
  }

  topics() {
    const topics = this.phone.chat?.topics ?? [];
    if (!topics.length) return null;
    const chip = (id, name, closed) => h("button", { type: "button", class: "chip", "aria-pressed": String(this.phone.thread === id), onclick: () => this.open(id) }, closed && icon("lock"), h("span", {}, name));
    return h("div", { class: "topics" },
      h("div", { class: "chips" }, chip(null, say("all_topics"), false), topics.map((topic) => chip(topic.id, topic.name, topic.closed))),
      topics.length > 3 && iconButton("down", say("topics"), (event) => this.list(event.currentTarget, topics)));
  }

  // All topics under one another, for those whose chips are out of sight.
  list(anchor, topics) {
    popMenu(anchor, topics.map((topic) => ({ label: topic.name, icon: topic.closed ? "lock" : "topic", act: () => this.open(topic.id) })));
  }

  open(id) {
    const { phone } = this;
    phone.thread = id;
    phone.draw();
    phone.toEnd();
    this.root.querySelector('.chip[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  // The newest pin first; each tap goes to the one shown and turns to the one before.
  pinned() {
    const { phone } = this;
    const known = (phone.chat?.pinned ?? []).map((id) => phone.messages.get(id));
    const pins = known.filter((one) => one && (phone.thread === null || one.message_thread_id === phone.thread)).reverse();
    const mark = pins.map((one) => one.message_id).join();
    if (mark !== this.pins) Object.assign(this, { pins: mark, at: 0 });
    if (!pins.length) return null;
    const shown = pins[this.at % pins.length];
    const go = () => { phone.jump(shown.message_id); this.at += 1; this.draw(); };
    return h("div", { class: "pinned" },
      h("button", { type: "button", onclick: go },
        h("i", { class: "pin-marks", "aria-hidden": "true" }, pins.slice(0, 4).map((one) => h("b", { class: one === shown ? "on" : "" }))),
        h("span", {}, h("strong", {}, say("pinned"), pins.length > 1 && ` ${this.at % pins.length + 1}/${pins.length}`), h("span", {}, summary(shown)))),
      iconButton("close", say("unpin"), () => phone.act("unpin", { message_id: shown.message_id })));
  }

  // What can be done with topics, for the menu at the top.
  choices() {
    const { phone } = this;
    const { chat, thread } = phone;
    const keeps = chat?.is_forum || (chat?.type === "private" && phone.stage.bot.has_topics);
    if (!keeps) return [];
    const topic = chat.topics.find((one) => one.id === thread);
    const change = (what, name) => phone.act("topic", { change: what, name, message_thread_id: thread });
    return [
      { label: say("new_topic"), icon: "topic", act: async () => { const name = await this.name(""); if (name) await phone.act("topic", { name }); } },
      topic && { label: say("rename_topic", { topic: topic.name }), icon: "edit", act: async () => { const name = await this.name(topic.name); if (name) await change("rename", name); } },
      topic && { label: say(topic.closed ? "reopen_topic" : "close_topic", { topic: topic.name }), icon: "lock", act: () => change(topic.closed ? "reopen" : "close") },
      topic && { label: say("delete_topic", { topic: topic.name }), icon: "bin", danger: true, act: async () => { phone.thread = null; await phone.act("topic", { change: "delete", message_thread_id: thread }); await phone.reload(); } },
    ];
  }

  async name(before) {
    const given = await ask(say("topic_name"), field(say("name"), "name", { required: true, value: before, maxlength: 128 }), say("ok"));
    return given?.name.trim();
  }
}
