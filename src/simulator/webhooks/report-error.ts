import { createHash } from 'node:crypto';
import type { TimelineSubject } from '../record/timeline.js';
import type { World } from '../world.js';

interface ReportedError {
  readonly level: 'ERROR' | 'WARNING';
  /** Twilio's error code. */
  readonly code: number;
  readonly message: string;
  /** The webhook it came from, when it came from one. */
  readonly url?: string | undefined;
}

/** `NO` and 32 hexadecimal digits. */
function eventSid(world: World, text: string): string {
  return `NO${createHash('md5').update(`${world.clock.seconds()} ${text}`).digest('hex')}`;
}

/**
 * Sends a debugger event to the address configured for the account, if there is one. Does not wait. Shape: form fields
 * `AccountSid, Sid, ParentAccountSid, Timestamp (ISO 8601), Level, PayloadType` and `Payload`, which is JSON.
 */
export function reportError(world: World, { callSid, number }: TimelineSubject, error: ReportedError): void {
  const { level, code, message, url } = error;
  const target = world.debugger.url;
  if (!target) return;
  const payload = {
    resource_sid: callSid ?? world.accountSid,
    service_sid: null,
    error_code: String(code),
    more_info: { Msg: message, ErrorCode: String(code), LogLevel: level },
    webhook: { type: 'application/json', request: { url: url ?? null } },
  };
  const parameters = {
    AccountSid: world.accountSid,
    Sid: eventSid(world, message),
    ParentAccountSid: '',
    Timestamp: world.clock.now().toISOString(),
    Level: level,
    PayloadType: 'application/json',
    Payload: JSON.stringify(payload),
  };
  void world.webhooks.send({ name: 'debugger event', url: target, method: 'POST', parameters, callSid, number });
}
