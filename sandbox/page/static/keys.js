// The keyboard a bot puts in place of the letters, and the reply it may force.

import { h, icon, iconButton, say } from "./dom.js";

export class ReplyKeys {
  constructor(composer) {
    Object.assign(this, { composer, hidden: 0, forced: 0 });
    this.root = h("div", { class: "reply-keys" });
    this.toggle = iconButton("keys", say("keys"), () => this.turn(), { class: "icon keys-toggle", "aria-expanded": "true", hidden: true });
  }

  // The newest message that says anything about keys.
  get own() { return this.composer.phone.shown().filter((message) => message.keyboard).at(-1); }

  placeholder() { return this.own?.keyboard.input_field_placeholder; }

  draw() {
    const { own } = this;
    const rows = own?.keyboard.keyboard ?? [];
    const away = !rows.length || own.message_id === this.hidden;
    this.toggle.hidden = !rows.length;
    this.toggle.setAttribute("aria-expanded", String(!away));
    this.root.replaceChildren(...(away ? [] : rows).map((row) => h("div", { class: "key-row" }, row.map((key) => this.key(own, key)))));
    if (own?.keyboard.force_reply && own.message_id !== this.forced) {
      this.forced = own.message_id;
      this.composer.reply ??= own;
      this.composer.drawNote();
    }
  }

  key(own, key) {
    const marked = /^\p{Extended_Pictographic}/u.test(key.text);
    const sign = marked ? null : key.request_location ? "place" : key.request_contact ? "person" : null;
    return h("button", { type: "button", class: `key ${key.style ?? ""}`, onclick: () => this.press(own, key) }, sign && icon(sign), h("span", {}, key.text));
  }

  press(own, key) {
    if (own.keyboard.one_time_keyboard) this.hidden = own.message_id;
    this.draw();
    return this.composer.phone.act("tap", { label: key.text, exact: true, ...this.composer.where() });
  }

  turn() {
    const { own } = this;
    this.hidden = this.hidden === own.message_id ? 0 : own.message_id;
    this.draw();
  }
}
