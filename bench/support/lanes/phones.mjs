import { LostAnswer, moveCall } from './losing-carrier.mjs';

const keys = (digits, carrierSid) => ({
  carrierSid,
  digits,
  carrierLine: null,
  lineResult: null,
  recorded: null,
  connected: null,
  fingerprint: `keys-${digits}`,
});
const reported = 3; // times that the carrier tries a webhook

/** What happens at the phones of a lane, and what the carrier tells of it: late, twice, in any order, or never. */
export class Phones {
  #lane;
  #app;

  constructor(lane, app) {
    this.#lane = lane;
    this.#app = app;
  }

  /** A phone begins to ring: the person's, or a counsellor's. */
  ring(call, ofPerson) {
    const { random } = this.#lane;
    const begins = random.whole(0, 2);
    this.#later(begins, call, 'ringing');
    const fate = random.whole(1, 10);
    if (fate === 1) this.#later(begins + 1, call, random.pick(['busy', 'failed']));
    else if (fate <= 3) this.#later(begins + call.ringSeconds, call, 'no-answer');
    else if (ofPerson) this.#personAnswers(begins + random.whole(1, 6), call);
    else this.#later(begins + random.whole(1, 4), call, 'in-progress', () => this.#counsellorAnswers(call));
  }

  /** The carrier tells of a state: after 0 to 3 s, sometimes twice, sometimes not at all; of a silent call it tells nothing. */
  tell({ legId, carrierSid, state, reports, silent }) {
    const { random } = this.#lane;
    if (silent || random.chance(0.05)) return;
    const report = () => this.#app.report.run({ legId, carrierSid, state, sequence: reports, sipResponseCode: null });
    for (let copies = random.chance(0.1) ? 2 : 1; copies > 0; copies--) this.#webhook(random.whole(0, 3), report);
  }

  #personAnswers(seconds, call) {
    const { random } = this.#lane;
    this.#later(seconds, call, 'in-progress');
    this.#later(seconds + random.whole(5, 40), call, 'completed');
  }

  #counsellorAnswers(call) {
    this.#webhook(0, async () => {
      const flow = await this.#app.script.answered(call.legId, call.carrierSid);
      if (flow.some(({ kind }) => kind === 'collect')) this.#presses(call);
      else this.#obeys(call, flow);
    });
  }

  /** 1, now or later; sometimes twice at once; sometimes nothing. */
  #presses(call) {
    const { random } = this.#lane;
    const digits = random.chance(0.85) ? '1' : '';
    const seconds = digits ? random.whole(0, 8) : 8;
    const ask = async () => this.#obeys(call, await this.#app.script.asked(call.legId, 'accept', keys(digits, call.carrierSid)));
    for (let copies = random.chance(0.2) ? 2 : 1; copies > 0; copies--) this.#webhook(seconds, ask);
  }

  #obeys(call, flow) {
    const stays = flow.some(({ kind }) => kind === 'join-room');
    if (!stays) this.#later(1, call, 'completed');
    else if (this.#lane.random.chance(0.3)) this.#later(this.#lane.random.whole(1, 30), call, 'completed');
  }

  #later(seconds, call, state, then = () => {}) {
    this.#lane.in(seconds, () => {
      const before = call.state;
      moveCall(this.#lane, call, state);
      if (call.state === state && before !== state) then();
    });
  }

  #webhook(seconds, ask, tries = reported) {
    this.#lane.in(seconds, ask, (error) => {
      if (!(error instanceof LostAnswer)) this.#lane.story.unexpected(error);
      if (tries > 1) this.#webhook(1, ask, tries - 1);
    });
  }
}
