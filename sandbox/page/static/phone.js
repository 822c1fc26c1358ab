// One phone: a person, one of his chats, and everything that happens in it.

import { get, post } from "./api.js";
import { Bar } from "./bar.js";
import { bubble, groupKey, pendingBubble } from "./bubbles.js";
import { Composer } from "./composer.js";
import { dayOf, flash, h, iconButton, popMenu, say } from "./dom.js";
import { head } from "./head.js";
import { openLook } from "./overlays.js";
import { Taps } from "./taps.js";
import { startPayload } from "./text.js";

const EMOJI = ["👍", "👀", "❤", "👏", "🤔"];

export class Phone {
  constructor(root, stage, wants) {
    Object.assign(this, { root, stage, wants, since: 0, messages: new Map(), pending: [], thread: null, asked: false, loading: null, unseen: 0, stays: true });
    this.top = h("header", { class: "device-top" });
    this.bar = new Bar(this);
    this.taps = new Taps(this);
    this.list = h("div", { class: "messages", role: "log", tabindex: "0" });
    this.below = h("div", { class: "below" });
    this.newest = iconButton("down", say("newest"), () => this.toEnd(true), { class: "icon newest", hidden: true });
    this.composer = new Composer(this);
    this.list.addEventListener("scroll", () => { this.stays = this.atEnd(); this.markNewest(); });
    // What was at the end stays there when the window or a keyboard changes the room.
    new ResizeObserver(() => { if (this.stays) this.toEnd(); this.markNewest(); }).observe(this.list);
    root.replaceChildren(this.top, this.bar.root, h("div", { class: "screen" }, this.list, this.newest), this.below);
  }

  get person() { return this.stage.persons.find((person) => person.id === this.personId); }
  get chat() { return this.person?.chats.find((chat) => chat.id === this.chatId); }
  get isGroup() { return this.chat?.type !== "private"; }

  // Take up a person and a chat; whatever is not there any more is replaced by what is.
  show(personId, chatId) {
    const person = this.stage.persons.find((one) => one.id === personId) ?? this.wants.person(this.stage);
    const chats = (person?.chats ?? []).filter((chat) => !chat.migrated_to);
    const chat = chats.find((one) => one.id === chatId) ?? chats.find((one) => one.type !== "private" && this.wants.group) ?? chats[0];
    if (person?.id !== this.personId || chat?.id !== this.chatId) {
      Object.assign(this, { personId: person?.id, chatId: chat?.id, since: 0, thread: null, pending: [], unseen: 0 });
      this.messages.clear();
      this.taps.forget();
      this.composer.forget();
      this.list.replaceChildren();
    }
    this.wants.remember(this.personId, this.chatId);
    this.drawFrame();
    return this.refresh();
  }

  reload() {
    this.since = 0;
    this.messages.clear();
    return this.show(this.personId, this.chatId);
  }

  // Fetch what is new; a call during a fetch makes one more fetch after it.
  async refresh() {
    if (!this.chat) return;
    if (this.loading) { this.asked = true; return this.loading; }
    this.loading = this.fetch().finally(() => { this.loading = null; });
    await this.loading;
    if (this.asked) { this.asked = false; await this.refresh(); }
  }

  async fetch() {
    const chatId = this.chatId;
    const told = await get(`/sandbox/persons/${this.personId}/messages`, { chat_id: chatId, since: this.since });
    if (chatId !== this.chatId) return;
    const known = this.since > 0;
    const above = !this.atEnd();
    for (const message of told.messages) {
      if (known && above && !message.mine && !message.deleted && !this.messages.has(message.message_id)) this.unseen += 1;
      if (message.deleted) this.messages.delete(message.message_id);
      else this.messages.set(message.message_id, message);
      if (message.from_bot) this.root.querySelector(".typing")?.remove();
      this.since = Math.max(this.since, message.seq);
    }
    const changed = told.pending.length !== this.pending.length;
    this.pending = told.pending;
    if (told.messages.length || changed || !known) this.draw();
    if (known && told.messages.some((message) => !message.mine)) this.wants.news();
  }

  drawFrame() {
    head(this);
    this.bar.draw();
    this.composer.draw();
    if (!this.person) this.list.replaceChildren(h("p", { class: "empty" }, say("nobody")));
  }

  shown() {
    const all = [...this.messages.values()].sort((a, b) => a.message_id - b.message_id);
    return this.thread === null ? all : all.filter((message) => message.message_thread_id === this.thread);
  }

