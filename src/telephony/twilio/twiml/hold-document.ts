import twilio from 'twilio';
import { defaultLines } from '../../../core/scripts/default-lines.js';

/** Said from memory while the answer is still being made; then the carrier asks `url` again. */
export function holdDocument(url: string): string {
  const response = new twilio.twiml.VoiceResponse();
  response.say({ language: 'en-US' }, defaultLines['hold.back-soon'].en);
  response.say({ language: 'es-US' }, defaultLines['hold.back-soon'].es);
  response.redirect({ method: 'POST' }, url);
  return response.toString();
}
