import { createHash } from 'node:crypto';
import type { CarrierError } from '../../../src/telephony/carrier-error.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import {
  TelephonyProvider,
  type Capabilities,
  type CarrierCall,
  type CarrierHealth,
  type CreateResult,
  type InboundEndpoints,
  type ListedCall,
  type ListedRecording,
  type ListedText,
  type MoveResult,
  type NumberFacts,
  type OwnedNumber,
  type PlaceResult,
  type RoomMember,
  type RoomSeat,
  type RungLeg,
  type SeatChange,
  type SentText,
} from '../../../src/telephony/telephony-provider.js';
import { FakeRooms } from './fake-rooms.js';

/** A call that the fake knows; without numbers it is found whoever is asked for. */
export type FakeCall = CarrierCall & Partial<ListedCall>;
type Moved = { readonly carrierSid: string; readonly legId: string; readonly step: string };

const final: readonly LegState[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];
const endpoints: InboundEndpoints = {
  voice: 'https://line.example.org/voice',
  voiceFallback: 'https://line.example.org/fallback',
  callEnded: 'https://line.example.org/ended',
  text: 'https://line.example.org/texts',
};

/** A carrier in memory that answers what the test says, and remembers what it was asked. */
export class FakeTelephony extends TelephonyProvider {
  override capabilities: Capabilities = {
    collectWhileWaiting: true,
    coaching: true,
    pauseRecording: true,
    startRoomRecording: false,
    browser: true,
    texts: true,
    carrierOptOut: true,
    orderedEvents: false,
    idempotentCreate: false,
    longestRingSeconds: 600,
  };
  readonly rung: RungLeg[] = [];
  /** The seats of legs that were rung into a room, by leg. */
  readonly seats = new Map<string, RoomSeat>();
  readonly hungUp: string[] = [];
  readonly moved: Moved[] = [];
  readonly sent: SentText[] = [];
  readonly recordingsStarted: { carrierSid: string; recordingId: string }[] = [];
  readonly recordingsControlled: { carrierSid: string; recordingSid: string; to: string }[] = [];
  readonly deletedRecordings: string[] = [];
  readonly rooms = new FakeRooms();
  roomsWork = true;
  /** What `ring` and `ringIntoRoom` answer; runs while the carrier "thinks". */
  answer: (leg: RungLeg) => Promise<PlaceResult> | PlaceResult = (leg) => accepted(`CA-${leg.legId}`);
  /** What `send` answers. */
  textAnswer: (text: { textId: string; to: string }) => Promise<CreateResult> | CreateResult = ({ textId }) =>
    made(`SM-${textId}`);
  recordingAnswer: (leg: { recordingId: string }) => Promise<CreateResult> | CreateResult = ({ recordingId }) =>
    made(`RE-${recordingId}`);
  /** Every call that the carrier shows, oldest last. */
  calls: FakeCall[] = [];
  texts: ListedText[] = [];
  /** Of a text that was just sent. */
  textState = 'queued';
  recordings: ListedRecording[] = [];
  media = new Map<string, { bytes: Buffer; contentType: string }>();
  numbers: OwnedNumber[] = [];
  facts = new Map<string, NumberFacts>();
  /** Numbers that somebody asked about. */
  readonly described: { number: string; knownSince: Date | undefined }[] = [];
  /** What `describe` answers. */
  descriptionOf: (number: string) => Promise<NumberFacts> | NumberFacts = (number) =>
    this.facts.get(number) ?? { valid: true, lineType: null, reassigned: null };
  state: CarrierHealth = { kind: 'ok' };
  /** What every question about the account ends in, while it is set. */
  failsWith: CarrierError | null = null;
  /** Legs that are not there any more when somebody wants to move them. */
  readonly gone = new Set<string>();

  constructor(private readonly time: () => Date = () => new Date()) {
    super();
  }

  protected override now(): Date {
    return this.time();
  }

