import type { Clock } from '../../platform/clock.js';
import { CarrierError, Telephony, type CarrierCall, type LegState, type PlaceResult } from '../telephony.port.js';
import { toCarrierCall, toLegState } from './carrier-call.js';
import { legUrls } from './leg-urls.js';
import { toPlaceResult } from './place-result.js';
import type { TwilioClient } from './twilio-client.js';

const reportedEvents = ['initiated', 'ringing', 'answered', 'completed'];
const reconcileLimit = 50;
const goneCodes = ['20404', '21220'];

/** The carrier port on Twilio's REST API. The names of rooms are visible in the carrier's logs: pass opaque ids only. */
export class TwilioTelephony extends Telephony {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly publicUrl: string,
    private readonly clock: Clock,
  ) {
    super();
    this.#client = client;
  }

  override ring(leg: { legId: string; to: string; from: string; ringSeconds: number }): Promise<PlaceResult> {
    const urls = legUrls(this.publicUrl, leg.legId);
    return placed(async () => {
      const call = await this.#client.calls.create({
        to: leg.to,
        from: leg.from,
        url: urls.answered,
        timeout: leg.ringSeconds,
        statusCallback: urls.status,
        statusCallbackEvent: reportedEvents,
      });
      return { sid: call.sid, status: call.status };
    });
  }

  override ringIntoRoom(leg: {
    legId: string;
    to: string;
    from: string;
    room: string;
    ringSeconds: number;
  }): Promise<PlaceResult> {
    return placed(async () => {
      const participant = await this.#client.conferences(leg.room).participants.create({
        to: leg.to,
        from: leg.from,
        label: 'person',
        timeout: leg.ringSeconds,
        earlyMedia: true,
        beep: 'false',
        startConferenceOnEnter: true,
        endConferenceOnExit: true,
        statusCallback: legUrls(this.publicUrl, leg.legId).status,
        statusCallbackEvent: reportedEvents,
      });
      return { sid: participant.callSid, status: participant.status };
    });
  }

  /** `completed` ends a call in any state; where a call that is not answered yet refuses it, `canceled` is the way. */
  override async hangUp(carrierSid: string): Promise<void> {
    if (await this.ended(carrierSid, 'completed')) return;
    const call = await this.fetchCall(carrierSid);
    if (call?.state === 'queued' || call?.state === 'ringing') await this.ended(carrierSid, 'canceled');
    // Answered between our two requests: it can be completed now.
    if (call?.state === 'in-progress') await this.ended(carrierSid, 'completed');
  }

  /**
   * Every conference of that name that is not over, because one party alone may still count as `init`.
   * A leg that is ringing into the room is not in it yet: hang it up by itself.
   */
  override async endRoom(room: string): Promise<void> {
    const found = await this.#client.conferences.list({ friendlyName: room, limit: reconcileLimit });
    for (const conference of found.filter(({ status }) => status !== 'completed')) {
      await unlessGone(() => this.#client.conferences(conference.sid).update({ status: 'completed' }));
    }
  }

  override async fetchCall(carrierSid: string): Promise<CarrierCall | null> {
    const call = await unlessGone(() => this.#client.calls(carrierSid).fetch());
    return call && toCarrierCall(call, this.clock.now());
  }

  /**
   * Filters by start time (whole seconds, inclusive), which a call that still waits for its turn to be dialled does not have:
   * those are asked for by state. Waiting ones first, so that a call which starts between the two requests is in the second.
   */
  override async findCalls(query: { to: string; from: string; since: Date }): Promise<readonly CarrierCall[]> {
    const parties = { to: query.to, from: query.from, limit: reconcileLimit };
    const waiting = await this.#client.calls.list({ ...parties, status: 'queued' });
    const started = await this.#client.calls.list({ ...parties, startTimeAfter: query.since });
    const now = this.clock.now();
    const bySid = new Map([...waiting, ...started].map((call) => [call.sid, toCarrierCall(call, now)]));
    const earliest = Math.floor(query.since.getTime() / 1000) * 1000;
    return [...bySid.values()]
      .filter((call) => call.startedAt.getTime() >= earliest)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  }

  private async ended(carrierSid: string, status: 'completed' | 'canceled'): Promise<boolean> {
    return (await unlessGone(() => this.#client.calls(carrierSid).update({ status }))) !== null;
  }
}

async function placed(create: () => Promise<{ sid: string; status: string }>): Promise<PlaceResult> {
  try {
    const { sid, status } = await create();
    if (!/^CA[0-9a-f]{32}$/i.test(sid)) return { kind: 'unknown', message: 'the carrier accepted the call without naming it' };
    const state: LegState = toLegState(status) ?? 'queued';
    return { kind: 'accepted', carrierSid: sid, state };
  } catch (error) {
    return toPlaceResult(error);
  }
}

async function unlessGone<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof CarrierError && goneCodes.includes(error.code)) return null;
    throw error;
  }
}
