import twilio from 'twilio';
import type { VoiceResponse } from './flow-addresses.js';

/** Whole documents, ready to be sent. */
export interface FallbackDocuments {
  readonly first: string;
  /** The standby phone was not picked up. */
  readonly message: string;
  readonly thanks: string;
  readonly goodbye: string;
}

const standbySeconds = 25;
const messageSeconds = 180;

// Heard when everything else is broken, in both languages because nobody could be asked: no word of what kind of help this is.
const emergency = ['If you are in danger, hang up and dial 911.', 'Si está en peligro, cuelgue y marque el 911.'] as const;
const connecting = ['Please hold while we connect you.', 'Espere mientras le comunicamos.'] as const;
const leaveMessage = [
  'We cannot answer right now. After the tone, please say your number and when we may call you.',
  'No podemos contestar ahora. Después del tono, diga su número y cuándo podemos llamarle.',
] as const;
const thanked = ['Thank you. We will call you back.', 'Gracias. Le devolveremos la llamada.'] as const;

/** @param url where the document itself is asked. @param standbyNumber E.164 of a phone that rings when we are away. */
export function fallbackDocuments(url: string, standbyNumber: string | null): FallbackDocuments {
  return {
    first: document((response) => {
      say(response, emergency);
      if (standbyNumber === null) return record(response, url);
      say(response, connecting);
      response.dial({ timeout: standbySeconds, action: `${url}/after-standby`, method: 'POST' }).number({}, standbyNumber);
    }),
    message: document((response) => record(response, url)),
    thanks: document((response) => {
      say(response, thanked);
      response.hangup();
    }),
    goodbye: document((response) => void response.hangup()),
  };
}

/** The file stays at the carrier, where the daily comparison finds it: whoever would note it down is away. */
function record(response: VoiceResponse, url: string): void {
  say(response, leaveMessage);
  response.record({ maxLength: messageSeconds, timeout: 5, playBeep: true, action: `${url}/recorded`, method: 'POST' });
  response.hangup();
}

function say(response: VoiceResponse, [english, spanish]: readonly [string, string]): void {
  response.say({ language: 'en-US' }, english);
  response.say({ language: 'es-US' }, spanish);
}

function document(write: (response: VoiceResponse) => void): string {
  const response = new twilio.twiml.VoiceResponse();
  write(response);
  return response.toString();
}
