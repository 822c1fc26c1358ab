// Inline mode: "@bot words" in the line one writes in, and the results to pick from above it.

import { post } from "./api.js";
import { avatar, h, say } from "./dom.js";

const PAUSE = 250;

export class Inline {
  constructor(composer) {
    Object.assign(this, { composer, asked: null, timer: null, turn: 0, query: null, next: "", loading: false });
    this.panel = h("div", { class: "found", role: "listbox", "aria-label": say("results"), hidden: true, onscroll: () => this.scrolled() });
  }

  get bot() { return this.composer.phone.stage.bot; }

  // What stands in the line has changed.
  typed(text) {
    const name = `@${this.bot.username}`;
    const words = text.slice(name.length);
    const meant = text.toLowerCase().startsWith(name.toLowerCase()) && (words === "" || /^\s/.test(words));
    if (meant) { this.later(words.trimStart()); return; }
    this.close();
    if (/^@\w*$/.test(text) && name.toLowerCase().startsWith(text.toLowerCase())) this.offer(name);
  }

  // The bot's name, to be completed by a tap.
  offer(name) {
    this.show([this.row(avatar(this.bot.first_name, true), this.bot.first_name, `${name} · ${say("ask_bot")}`, () => this.composer.prefill(`${name} `))]);
  }

  later(query) {
    if (query === this.asked && !this.panel.hidden) return;
    this.asked = query;
    clearTimeout(this.timer);
    this.turn += 1;
    if (this.panel.hidden) this.show([this.wait()]);
    this.timer = setTimeout(() => this.ask(query, ""), PAUSE);
  }

  wait() { return h("p", { class: "hint busy" }, say("searching")); }

  async ask(query, offset) {
    const turn = this.turn;
    this.loading = true;
    const { phone } = this.composer;
    let told = null;
    let fault = null;
    try {
      told = await post(`/sandbox/persons/${phone.personId}/ask_inline`, { chat_id: phone.chatId, query, offset, wait: 10 });
    } catch (refused) { fault = refused.message; }
    this.loading = false;
    if (turn !== this.turn) return;
    if (!told?.answer) { this.show([h("p", { class: "hint" }, fault ?? say("no_results_came"))]); return; }
    this.query = told.query;
    this.next = told.answer.next_offset;
    const rows = told.answer.results.map((one) => this.result(one, told.query));
    if (offset) { this.panel.append(...rows); return; }
    const button = told.answer.button && this.button(told.answer.button);
    this.show([button, ...rows, !rows.length && !button && h("p", { class: "hint" }, say("nothing_found"))]);
  }

  result(one, query) {
    const lines = one.text.split("\n");
    return this.row(h("span", { class: "found-mark", "aria-hidden": "true" }, one.title.trim().slice(0, 1).toUpperCase()), one.title || lines[0], one.description || lines[1] || "", () => this.pick(one, query));
  }

  row(mark, title, hint, act) {
    return h("button", { type: "button", role: "option", class: "result", onclick: act }, mark, h("span", {}, h("strong", {}, title), hint && h("small", {}, hint)));
  }

  button(button) {
    const act = () => {
      this.composer.clear();
      if (button.start_parameter !== undefined) this.composer.phone.startBot(button.start_parameter);
    };
    return h("button", { type: "button", class: "result above", onclick: act }, button.text);
  }

  async pick(one, query) {
    const { phone } = this.composer;
    const where = this.composer.where();
    this.composer.clear();
    await phone.act("pick_inline", { query, result: one.id, ...where });
    phone.toEnd();
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.panel;
    if (this.next && !this.loading && scrollHeight - scrollTop - clientHeight < 120) this.ask(this.asked, this.next);
  }

  show(nodes) {
    this.panel.replaceChildren(...nodes.filter(Boolean));
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
  }

  close() {
    clearTimeout(this.timer);
    Object.assign(this, { asked: null, next: "" });
    this.turn += 1;
    this.panel.hidden = true;
  }
}
