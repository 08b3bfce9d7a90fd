import type twilio from 'twilio';
import type { Sound } from '../../flow.js';

export type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** The absolute addresses that a flow of one leg needs. */
export interface FlowAddresses {
  readonly step: (step: string) => string;
  readonly roomEvents: (room: string) => string;
  readonly recording: (recordingId: string) => string;
  readonly sound: (sound: Sound) => string;
}
