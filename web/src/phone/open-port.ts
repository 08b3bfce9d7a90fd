import type { SoftphoneTokenDto } from '../../../src/contracts/calls/in-call.dto.js';
import type { SoftphoneClientKind, SoftphonePort } from '../../../src/contracts/calls/softphone.js';

/** The client that understands this token; its code is loaded when somebody's phone is the browser. */
export async function openPort(token: SoftphoneTokenDto): Promise<SoftphonePort> {
  if (token.clientKind === 'simulated') return new (await import('./simulated-port.js')).SimulatedPort(token);
  return new (await import('./twilio-port.js')).TwilioPort();
}

/** Nobody's voice is carried by a simulated phone, so it needs no microphone. */
export async function hasMicrophone(kind: SoftphoneClientKind): Promise<boolean> {
  if (kind === 'simulated') return true;
  try {
    const heard = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of heard.getTracks()) track.stop();
    return true;
  } catch {
    return false; // refused, or there is none: said to the server and on the screen
  }
}
