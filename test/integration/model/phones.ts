import { CallbackCallScript } from '../../../src/modules/callbacks/index.js';
import { ReportLeg } from '../../../src/modules/calls/index.js';
import type { Flow } from '../../../src/telephony/flow.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { accepted, type FakeCall } from '../calls/fake-telephony.js';
import { row } from '../calls/floor-steps.js';
import type { Floor } from '../calls/opened-floor.js';
import { keys } from '../calls/step-input.js';
import type { CallerOnTheLine } from '../hotline/caller.js';

const alive: readonly LegState[] = ['queued', 'ringing', 'in-progress'];
const noSuchNumber = 404;
const longestRingMs = 30_000;
const legOf = (sid: string) => sid.slice('CA-'.length);
const endsThere = (flow: Flow) => flow.some(({ kind }) => kind === 'hang-up') && !flow.some(({ kind }) => kind === 'collect');

/** The phones of everybody, as the carrier knows them. What it knows is told to us later, in any order, or never. */
export class Phones {
  private readonly told = new Map<string, LegState>();
  private readonly callers = new Map<string, CallerOnTheLine>();
  private movesDone = 0;

  constructor(
    private readonly floor: Floor,
    private readonly onRing: (to: string, alreadyOn: number) => void,
  ) {
    floor.carrier.answer = ({ legId, to, from }) => {
      this.onRing(to, this.liveTo(to).length);
      this.add({ carrierSid: `CA-${legId}`, state: 'ringing', startedAt: floor.clock.at, direction: 'outgoing', to, from });
      return accepted(`CA-${legId}`);
    };
  }

  /** The call that rings at this number. */
  ringing(number: string): FakeCall | undefined {
    return this.liveTo(number).find(({ state }) => state === 'ringing');
  }

  talkingAt(number: string): FakeCall | undefined {
    return this.liveTo(number).find(({ state }) => state === 'in-progress');
  }

  becomes(call: FakeCall | undefined, state: LegState): void {
    if (call) this.change(call.carrierSid, state);
  }

  dialsIn(caller: CallerOnTheLine): void {
    this.callers.set(caller.legId, caller);
    const { carrierSid, from } = caller;
    this.add({ carrierSid, state: 'in-progress', startedAt: this.floor.clock.at, direction: 'incoming', to: '', from });
    this.told.set(carrierSid, 'in-progress');
  }

  /** They are on the phone with us, as far as the carrier knows. */
  isOn({ carrierSid }: CallerOnTheLine): boolean {
    return this.floor.carrier.calls.some((call) => call.carrierSid === carrierSid && alive.includes(call.state));
  }

  hangsUp({ carrierSid }: CallerOnTheLine): void {
    this.change(carrierSid, 'completed');
  }

  /** A counsellor takes the phone that rings, and presses a key when they are asked for one. */
  async picksUp(number: string, digits: string): Promise<void> {
    const call = this.ringing(number);
    if (!call) return;
    this.change(call.carrierSid, 'in-progress');
    const leg = await row(this.floor, 'call_leg', legOf(call.carrierSid));
    if (leg['offer_id'] === null) return;
    this.told.set(call.carrierSid, 'in-progress');
    const script = this.floor.use(CallbackCallScript);
    let flow = await script.answered(legOf(call.carrierSid), call.carrierSid);
    if (flow.some(({ kind }) => kind === 'collect')) flow = await script.asked(legOf(call.carrierSid), 'accept', keys(digits));
    if (endsThere(flow)) this.change(call.carrierSid, 'completed');
  }

  /** Nobody lets it ring for ever. */
  ringOut(): void {
    const since = new Date(this.floor.clock.at.getTime() - longestRingMs);
    for (const call of this.floor.carrier.calls)
      if (call.state === 'ringing' && call.startedAt <= since) this.change(call.carrierSid, 'no-answer');
  }

  /** The carrier does what it was asked with phones, and tells what became of them. */
  async tell(backwards = false): Promise<number> {
    await this.follow();
    const news = this.floor.carrier.calls.filter(({ carrierSid, state }) => this.told.get(carrierSid) !== state);
    for (const call of backwards ? news : news.toReversed()) await this.report(call);
    return news.length;
  }

  private async report({ carrierSid, state }: FakeCall): Promise<void> {
    this.told.set(carrierSid, state);
    if (!alive.includes(state)) this.floor.carrier.gone.add(carrierSid);
    const caller = [...this.callers.values()].find((one) => one.carrierSid === carrierSid);
    if (caller) return alive.includes(state) ? undefined : caller.hangsUp();
    const sipResponseCode = state === 'failed' ? noSuchNumber : null;
    await this.floor.use(ReportLeg).run({ legId: legOf(carrierSid), carrierSid, state, sequence: null, sipResponseCode });
  }

  /** Calls that were sent to another document ask for it. */
  private async follow(): Promise<void> {
    const { moved } = this.floor.carrier;
    for (; this.movesDone < moved.length; this.movesDone += 1) {
      const { carrierSid, legId, step } = moved[this.movesDone]!;
      if (this.floor.carrier.calls.every((call) => call.carrierSid !== carrierSid || !alive.includes(call.state))) continue;
      const caller = this.callers.get(legId);
      const flow = caller ? await caller.ask(step, {}) : await this.floor.use(CallbackCallScript).asked(legId, step, keys(''));
      if (endsThere(flow)) this.change(carrierSid, 'completed');
    }
  }

  private liveTo(number: string): readonly FakeCall[] {
    return this.floor.carrier.calls.filter(({ to, state }) => to === number && alive.includes(state));
  }

  private add(call: FakeCall): void {
    this.floor.carrier.calls.unshift({ parentSid: null, seconds: 0, ...call });
  }

  private change(sid: string, to: LegState): void {
    const { carrier } = this.floor;
    carrier.calls = carrier.calls.map((call) =>
      call.carrierSid === sid && alive.includes(call.state) ? { ...call, state: to } : call,
    );
  }
}
