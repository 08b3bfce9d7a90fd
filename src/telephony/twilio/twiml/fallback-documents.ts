import twilio from 'twilio';
import { defaultLines, type LineKey } from '../../../core/scripts/default-lines.js';
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

/** @param url where the document itself is asked. @param standbyNumber E.164 of a phone that rings when we are away. */
export function fallbackDocuments(url: string, standbyNumber: string | null): FallbackDocuments {
  return {
    first: document((response) => {
      say(response, 'greeting.emergency');
      if (standbyNumber === null) return record(response, url);
      response.dial({ timeout: standbySeconds, action: `${url}/after-standby`, method: 'POST' }).number({}, standbyNumber);
    }),
    message: document((response) => record(response, url)),
    thanks: document((response) => {
      say(response, 'message.thanks');
      response.hangup();
    }),
    goodbye: document((response) => void response.hangup()),
  };
}

/** The file stays at the carrier, where the daily comparison finds it: whoever would note it down is away. */
function record(response: VoiceResponse, url: string): void {
  say(response, 'message.invite');
  response.record({ maxLength: messageSeconds, timeout: 5, playBeep: true, action: `${url}/recorded`, method: 'POST' });
  response.hangup();
}

/** The program's own words in both languages: nobody could be asked, and a site's words are in the database. */
function say(response: VoiceResponse, key: LineKey): void {
  response.say({ language: 'en-US' }, defaultLines[key].en);
  response.say({ language: 'es-US' }, defaultLines[key].es);
}

function document(write: (response: VoiceResponse) => void): string {
  const response = new twilio.twiml.VoiceResponse();
  write(response);
  return response.toString();
}
