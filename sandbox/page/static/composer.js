// Where one writes: text, photos, files, a place, commands, "@bot words", and the bot's own keys.

import { get, postForm } from "./api.js";
import { nameOf, summary } from "./bubbles.js";
import { fill, flash, h, icon, iconButton, popMenu, say } from "./dom.js";
import { Inline } from "./inline.js";
import { ReplyKeys } from "./keys.js";

const ODD = ["sticker", "video_note", "poll", "dice", "story"];

export class Composer {
  constructor(phone) {
    Object.assign(this, { phone, files: [], kind: "photo", reply: null, edit: null });
    this.input = h("textarea", { rows: 1, "aria-label": say("write"), oninput: () => this.changed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.paste(event) });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.take([...this.picker.files]) });
    this.note = h("div", { class: "note" });
    this.inline = new Inline(this);
    this.keys = new ReplyKeys(this);
    this.form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      iconButton("clip", say("attach"), (event) => this.attach(event.currentTarget)),
      h("div", { class: "line-in" }, this.input, this.keys.toggle,
        iconButton("menu", say("commands"), (event) => this.commands(event.currentTarget), { class: "icon commands" })),
      this.picker,
      h("button", { type: "submit", class: "icon send", "aria-label": say("send"), title: say("send") }, icon("send")));
  }

  forget() {
    Object.assign(this, { files: [], reply: null, edit: null });
    this.input.value = "";
    this.changed();
  }

  clear() {
    this.forget();
    this.draw();
  }

  // What a tap puts into the line; nothing is sent by it.
  prefill(text) {
    this.input.value = text;
    this.changed();
    this.input.focus({ preventScroll: true });
    this.input.setSelectionRange(text.length, text.length);
  }

  changed() {
    this.grow();
    this.form.classList.toggle("empty-line", !this.input.value.trim() && !this.files.length);
    if (this.phone.person?.online && this.phone.stage.bot.inline && !this.edit) this.inline.typed(this.input.value);
    else this.inline.close();
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
    const topic = chat?.topics.find((one) => one.id === phone.thread);
    if (topic?.closed && chat.type !== "private") { phone.below.replaceChildren(h("p", { class: "closed" }, icon("lock"), say("topic_is_closed"))); return; }
    this.drawNote();
    this.keys.draw();
    if (this.form.parentNode !== phone.below) phone.below.replaceChildren(this.inline.panel, this.note, this.form, this.keys.root);
  }

  drawNote() {
    const about = this.edit ?? this.reply;
    this.note.replaceChildren();
    fill(this.note,
      about && h("div", { class: "about" }, h("div", {}, h("strong", {}, this.edit ? say("editing") : nameOf(about)), h("span", {}, summary(about))), iconButton("close", say("cancel"), () => this.clear())),
      this.files.length > 0 && h("div", { class: "about" }, h("div", { class: "thumbs" }, this.files.map((file) => this.thumb(file))), iconButton("close", say("cancel"), () => { this.files = []; this.changed(); this.draw(); })));
    const label = this.files.length ? say("write_caption") : say("write");
    this.input.placeholder = (!this.files.length && this.keys.placeholder()) || label;
    this.input.setAttribute("aria-label", label);
  }

  thumb(file) {
    if (this.kind === "photo") return h("img", { src: URL.createObjectURL(file), alt: file.name, onload: (event) => URL.revokeObjectURL(event.currentTarget.src) });
    return h("span", { class: "thumb" }, icon(this.kind === "voice" ? "mic" : "doc"), file.name);
  }

  grow() {
    this.input.style.height = "auto";
    const most = Math.round(Math.max(120, this.phone.root.clientHeight * 0.34));
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, most)}px`;
    this.input.classList.toggle("full", this.input.scrollHeight > most);
  }

  key(event) {
    if (event.key === "Escape") this.inline.close();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      this.send();
    }
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); this.kind = files.every((file) => file.type.startsWith("image/")) ? "photo" : "document"; this.take(files); }
  }

  async attach(anchor) {
    const { phone } = this;
    this.samples ??= (await get("/sandbox/samples")).samples;
    popMenu(anchor, [
      { label: say("as_photo"), icon: "photo", act: () => this.pick("photo", "image/*") },
      this.samples.length > 0 && { label: say("samples"), icon: "photo", act: () => popMenu(anchor, this.samples.map((name, nth) => ({ label: name, icon: "photo", act: () => this.takeSample(name, nth) }))) },
      { label: say("as_file"), icon: "doc", act: () => this.pick("document", "") },
      { label: say("voice"), icon: "mic", act: () => this.pick("voice", "audio/*,.ogg,.oga") },
      { label: say("video"), icon: "photo", act: () => this.pick("video", "video/*") },
      { label: say("place"), icon: "place", act: () => phone.act("location", { latitude: 59.3121, longitude: 18.0643, ...this.where() }) },
      { label: say("own_contact"), icon: "person", act: () => phone.act("contact", this.where()) },
      { label: say("other_kind"), icon: "smile", act: () => popMenu(anchor, ODD.map((kind) => ({ label: say(kind), icon: "smile", act: () => phone.act("odd", { kind, ...this.where() }) }))) },
    ]);
  }

  pick(kind, accept) {
    this.kind = kind;
    this.picker.accept = accept;
    this.picker.value = "";
    this.picker.click();
  }

  async takeSample(name, nth) {
    const told = await fetch(`/sandbox/samples/${nth}`);
    this.kind = "photo";
    this.take([new File([await told.blob()], `${name}.jpg`, { type: "image/jpeg" })]);
  }

  take(files) {
    this.files = files;
    this.changed();
    this.draw();
    this.input.focus({ preventScroll: true });
  }

  async commands(anchor) {
    const { commands } = await get(`/sandbox/persons/${this.phone.personId}/commands`, { chat_id: this.phone.chatId });
    const list = commands.length ? commands : [{ command: "start", description: "" }];
    popMenu(anchor, list.map((one) => ({ label: `/${one.command}`, hint: one.description, act: () => this.phone.act("say", { text: `/${one.command}`, ...this.where() }) })));
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
    this.changed();
    this.input.focus();
  }

  // Where what is sent now will stand.
  where() {
    const given = { reply_to_message_id: this.reply?.message_id, message_thread_id: this.phone.thread ?? this.reply?.message_thread_id };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  }

  async send() {
    const text = this.input.value.trim();
    const { phone, files, edit } = this;
    if (!text && !files.length) return;
    const where = this.where();
    this.clear();
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
