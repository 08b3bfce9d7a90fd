import twilio from 'twilio';
import type { Flow, Step } from '../telephony.port.js';
import { revealingWordIn } from '../../core/scripts/revealing-words.js';

type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

/**
 * A flow as a TwiML document. `actionUrl` gives the absolute address to which the digits of a named step are sent; it is asked
 * even when nothing was pressed, so that silence is an answer too. An empty flow hangs up.
 * Throws when a prompt says what kind of help this is: the carrier then runs its fallback, and nobody has heard the word.
 */
export function renderTwiml(flow: Flow, actionUrl: (step: string) => string): string {
  const response = new twilio.twiml.VoiceResponse();
  for (const step of flow) addStep(response, step, actionUrl);
  return response.toString();
}

function addStep(response: VoiceResponse, step: Step, actionUrl: (step: string) => string): void {
  switch (step.kind) {
    case 'say':
      response.say({ language: spoken(step.language) }, discreet(step.text));
      return;
    case 'collect':
      response
        .gather({
          input: ['dtmf'],
          numDigits: step.digits,
          timeout: step.seconds,
          action: actionUrl(step.step),
          method: 'POST',
          actionOnEmptyResult: true,
        })
        .say({ language: spoken(step.language) }, discreet(step.prompt));
      return;
    case 'join-room':
      response.dial().conference(
        {
          beep: 'false',
          startConferenceOnEnter: true,
          endConferenceOnExit: step.endsRoom,
          participantLabel: step.label,
        },
        step.room,
      );
      return;
    case 'hang-up':
      response.hangup();
      return;
    default:
      throw new Error(`no TwiML for ${JSON.stringify(step satisfies never)}`);
  }
}

function spoken(language: string): 'en-US' | 'es-US' {
  return /^es\b/i.test(language) ? 'es-US' : 'en-US';
}

function discreet(prompt: string): string {
  const word = revealingWordIn(prompt);
  if (word !== null) throw new Error(`a prompt may not say "${word}": somebody else may be listening`);
  return prompt;
}
