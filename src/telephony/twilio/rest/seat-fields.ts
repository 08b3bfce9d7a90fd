import { assertNever } from '../../../core/shared/assert-never.js';
import type { WebhookAddresses } from '../webhook-addresses.js';
import type { RoomSeat, SeatChange, SeatMode } from '../../telephony-provider.js';

interface ModeFields {
  readonly muted: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach?: string;
}

/**
 * Who hears this party. Muted and coached always change together: one of them alone would, for a moment or for good, let the person
 * hear a supervisor who only listens.
 */
export function modeFields(mode: SeatMode): ModeFields {
  switch (mode.kind) {
    case 'talk':
      return { muted: false, coaching: false };
    case 'listen':
      return { muted: true, coaching: true, callSidToCoach: mode.coachedSid };
    case 'whisper':
      return { muted: false, coaching: true, callSidToCoach: mode.coachedSid };
    default:
      return assertNever(mode);
  }
}

/** A seat of somebody who only listens or coaches neither opens nor closes the room, and nobody hears them ring. */
export function seatFields({ label, endsRoom, mode }: RoomSeat) {
  const takesPart = mode.kind === 'talk';
  return {
    label,
    beep: 'false',
    earlyMedia: takesPart,
    startConferenceOnEnter: takesPart,
    endConferenceOnExit: takesPart && endsRoom,
    ...modeFields(mode),
  };
}

export function changeFields(change: SeatChange, addresses: WebhookAddresses) {
  switch (change.kind) {
    case 'hold':
      return {
        hold: change.on,
        ...(change.on && change.heard && { holdUrl: heardAt(addresses, change.heard), holdMethod: 'POST' }),
      };
    case 'mute':
      return { muted: change.on };
    case 'mode':
      return modeFields(change.mode);
    case 'ends-room':
      return { endConferenceOnExit: change.on };
    default:
      return assertNever(change);
  }
}

function heardAt(addresses: WebhookAddresses, { legId, step }: { legId: string; step: string }): string {
  return addresses.leg(legId).step(step);
}
