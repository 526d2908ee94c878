// What an editor did and the service has not yet confirmed. It is sent in order, one by one; while the service
// cannot be reached or the session has ended it is kept in the browser, and sent when that is over.

import { Answer, Lost, post } from "./net.js";

export class Outbox {
  /** `on` has saved(answer), waiting(count), lost(reason, count), clash(answer, actions), refused(error). */
  constructor(address, name, number, on) {
    Object.assign(this, { address, name, number, on, sending: null, clashing: false });
    this.waiting = JSON.parse(localStorage.getItem(name) || "[]");
    addEventListener("online", () => this.send());
    if (this.waiting.length) this.send();
  }

  add(actions) {
    this.waiting.push({ actions, seen: this.number });
    this.keep();
    return this.send();
  }

  /** What the editor chose of two versions: `mine` is sent whatever stands there; theirs lets go of mine. */
  settle(mine) {
    this.clashing = false;
    if (!mine) return this.done();
    this.waiting[0].seen = null;
    this.keep();
    return this.send();
  }

  keep() {
    if (this.waiting.length) localStorage.setItem(this.name, JSON.stringify(this.waiting));
    else localStorage.removeItem(this.name);
  }

  /** Sends what waits; ends when nothing waits any more, or it cannot be sent now. */
  send() {
    this.sending ??= this.deliver().finally(() => (this.sending = null));
    return this.sending;
  }

  async deliver() {
    if (this.clashing) return;
    clearTimeout(this.again);
    try {
      while (this.waiting.length) {
        this.on.waiting(this.waiting.length);
        const { actions, seen } = this.waiting[0]; // as it was when the editor did it, however long ago
        const answer = await post(`${this.address}/actions`, { actions, seen });
        this.number = answer.number;
        this.done();
        this.on.saved(answer);
      }
    } catch (error) {
      this.failed(error);
    }
  }

  done() {
    this.waiting.shift();
    this.keep();
  }

  failed(error) {
    if (error instanceof Lost || (error instanceof Answer && (error.status >= 500 || error.status === 429))) {
      this.on.lost("connection", this.waiting.length);
      this.again = setTimeout(() => this.send(), 5000);
    } else if (error instanceof Answer && error.status === 401) {
      this.on.lost("session", this.waiting.length);
    } else if (error instanceof Answer && error.status === 409 && error.body.theirs) {
      this.number = error.body.number;
      this.clashing = true; // kept, even through a reload, until the editor has chosen: `settle`
      this.on.clash(error.body, this.waiting[0].actions);
    } else {
      this.done();
      this.on.refused(error);
    }
  }
}
