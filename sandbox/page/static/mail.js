// The customer's mailbox: a list, a letter, and a sheet to write on.

import { get, post, postForm } from "./api.js";
import { ask, avatar, dayOf, field, fill, flash, h, icon, iconButton, say, size, time } from "./dom.js";
import { link } from "./text.js";

const URLS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}])/;

export class Mailbox {
  constructor(root, stage, wants) {
    Object.assign(this, { root, stage, wants, since: 0, mails: new Map(), open: null, loading: null, asked: false, html: false, unread: new Set() });
    this.top = h("header", { class: "device-top" });
    this.body = h("div", { class: "mail" });
    root.replaceChildren(this.top, this.body);
  }

  get box() { return this.stage.mailboxes.find((one) => one.address === this.address); }

  show(address) {
    const next = this.stage.mailboxes.find((one) => one.address === address) ?? this.wants.box(this.stage);
    if (next?.address !== this.address) {
      Object.assign(this, { address: next?.address, since: 0, open: null });
      this.mails.clear();
      this.unread.clear();
    }
    this.wants.remember(this.address);
    this.drawTop();
    this.draw();
    return this.refresh();
  }

  reload() {
    this.since = 0;
    this.mails.clear();
    return this.show(this.address);
  }

  async refresh() {
    if (!this.address) return;
    if (this.loading) { this.asked = true; return this.loading; }
    this.loading = this.fetch().finally(() => { this.loading = null; });
    await this.loading;
    if (this.asked) { this.asked = false; await this.refresh(); }
  }

  async fetch() {
    const address = this.address;
    const told = await get(`/sandbox/mailboxes/${encodeURIComponent(address)}`, { since: this.since });
    if (address !== this.address) return;
    const known = this.since > 0;
    for (const mail of told.mails) {
      this.mails.set(mail.id, mail);
      if (known && mail.folder === "inbox") { this.unread.add(mail.id); this.wants.news(); }
      this.since = Math.max(this.since, mail.seq);
    }
    this.since = Math.max(this.since, 1);
    if (told.mails.length && !this.open) this.draw();
  }

  drawTop() {
    const picker = h("select", { "aria-label": say("mailbox"), onchange: (event) => this.pick(event.currentTarget.value) },
      !this.address && h("option", { value: "" }, "–"),
      this.stage.mailboxes.map((box) => h("option", { value: box.address, selected: box.address === this.address }, box.name || box.address)),
      h("option", { value: "new" }, say("new_mailbox")));
    this.top.replaceChildren(
      avatar(this.box?.name || this.address || "?"),
      h("div", { class: "who" }, h("div", { class: "picks" }, picker), h("div", { class: "state" }, this.address ?? "")),
      h("button", { type: "button", class: "main small", disabled: !this.address, onclick: () => this.compose() }, say("compose")));
  }

  async pick(value) {
    if (value !== "new") { await this.show(value); return; }
    this.drawTop();
    const given = await ask(say("new_mailbox_title"), [
      field(say("name"), "name"), field(say("address"), "address", { type: "email", required: true }),
    ], say("create"));
    if (!given) return;
    await post("/sandbox/mailboxes", given);
    await this.stage.reload();
    await this.show(given.address.toLowerCase());
  }

  draw() {
    if (this.open) { this.drawLetter(this.mails.get(this.open)); return; }
    const mails = [...this.mails.values()].sort((a, b) => b.seq - a.seq);
    this.body.className = "mail list";
    this.body.replaceChildren(...(mails.length ? mails.map((mail) => this.item(mail)) : [this.empty()]));
  }

  empty() {
    return h("div", { class: "empty" }, h("p", {}, this.address ? say("no_mails", { address: this.address }) : say("no_mailbox")),
      this.address ? h("button", { type: "button", class: "main", onclick: () => this.compose() }, say("compose"))
        : h("button", { type: "button", class: "main", onclick: () => this.pick("new") }, say("new_mailbox")));
  }

  read(id) {
    const mail = this.mails.get(id);
    if (!mail) return;
    this.open = id;
    this.unread.delete(id);
    this.html = Boolean(mail.html);
    this.draw();
  }

  item(mail) {
    const sent = mail.folder === "sent";
    const other = sent ? mail.to[0] : mail.from;
    const name = other?.name || other?.email || "?";
    return h("button", { type: "button", class: this.unread.has(mail.id) ? "mail-item unread" : "mail-item", onclick: () => this.read(mail.id) },
      avatar(name),
      h("span", { class: "mail-who" }, sent ? say("sent_to", { name }) : name),
      h("time", {}, stamp(mail)),
      h("span", { class: "mail-subject" }, h("span", {}, mail.subject || say("no_subject")), mail.attachments.length > 0 && icon("clip")),
      h("span", { class: "mail-peek" }, peek(mail)));
  }

