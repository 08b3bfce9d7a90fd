import type { SupervisionMode } from '../../../contracts/calls/in-call.dto.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { SeatMode } from '../../../telephony/telephony-provider.js';

/** The only place that decides who hears a supervisor: a wrong flag here would be a stranger's voice in somebody's worst hour. */
export function seatModeFor(mode: SupervisionMode, counsellorSid: string): SeatMode {
  switch (mode) {
    case 'listen':
      return { kind: 'listen', coachedSid: counsellorSid };
    case 'whisper':
      return { kind: 'whisper', coachedSid: counsellorSid };
    case 'barge':
      return { kind: 'talk' };
    default:
      return assertNever(mode);
  }
}
