// Where one writes: text, photos, files, a place, commands, and the bot's own keys.

import { get, postForm } from "./api.js";
import { nameOf, summary } from "./bubbles.js";
import { fill, flash, h, icon, iconButton, popMenu, say } from "./dom.js";

export class Composer {
  constructor(phone) {
    Object.assign(this, { phone, files: [], kind: "photo", reply: null, edit: null, hiddenKeys: 0 });
    this.input = h("textarea", { rows: 1, placeholder: say("write"), "aria-label": say("write"), oninput: () => this.grow(), onkeydown: (event) => this.key(event), onpaste: (event) => this.paste(event) });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.take([...this.picker.files]) });
    this.note = h("div", { class: "note" });
    this.keys = h("div", { class: "reply-keys" });
    this.form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      iconButton("clip", say("attach"), (event) => this.attach(event.currentTarget)),
      this.input, this.picker,
      iconButton("menu", say("commands"), (event) => this.commands(event.currentTarget), { class: "icon commands" }),
      h("button", { type: "submit", class: "icon send", "aria-label": say("send"), title: say("send") }, icon("send")));
  }

  forget() {
    Object.assign(this, { files: [], reply: null, edit: null });
    this.input.value = "";
    this.grow();
  }

  draw() {
    const { phone } = this;
    const { person, chat } = phone;
    if (!person) { phone.below.replaceChildren(); return; }
    const silent = chat?.type === "private" && (person.blocked_bot || !person.started);
    if (silent) {
      const act = person.blocked_bot ? () => phone.act("unblock") : () => phone.act("start");
      phone.below.replaceChildren(h("button", { type: "button", class: "main start", onclick: act }, say(person.blocked_bot ? "unblock" : "start")));
      return;
    }
    this.drawNote();
    this.drawKeys();
    if (this.form.parentNode !== phone.below) phone.below.replaceChildren(this.note, this.form, this.keys);
  }

  drawNote() {
    const about = this.edit ?? this.reply;
    this.note.replaceChildren();
    fill(this.note,
      about && h("div", { class: "about" }, h("div", {}, h("strong", {}, this.edit ? say("editing") : nameOf(about)), h("span", {}, summary(about))), iconButton("close", say("cancel"), () => { this.forget(); this.draw(); })),
      this.files.length > 0 && h("div", { class: "about" }, h("div", { class: "thumbs" }, this.files.map((file) => this.thumb(file))), iconButton("close", say("cancel"), () => { this.files = []; this.draw(); })));
    this.input.placeholder = this.files.length ? say("write_caption") : say("write");
    this.input.setAttribute("aria-label", this.input.placeholder);
  }

  thumb(file) {
    if (this.kind === "photo") return h("img", { src: URL.createObjectURL(file), alt: file.name, onload: (event) => URL.revokeObjectURL(event.currentTarget.src) });
    return h("span", { class: "thumb" }, icon("doc"), file.name);
  }

  // The keyboard the newest message with one has put here.
  drawKeys() {
    const own = this.phone.shown().filter((message) => message.keyboard).at(-1);
    const rows = own && own.message_id !== this.hiddenKeys ? own.keyboard.keyboard : null;
    const press = (key) => {
      if (own.keyboard.one_time_keyboard) this.hiddenKeys = own.message_id;
      this.phone.act("tap", { label: key.text, exact: true });
    };
    this.keys.replaceChildren(...(rows ?? []).map((row) => h("div", { class: "key-row" }, row.map((key) => h("button", { type: "button", class: "key", onclick: () => press(key) }, key.text)))));
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      this.send();
    }
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); this.kind = files.every((file) => file.type.startsWith("image/")) ? "photo" : "document"; this.take(files); }
  }

  attach(anchor) {
    popMenu(anchor, [
      { label: say("as_photo"), icon: "photo", act: () => this.pick("photo") },
      { label: say("as_file"), icon: "doc", act: () => this.pick("document") },
      !this.phone.isGroup && { label: say("place"), icon: "place", act: () => this.phone.act("location", { latitude: 59.3121, longitude: 18.0643 }) },
      !this.phone.isGroup && { label: say("own_contact"), icon: "person", act: () => this.phone.act("contact") },
    ]);
  }

  pick(kind) {
    this.kind = kind;
    this.picker.accept = kind === "photo" ? "image/*" : "";
    this.picker.value = "";
    this.picker.click();
  }

  take(files) {
    this.files = files;
    this.draw();
    this.input.focus({ preventScroll: true });
  }

  async commands(anchor) {
    const { commands } = await get(`/sandbox/persons/${this.phone.personId}/commands`, { chat_id: this.phone.chatId });
    const list = commands.length ? commands : [{ command: "start", description: "" }];
    popMenu(anchor, list.map((one) => ({ label: `/${one.command}`, hint: one.description, act: () => this.phone.act("say", { text: `/${one.command}` }) })));
  }

  replyTo(message) {
    Object.assign(this, { reply: message, edit: null });
    this.draw();
    this.input.focus();
  }

  editOf(message) {
    Object.assign(this, { edit: message, reply: null });
    this.input.value = message.text ?? message.caption ?? "";
    this.draw();
    this.grow();
    this.input.focus();
  }

  async send() {
    const text = this.input.value.trim();
    const { phone, files, reply, edit } = this;
    if (!text && !files.length) return;
    const where = { reply_to_message_id: reply?.message_id, message_thread_id: phone.thread ?? reply?.message_thread_id };
    this.forget();
    this.draw();
    if (files.length) await this.sendFiles(files, text, where);
    else if (edit) await phone.act("edit", { message_id: edit.message_id, text });
    else await phone.act("say", { text, ...where });
    phone.toEnd();
  }

  async sendFiles(files, caption, where) {
    const form = new FormData();
    const fields = { kind: this.kind, caption, chat_id: this.phone.chatId, ...where };
    for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
    for (const file of files) form.append("file", file, file.name);
    try {
      await postForm(`/sandbox/persons/${this.phone.personId}/send`, form);
      await this.phone.refresh();
    } catch (fault) {
      flash(this.phone.root, fault.message, "bad");
    }
  }
}