  drawLetter(mail) {
    const auto = mail.headers["Auto-Submitted"] && mail.headers["Auto-Submitted"] !== "no";
    const who = (one) => one.name ? `${one.name} <${one.email}>` : one.email;
    this.body.className = "mail letter";
    this.body.replaceChildren();
    fill(this.body,
      h("div", { class: "letter-bar" },
        iconButton("back", say("back"), () => { this.open = null; this.draw(); }),
        mail.html && h("div", { class: "seg" }, this.segment(true, say("as_html"), mail), this.segment(false, say("as_text"), mail)),
        mail.folder === "inbox" && h("button", { type: "button", class: "main small", onclick: () => this.compose(mail) }, icon("reply"), say("reply"))),
      h("h2", {}, mail.subject || say("no_subject")),
      h("dl", {}, h("dt", {}, say("from")), h("dd", {}, who(mail.from), auto && h("small", { class: "badge" }, say("automatic"))), h("dt", {}, say("to")), h("dd", {}, mail.to.map(who).join(", ")), h("dt", {}, say("date")), h("dd", {}, `${dayOf(mail.at)} ${time(mail.at)} · `, h("a", { href: `/sandbox/mails/${mail.id}/raw`, target: "_blank", rel: "noopener" }, say("source")))),
      this.html ? sheet(mail)
        : h("div", { class: "letter-text" }, this.linked(mail.text || mail.html.replace(/<[^>]*>/g, " "))),
      mail.attachments.length > 0 && h("div", { class: "enclosed" }, mail.attachments.map((one, number) => this.enclosure(mail, one, number))));
  }

  segment(html, label, mail) {
    return h("button", { type: "button", "aria-pressed": String(this.html === html), onclick: () => { this.html = html; this.drawLetter(mail); } }, label);
  }

  linked(text) {
    const on = { bot: this.stage.bot.username, start: (payload) => this.wants.start(payload) };
    return text.split(URLS).map((piece, index) => index % 2 ? link(piece, piece, on) : piece);
  }

  enclosure(mail, one, number) {
    const url = `/sandbox/mails/${mail.id}/attachments/${number}`;
    const image = one.content_type.startsWith("image/") && one.content_type !== "image/svg+xml";
    return h("a", { class: "file", href: url, target: "_blank", rel: "noopener" },
      image ? h("img", { src: url, alt: one.name, loading: "lazy" }) : h("span", { class: "file-icon" }, icon("doc")),
      h("span", { class: "file-name" }, h("strong", {}, one.name), h("small", {}, size(one.size))));
  }

  compose(answered = null) {
    const to = answered ? answered.headers["Reply-To"] || answered.from.email : this.stage.scene.intake ?? "";
    const subject = answered ? (/^(re|sv):/i.test(answered.subject) ? answered.subject : `${say("lang") === "sv" ? "Sv" : "Re"}: ${answered.subject}`) : "";
    const files = h("div", { class: "thumbs" });
    const picker = h("input", { type: "file", name: "file", multiple: true, onchange: () => files.replaceChildren(...[...picker.files].map((file) => h("span", { class: "thumb" }, icon(file.type.startsWith("image/") ? "photo" : "doc"), file.name))) });
    const submit = h("button", { type: "submit", class: "main small" }, icon("send"), say("send"));
    const form = h("form", { class: "write", onsubmit: (event) => { event.preventDefault(); this.send(form, submit, answered); } },
      h("div", { class: "letter-bar" }, iconButton("back", say("back"), () => this.draw()), submit),
      field(say("to"), "to", { value: to, required: true, type: answered ? "text" : "email" }),
      field(say("subject"), "subject", { value: subject }),
      h("textarea", { name: "text", rows: 9, "aria-label": say("text"), placeholder: answered ? "" : say("mail_text"), required: true }),
      h("label", { class: "attach" }, icon("clip"), h("span", {}, say("attach_photo")), picker), files);
    this.body.className = "mail letter";
    this.body.replaceChildren(form);
    form.elements[answered || to ? (answered ? "text" : "subject") : "to"].focus({ preventScroll: true });
  }

  async send(form, submit, answered) {
    const data = new FormData(form);
    data.set("from", this.address);
    data.set("from_name", this.box?.name ?? "");
    data.set("language", document.documentElement.lang);
    if (answered) data.set("reply_to", answered.id);
    submit.disabled = true;
    submit.lastChild.textContent = say("sending");
    try {
      await postForm("/sandbox/mails", data);
      this.open = null;
      await this.refresh();
      this.draw();
    } catch (fault) {
      submit.disabled = false;
      submit.lastChild.textContent = say("send");
      flash(this.root, fault.message, "bad");
    }
  }
}

// The letter as a mail program shows it, as high as what it says. No script runs in it.
function sheet(mail) {
  const frame = h("iframe", { class: "letter-html", title: mail.subject, sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox", src: `/sandbox/mails/${mail.id}/html` });
  const fit = () => { frame.style.height = `${frame.contentDocument?.documentElement?.offsetHeight ?? 0}px`; };
  frame.addEventListener("load", () => { fit(); new ResizeObserver(fit).observe(frame); });
  return frame;
}

// The first words of a letter, as an inbox lists them; a line to write above says nothing.
function peek(mail) {
  return mail.text.replace(/^\s*-{3}.*-{3}\s/, "").replace(/\s+/g, " ").slice(0, 120);
}

function stamp(mail) {
  const when = time(mail.at);
  return dayOf(mail.at) === say("today") ? when : `${dayOf(mail.at)} ${when}`;
}
