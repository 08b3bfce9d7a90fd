import type { StepInput } from '../../../src/telephony/call-script.js';
import type { Flow, Step } from '../../../src/telephony/flow.js';
import { HotlineScript } from '../../../src/modules/hotline/index.js';
import { number, row } from '../calls/floor-steps.js';
import type { Floor } from '../calls/opened-floor.js';

type Line = Pick<Floor, 'use' | 'database'>;

const ourNumber = '+12025550100';
const nothing: StepInput = {
  carrierSid: '',
  digits: '',
  carrierLine: null,
  lineResult: null,
  recorded: null,
  connected: null,
  connectedSeconds: null,
  fingerprint: '',
};
let calls = 0;

/** Somebody on the phone with us, as the carrier would ask for them. */
export class CallerOnTheLine {
  private constructor(
    private readonly floor: Line,
    readonly carrierSid: string,
    readonly from: string,
    readonly legId: string,
    /** What they hear now. */
    public flow: Flow,
  ) {}

  static async dials(floor: Line, from = number(47)): Promise<CallerOnTheLine> {
    calls += 1;
    const carrierSid = `CA${String(calls).padStart(32, '0')}`;
    const { legId, flow } = await floor.use(HotlineScript).called({ carrierSid, to: ourNumber, from, forwardedFrom: null });
    return new CallerOnTheLine(floor, carrierSid, from, legId, flow);
  }

  /** Presses a key (none for a silence) where one is asked for. */
  press(digits: string): Promise<Flow> {
    return this.goOn('collect', { digits });
  }

  /** The carrier asks what a waiting caller hears. */
  async waits(carrierLine = 'QU1'): Promise<Flow> {
    return this.ask('wait', { carrierLine });
  }

  leavesLine(): Promise<Flow> {
    return this.ask(this.parkStep, { lineResult: 'left' });
  }

  /** The carrier moves them into the room. */
  joins(): Promise<Flow> {
    return this.ask('join', {});
  }

  async ask(step: string, input: Partial<StepInput>): Promise<Flow> {
    this.flow = await this.floor
      .use(HotlineScript)
      .asked(this.legId, step, { ...nothing, carrierSid: this.carrierSid, ...input });
    this.rememberPark();
    return this.flow;
  }

  hangsUp(): Promise<void> {
    const { carrierSid, from } = this;
    return this.floor.use(HotlineScript).incomingEnded({ carrierSid, to: ourNumber, from, forwardedFrom: null, seconds: 0 });
  }

  async record(): Promise<Record<string, unknown>> {
    const [found] = await this.floor.database.query<Record<string, unknown>>(
      'select i.* from inbound_call i join call_leg l on l.inbound_call_id = i.id where l.id = $1',
      [this.legId],
    );
    return found!;
  }

  async callback(): Promise<Record<string, unknown>> {
    return row(this.floor, 'callback', String((await this.record())['callback_id']));
  }

  /** Keys of everything they hear. */
  get hears(): string[] {
    return this.flow.flatMap((step) =>
      step.kind === 'say' ? [step.line.key] : step.kind === 'collect' ? step.prompts.map((line) => line.key) : [],
    );
  }

  private parkStep = '';

  private async goOn(kind: 'collect', input: Partial<StepInput>): Promise<Flow> {
    const step = this.flow.find((one): one is Extract<Step, { kind: 'collect' }> => one.kind === kind);
    if (!step) throw new Error(`nobody asks for a key: ${JSON.stringify(this.flow)}`);
    return this.ask(step.step, input);
  }

  private rememberPark(): void {
    const park = this.flow.find((step): step is Extract<Step, { kind: 'park' }> => step.kind === 'park');
    if (park) this.parkStep = park.step;
  }
}