  override health(): CarrierHealth {
    return this.state;
  }

  protected override async placeRing(leg: RungLeg): Promise<PlaceResult> {
    this.rung.push(leg);
    return this.shown(leg, await this.answer(leg));
  }

  protected override async placeRingIntoRoom(leg: RungLeg, seat: RoomSeat): Promise<PlaceResult> {
    this.seats.set(leg.legId, seat);
    const result = await this.placeRing(leg);
    if (result.kind === 'accepted' && result.state === 'in-progress') this.rooms.seat(result.carrierSid, seat);
    return result;
  }

  override async roomsAnswer(): Promise<boolean> {
    return this.roomsWork;
  }

  override async hangUp(carrierSid: string): Promise<void> {
    this.hungUp.push(carrierSid);
    this.rooms.leave(carrierSid);
    this.calls = this.calls.map((call) =>
      call.carrierSid === carrierSid && !final.includes(call.state)
        ? { ...call, state: call.state === 'in-progress' ? 'completed' : 'canceled' }
        : call,
    );
  }

  override async redirect(leg: Moved): Promise<MoveResult> {
    if (this.gone.has(leg.carrierSid)) return 'gone';
    this.moved.push(leg);
    this.rooms.leave(leg.carrierSid);
    return 'done';
  }

  override unpark(leg: Moved & { carrierLine: string | null }): Promise<MoveResult> {
    return this.redirect(leg);
  }

  override async changeSeat(room: string, carrierSid: string, change: SeatChange): Promise<MoveResult> {
    return this.rooms.change(room, carrierSid, change);
  }

  override async removeFromRoom(room: string, carrierSid: string): Promise<MoveResult> {
    const left = this.rooms.remove(room, carrierSid);
    for (const sid of left) await this.hangUp(sid);
    return left.length > 0 ? 'done' : 'gone';
  }

  override async membersOf(room: string): Promise<readonly RoomMember[]> {
    return this.rooms.members(room);
  }

  override async endRoom(room: string): Promise<void> {
    for (const sid of this.rooms.end(room)) await this.hangUp(sid);
  }

  override async startRecording(leg: { carrierSid: string; recordingId: string }): Promise<CreateResult> {
    this.recordingsStarted.push(leg);
    const result = await this.recordingAnswer(leg);
    if (result.kind === 'accepted') {
      const { carrierSid } = result;
      this.recordings.push({ carrierSid, callSid: leg.carrierSid, state: 'in-progress', seconds: 0, createdAt: new Date() });
    }
    return result;
  }

  override async controlRecording(leg: {
    carrierSid: string;
    recordingSid: string;
    to: 'paused' | 'in-progress' | 'stopped';
  }): Promise<MoveResult> {
    if (this.gone.has(leg.recordingSid)) return 'gone';
    this.recordingsControlled.push(leg);
    if (leg.to === 'stopped') this.completeRecording(leg.recordingSid);
    return 'done';
  }

  override async fetchMedia(recordingSid: string, mostBytes: number): Promise<{ bytes: Buffer; contentType: string } | null> {
    const media = this.media.get(recordingSid) ?? null;
    if (media && media.bytes.length > mostBytes) throw new RangeError('more than was allowed');
    return media;
  }

  override async deleteRecording(recordingSid: string): Promise<void> {
    this.deletedRecordings.push(recordingSid);
    this.media.delete(recordingSid);
    this.recordings = this.recordings.filter((one) => one.carrierSid !== recordingSid);
  }

  protected override async placeText(text: SentText): Promise<CreateResult> {
    this.sent.push(text);
    const result = await this.textAnswer(text);
    if (result.kind === 'accepted') {
      const { carrierSid } = result;
      const { to, from, body } = text;
      this.texts.push({
        carrierSid,
        direction: 'outgoing',
        to,
        from,
        body,
        state: this.textState,
        code: null,
        createdAt: new Date(),
      });
    }
    return result;
  }

