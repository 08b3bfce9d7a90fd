import type { StepInput } from '../../../src/telephony/call-script.js';

/** What the carrier tells when these keys were pressed, and nothing else happened. */
export function keys(digits: string, more: Partial<StepInput> = {}): StepInput {
  return {
    carrierSid: `CA${'0'.repeat(32)}`,
    digits,
    carrierLine: null,
    lineResult: null,
    recorded: null,
    connected: null,
    connectedSeconds: null,
    fingerprint: `keys-${digits}`,
    ...more,
  };
}
