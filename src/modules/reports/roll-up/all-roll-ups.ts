import { callers } from './families/callers.js';
import { funnel } from './families/funnel.js';
import { lengths } from './families/lengths.js';
import { presence } from './families/presence.js';
import { promises } from './families/promises.js';
import { requests } from './families/requests.js';
import { work } from './families/work.js';
import type { RollUp } from './roll-up.js';

/** Each table of `migrations/0057-reports.ts` that is counted from rows. */
export const allRollUps: readonly RollUp[] = [callers, requests, lengths, promises, work, presence, funnel];