  draw() {
    const stay = !this.atEnd();
    const groups = new Map();
    for (const message of this.shown()) {
      const key = groupKey(message);
      groups.set(key, [...(groups.get(key) ?? []), message]);
    }
    const nodes = [];
    let day = null;
    for (const [key, messages] of groups) {
      const now = dayOf(messages[0].date);
      if (now !== day) nodes.push(this.kept(`day ${now}`, 0, () => h("div", { class: "service" }, now)));
      day = now;
      nodes.push(this.kept(key, `${this.thread ?? ""}/${Math.max(...messages.map((message) => message.seq))}:${messages.length}`, () => bubble(messages, this.actions())));
    }
    nodes.push(...this.pending.map(pendingBubble));
    if (!nodes.length) nodes.push(h("p", { class: "empty" }, this.isGroup ? say("no_group") : say("no_messages", { name: this.person.first_name })));
    this.place(nodes);
    this.bar.draw();
    this.composer.draw();
    if (!stay) this.toEnd();
    this.markNewest();
  }

  // A node that is still good is used again, so that images do not flicker.
  kept(key, mark, make) {
    const old = this.list.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
    if (old?.dataset.mark === String(mark)) return old;
    const node = make();
    Object.assign(node.dataset, { key, mark });
    return node;
  }

  place(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.list.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, index) => { if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null); });
  }

  atEnd() { return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80; }

  // The way down, and how many messages came in below.
  markNewest() {
    this.newest.hidden = this.atEnd();
    if (this.newest.hidden) this.unseen = 0;
    if (this.unseen) this.newest.dataset.unseen = this.unseen;
    else delete this.newest.dataset.unseen;
  }

  toEnd(smooth = false) {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    for (const image of this.list.querySelectorAll("img")) {
      if (!image.complete) image.addEventListener("load", () => { if (this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 500) this.list.scrollTop = this.list.scrollHeight; }, { once: true });
    }
  }

  jump(id) {
    const row = this.list.querySelector(`[data-id="${id}"]`);
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
    row?.classList.add("lit");
    setTimeout(() => row?.classList.remove("lit"), 1500);
  }

  actions() {
    return {
      isGroup: this.isGroup,
      bot: this.stage.bot.username,
      isWaiting: (id, data) => this.taps.isWaiting(id, data),
      tap: (message, button) => this.taps.tap(message, button),
      react: (message, emoji) => this.react(message, emoji),
      own: (message) => message.reactions[this.personId]?.[0]?.emoji,
      topic: (message) => this.thread === null && this.chat.topics.find((topic) => topic.id === message.message_thread_id)?.name,
      menu: (anchor, message) => this.menu(anchor, message),
      jump: (id) => this.jump(id),
      look: openLook,
      start: (payload) => this.startBot(payload),
      command: (text) => this.act("say", { text }),
      asLink: (url, node) => {
        const payload = startPayload(url, this.stage.bot.username);
        if (payload !== null) node.addEventListener("click", (event) => { event.preventDefault(); this.startBot(payload); });
        return node;
      },
    };
  }

  async act(name, given = {}) {
    try {
      const result = await post(`/sandbox/persons/${this.personId}/${name}`, { chat_id: this.chatId, ...given });
      await this.refresh();
      return result;
    } catch (fault) {
      flash(this.root, fault.message, "bad");
      return null;
    }
  }

  // A link the bot's answer opens; one to the bot itself starts it.
  follow(url) {
    const payload = startPayload(url, this.stage.bot.username);
    if (payload === null) window.open(url, "_blank", "noopener");
    else this.startBot(payload);
  }

  // Into the private chat with the bot, pressing START there.
  async startBot(payload) {
    await this.show(this.personId, this.personId);
    await this.act("start", { payload });
  }

  typing() {
    if (!this.person?.online) return;
    this.root.querySelector(".typing")?.remove();
    const sign = h("div", { class: "typing" }, say("typing", { name: this.stage.bot.first_name }));
    this.list.after(sign);
    setTimeout(() => sign.remove(), 5000);
  }

  react(message, emoji) {
    const own = message.reactions[this.personId]?.[0]?.emoji;
    return this.act("react", { message_id: message.message_id, emoji: own === emoji ? "" : emoji });
  }

  menu(anchor, message) {
    const mine = message.mine && !message.forward_origin && !message.via_bot;
    const own = message.reactions[this.personId]?.[0]?.emoji;
    const pinned = this.chat.pinned.includes(message.message_id);
    const id = { message_id: message.message_id };
    const close = popMenu(anchor, [
      h("div", { class: "emoji" }, EMOJI.map((emoji) => h("button", { type: "button", "aria-pressed": String(own === emoji), onclick: () => { close(); this.react(message, emoji); } }, emoji))),
      { label: say("reply"), icon: "reply", act: () => this.composer.replyTo(message) },
      mine && (message.text || message.caption || message.photo) && { label: say("edit"), icon: "edit", act: () => this.composer.editOf(message) },
      { label: say(pinned ? "unpin" : "pin"), icon: "pin", act: () => this.act(pinned ? "unpin" : "pin", id) },
      { label: say("forward"), icon: "out", act: () => this.act("forward", id) },
      (mine || !this.isGroup) && { label: say("delete"), icon: "bin", danger: true, act: () => this.act("delete", id) },
    ]);
  }
}
