import type { Tx } from '../../platform/database/database.js';

/** How things stand with a receiver, as far as staff have to know. */
export interface ReceiverStanding {
  /** Nothing got through for a while, and it is still tried. */
  readonly failing: boolean;
  /** Nothing got through for days: it is no longer tried. */
  readonly pausedByFailing: boolean;
  /** It said itself that it wants nothing any more. */
  readonly gone: boolean;
  readonly hasDeadLetters: boolean;
}

const standing = `
  select state = 'active' and warned_at is not null as failing, state = 'paused' and state_because = 'failing' as "pausedByFailing",
    state = 'disabled' and state_because = 'gone' as gone,
    exists (select from webhook_delivery d where d.receiver_id = r.id and d.state = 'dead') as "hasDeadLetters"
  from webhook_receiver r where id = $1`;

/** Null: there is no such receiver. */
export async function receiverStanding(tx: Tx, receiverId: string): Promise<ReceiverStanding | null> {
  const [row] = await tx.query<ReceiverStanding>(standing, [receiverId]);
  return row ?? null;
}
