import type { LegState } from '../../leg-report.js';
import type { CreateResult, PlaceResult } from '../../telephony-provider.js';
import { toLegState } from './carrier-call.js';
import { toFailedResult } from './place-result.js';

const sidShape = /^(CA|RE|SM|MM)[0-9a-f]{32}$/i;

/** Asks for a new thing. What was made but not named is `unknown`: it exists, and only a look will find it. */
export async function created(create: () => Promise<{ sid: string }>): Promise<CreateResult> {
  try {
    const { sid } = await create();
    if (!sidShape.test(sid)) return { kind: 'unknown', message: 'the carrier accepted it without naming it' };
    return { kind: 'accepted', carrierSid: sid };
  } catch (error) {
    return toFailedResult(error);
  }
}

export async function placed(create: () => Promise<{ sid: string; status: string }>): Promise<PlaceResult> {
  let state: LegState = 'queued';
  const result = await created(async () => {
    const { sid, status } = await create();
    state = toLegState(status) ?? 'queued';
    return { sid };
  });
  return result.kind === 'accepted' ? { ...result, state } : result;
}
