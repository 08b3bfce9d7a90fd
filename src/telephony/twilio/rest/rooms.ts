import { CarrierError } from '../../carrier-error.js';
import type { MoveResult, RoomMember, SeatChange } from '../../telephony-provider.js';
import type { TwilioClient } from '../client/twilio-client.js';
import type { WebhookAddresses } from '../webhook-addresses.js';
import { changeFields } from './seat-fields.js';
import { moved, unlessGone } from './unless-gone.js';

const mostRooms = 50;
const roomOfNobody = 'room-nobody';

/** Rooms are known to us by name, to the carrier's later requests by an id that it gives when the first party comes. */
export class Rooms {
  readonly #client: TwilioClient;

  constructor(
    client: TwilioClient,
    private readonly addresses: WebhookAddresses,
  ) {
    this.#client = client;
  }

  changeSeat(room: string, carrierSid: string, change: SeatChange): Promise<MoveResult> {
    const fields = changeFields(change, this.addresses);
    return this.inRoom(room, (sid) => this.#client.conferences(sid).participants(carrierSid).update(fields));
  }

  /** Removal is DELETE: an update with a status would be dropped by the client without a word. */
  remove(room: string, carrierSid: string): Promise<MoveResult> {
    return this.inRoom(room, (sid) => this.#client.conferences(sid).participants(carrierSid).remove());
  }

  async members(room: string): Promise<readonly RoomMember[]> {
    const members: RoomMember[] = [];
    for (const sid of await this.open(room)) {
      const found = (await unlessGone(() => this.#client.conferences(sid).participants.list())) ?? [];
      members.push(
        ...found.filter(isThere).map(({ callSid, label, hold, muted }) => ({
          carrierSid: callSid,
          label: label === '' ? null : (label ?? null),
          held: hold,
          muted,
        })),
      );
    }
    return members;
  }

  /** A leg that is ringing into the room is not in it yet: hang it up by itself. */
  async end(room: string): Promise<void> {
    for (const sid of await this.open(room)) {
      await moved(() => this.#client.conferences(sid).update({ status: 'completed' }));
    }
  }

  /**
   * A seat for no number, from no number: a carrier whose rooms work refuses that (21201), after it has read the request. The path is
   * the one that real seats take, because each may fail without the others.
   */
  async answer(): Promise<boolean> {
    try {
      await this.#client.conferences(roomOfNobody).participants.create({ to: '', from: '' });
      return true;
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      return error.status === 400;
    }
  }

  private async inRoom(room: string, request: (sid: string) => Promise<unknown>): Promise<MoveResult> {
    let result: MoveResult = 'gone';
    for (const sid of await this.open(room)) {
      if ((await moved(() => request(sid))) === 'done') result = 'done';
    }
    return result;
  }

  /** Every conference of that name that is not over, because one party alone may still count as `init`. */
  private async open(room: string): Promise<string[]> {
    const found = await this.#client.conferences.list({ friendlyName: room, limit: mostRooms });
    return found.filter(({ status }) => status !== 'completed').map(({ sid }) => sid);
  }
}

/** Whoever still rings is listed too, and so is whoever never came. */
function isThere({ status }: { readonly status: string }): boolean {
  return status === 'connected';
}
