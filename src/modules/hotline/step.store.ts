import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { Flow } from '../../telephony/flow.js';

export type AskedStep =
  | { readonly kind: 'first-time' }
  /** The carrier repeats itself, or somebody repeats the carrier: the same answer, and nothing happens. */
  | { readonly kind: 'repeated'; readonly flow: Flow }
  | { readonly kind: 'unknown' };

const tokenBytes = 18;

/** Addresses that the carrier may ask once. The caller's row is locked while one is used, so two at once cannot both be first. */
@Injectable()
export class StepStore {
  /** `name` becomes `name.token`. */
  async mint(tx: Tx, legId: string, name: string, at: Date): Promise<string> {
    const token = randomBytes(tokenBytes).toString('base64url');
    await tx.query('insert into telephony_step (token, leg_id, step, minted_at) values ($1, $2, $3, $4)', [
      token,
      legId,
      name,
      at,
    ]);
    return `${name}.${token}`;
  }

  async look(tx: Tx, legId: string, name: string, token: string): Promise<AskedStep> {
    const [row] = await tx.query<{ flow: Flow | null }>(
      'select flow from telephony_step where token = $1 and leg_id = $2 and step = $3',
      [token, legId, name],
    );
    if (!row) return { kind: 'unknown' };
    return row.flow ? { kind: 'repeated', flow: row.flow } : { kind: 'first-time' };
  }

  async keep(tx: Tx, token: string, flow: Flow, at: Date): Promise<void> {
    await tx.query('update telephony_step set flow = $2, answered_at = $3 where token = $1', [token, JSON.stringify(flow), at]);
  }
}
