// A finger on a button: the spinner until the bot answers, then a toast, an alert, a link, a draft.

import { flash, say } from "./dom.js";
import { openMiniApp, showAlert } from "./overlays.js";

const PATIENCE = 15000;

export class Taps {
  constructor(phone) {
    Object.assign(this, { phone, waiting: new Set() });
  }

  forget() { this.waiting.clear(); }

  isWaiting(id, data) { return this.waiting.has(`${id}/${data}`); }

  async tap(message, button) {
    const { phone } = this;
    if (button.callback_data === undefined) { await this.apart(message, button); return; }
    const mark = `${message.message_id}/${button.callback_data}`;
    this.spin(mark, true);
    const result = await phone.act("tap", { message_id: message.message_id, data: button.callback_data, wait: 0 });
    if (!result?.tap) { this.spin(mark, false); return; }
    setTimeout(() => { if (this.waiting.has(mark)) { this.spin(mark, false); flash(phone.root, say("no_answer"), "bad"); } }, PATIENCE);
  }

  // Buttons the bot hears nothing of.
  async apart(message, button) {
    const { phone } = this;
    const done = await phone.act("tap", { message_id: message.message_id, label: button.text, exact: true });
    if (done?.web_app) openMiniApp(done.web_app, button.text);
    if (done?.prefill) phone.composer.prefill(done.prefill);
    if (done?.copied === undefined || done === null) return;
    await navigator.clipboard?.writeText(done.copied).catch(() => {});
    flash(phone.root, say("copied", { text: done.copied }));
  }

  spin(mark, on) {
    if (on) this.waiting.add(mark);
    else this.waiting.delete(mark);
    const row = this.phone.list.querySelector(`[data-id="${mark.split("/")[0]}"]`);
    if (row) row.dataset.mark = "";
    this.phone.draw();
  }

  // The bot's answer to a tap: the spinner stops, a toast or an alert shows.
  answered(note) {
    const { phone } = this;
    if (note.person !== phone.personId || note.chat !== phone.chatId || !phone.person.online) return;
    this.spin(`${note.message}/${note.data}`, false);
    if (note.answer.url) phone.follow(note.answer.url);
    if (!note.answer.text) return;
    if (note.answer.show_alert) showAlert(phone.root, note.answer.text);
    else flash(phone.root, note.answer.text);
  }
}
