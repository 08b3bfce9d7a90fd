import { defaultPresencePolicy, type PresencePolicy } from '../../../src/core/presence/presence-policy.js';
import { breakReason } from '../../../src/core/presence/presence-reasons.js';
import type { ChosenPresence } from '../../../src/core/presence/presences.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { ChangePresence } from '../../../src/modules/counsellors/presence/change-presence.js';
import { PolicyDirectory } from '../../../src/modules/sites/index.js';
import { messages, row } from '../calls/floor-steps.js';
import type { Floor } from '../calls/opened-floor.js';
import { reported, talking, type Talk } from '../calls/talk-steps.js';

export const counsellorRow = (floor: Floor, id: string) => row(floor, 'counsellor', id);

export const choose = (floor: Floor, id: string, to: ChosenPresence, words = 'back at one') =>
  floor.use(ChangePresence).run(id, to, to === 'available' ? null : breakReason('meal', words));

/** Two people talked, and the person hung up. */
export async function talked(floor: Floor, urgency: 'urgent' | 'standard' = 'standard'): Promise<Talk> {
  const talk = await talking(floor);
  await floor.database.query('update callback set urgency = $2 where id = $1', [talk.callbackId, urgency]);
  await reported(floor, talk.personLegId, 'completed');
  return talk;
}

export const write = (floor: Floor, { callId, counsellor }: Talk) =>
  floor.use(RecordDisposition).run(callId, counsellor, { disposition: 'reached' });

/** The site decides for itself; `{}`: as the program does. */
export async function siteDecides(floor: Floor, own: Partial<PresencePolicy>): Promise<void> {
  await floor.database.query('delete from site_policy');
  await floor.rows.insert('site_policy', {
    site_id: floor.rows.siteId,
    kind: 'presence',
    version: 1,
    body: JSON.stringify({ ...defaultPresencePolicy, ...own }),
    reason: 'a test',
    created_at: floor.clock.at,
  });
  floor.use(PolicyDirectory).forget();
}

export const timers = async (floor: Floor) => (await messages(floor, 'end-wrap-up')).map(({ runAt }) => runAt);