  override async redact(carrierSid: string): Promise<void> {
    this.texts = this.texts.map((text) => (text.carrierSid === carrierSid ? { ...text, body: '' } : text));
  }

  override async describe(number: string, knownSince?: Date): Promise<NumberFacts> {
    this.described.push({ number, knownSince });
    return this.descriptionOf(number);
  }

  override async ownedNumbers(): Promise<readonly OwnedNumber[]> {
    if (this.failsWith) throw this.failsWith;
    return this.numbers;
  }

  override async configureNumber(carrierSid: string): Promise<void> {
    this.numbers = this.numbers.map((one) => (one.carrierSid === carrierSid ? { ...one, endpoints } : one));
  }

  override expectedEndpoints(): InboundEndpoints {
    return endpoints;
  }

  override issueSoftphoneToken(identity: string, seconds: number) {
    this.addressOf(identity);
    if (!(seconds >= 1 && seconds <= 86_400)) throw new RangeError('at most a day');
    const token = createHash('sha256').update(`${identity} ${seconds}`).digest('hex');
    return { token, clientKind: 'simulated' as const, expiresAt: new Date(Date.now() + seconds * 1000) };
  }

  override addressOf(identity: string): string {
    if (!/^\w{1,121}$/.test(identity)) throw new RangeError('letters, digits and underscores');
    return `client:${identity}`;
  }

  override async fetchCall(carrierSid: string): Promise<CarrierCall | null> {
    return this.calls.find((call) => call.carrierSid === carrierSid) ?? null;
  }

  override async findCalls({ to, from, since }: { to: string; from: string; since: Date }): Promise<readonly CarrierCall[]> {
    return this.calls.filter(
      (call) => call.startedAt >= since && [to, undefined].includes(call.to) && [from, undefined].includes(call.from),
    );
  }

  override async findTexts({ to, from, since }: { to: string; from: string; since: Date }): Promise<readonly ListedText[]> {
    return this.texts.filter((text) => text.to === to && text.from === from && text.createdAt >= since);
  }

  override async fetchText(carrierSid: string): Promise<ListedText | null> {
    return this.texts.find((text) => text.carrierSid === carrierSid) ?? null;
  }

  override async *callsSince(since: Date): AsyncGenerator<ListedCall> {
    const unknown = { direction: 'outgoing', parentSid: null, to: '', from: '', seconds: 0 } as const;
    for (const call of this.calls) if (call.startedAt >= since) yield { ...unknown, ...call };
  }

  override async *recordingsSince(since: Date): AsyncGenerator<ListedRecording> {
    yield* this.recordings.filter((one) => one.createdAt >= since);
  }

  override async *textsSince(since: Date): AsyncGenerator<ListedText> {
    yield* this.texts.filter((one) => one.createdAt >= since);
  }

  /** A recording that was in progress has a sound now. */
  completeRecording(carrierSid: string, bytes = Buffer.from('the sound of a test')): void {
    this.recordings = this.recordings.map((one) => (one.carrierSid === carrierSid ? { ...one, state: 'completed' } : one));
    this.media.set(carrierSid, { bytes, contentType: 'audio/wav' });
  }

  /** A call is shown once the test says more of it than that it waits for its turn. */
  private shown(leg: RungLeg, result: PlaceResult): PlaceResult {
    if (result.kind === 'accepted' && result.state !== 'queued') {
      const { carrierSid, state } = result;
      const { to, from } = leg;
      this.calls.unshift({ carrierSid, state, startedAt: new Date(), direction: 'outgoing', to, from, seconds: 0 });
    }
    return result;
  }

  forget(): void {
    Object.assign(this, new FakeTelephony(this.time));
  }
}

export function accepted(carrierSid: string): PlaceResult {
  return { kind: 'accepted', carrierSid, state: 'queued' };
}

function made(carrierSid: string): CreateResult {
  return { kind: 'accepted', carrierSid };
}
