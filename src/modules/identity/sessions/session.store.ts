import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  lockedAfterMinutes,
  type NeededFactor,
  provenForMinutes,
  type SecondFactor,
  sessionState,
} from '../../../core/sessions/session-state.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { sessionSeconds } from '../../../platform/auth/credentials.js';
import type { StaffRole } from '../../../platform/auth/principal.js';
import { Settings } from '../../../platform/config/settings.js';
import { Database, type Tx } from '../../../platform/database/database.js';

export interface NewSession {
  readonly userId: string;
  /** `Firefox on Windows`. */
  readonly device: string;
  readonly secondFactor: SecondFactor | null;
}

const idle = `s.last_active_at < now() - interval '${lockedAfterMinutes} minutes'`;
const standing = 's.token_hash = $1 and s.expires_at > now() and u.active';
// Who has shown a passkey shows no less by a code.
const shown = `case when second_factor in ('passkey', 'issuer') then second_factor else coalesce($2, second_factor) end`;

const find = `
  select u.id as user_id, u.name, u.email, u.roles, u.short_password, s.id, s.csrf_token, s.second_factor,
    s.proven_at + interval '${provenForMinutes} minutes' as proven_until,
    s.proven_at > now() - interval '${provenForMinutes} minutes' as is_proven,
    ${idle} as is_idle,
    exists (select from staff_totp t where t.user_id = u.id and t.confirmed_at is not null) as has_app,
    exists (select from staff_passkey p where p.user_id = u.id) as has_passkey,
    least(s.last_seen_at, case when $2 then s.last_active_at end) < now() - interval '1 minute' as is_due
  from staff_session s join staff_user u on u.id = s.user_id where ${standing}`;

const begin = `
  with ended as (delete from staff_session where user_id = $2 and expires_at < now())
  insert into staff_session (token_hash, user_id, csrf_token, expires_at, device, second_factor)
  values ($1, $2, $3, now() + make_interval(secs => $4), $5, $6) returning id`;

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: StaffRole[];
  readonly short_password: boolean;
  readonly csrf_token: string;
  readonly second_factor: SecondFactor | null;
  readonly proven_until: Date;
  readonly is_proven: boolean;
  readonly is_idle: boolean;
  readonly has_app: boolean;
  readonly has_passkey: boolean;
  readonly is_due: boolean;
}

/** Sessions live in the database and end there, by the database's clock alone. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /** On record (ASVS 16.3.1). The token is told here once; of the user's ended sessions none is left. */
  async begin({ userId, device, secondFactor }: NewSession): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(32).toString('base64url');
    const values = [hashOf(token), userId, csrfToken, sessionSeconds, device, secondFactor];
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(begin, values);
      const subject = { subjectType: 'session', subjectId: row!.id } as const;
      await writeAuditEntry(tx, { userId, action: 'session.begun', ...subject, detail: { secondFactor } });
    });
    return token;
  }

  /** Null: it ended, or its user was deactivated. */
  async find(token: string, byHuman: boolean): Promise<StaffSession | null> {
    const [row] = await this.database.query<SessionRow>(find, [hashOf(token), byHuman]);
    if (!row) return null;
    if (row.is_due) await this.markSeen(token, byHuman);
    const { user_id: userId, name, email, roles } = row;
    return {
      id: row.id,
      token,
      csrfToken: row.csrf_token,
      principal: { kind: 'staff', userId, name, email, roles },
      state: this.stateOf(row),
      provenUntil: row.proven_until,
      isFreshlyProven: row.is_proven,
    };
  }

  /** It was proven again whose session this is: fresh, and open if it was locked. */
  async markProven(id: string, secondFactor: SecondFactor | null): Promise<void> {
    await this.database.query(
      `update staff_session set proven_at = now(), last_active_at = now(), second_factor = ${shown} where id = $1`,
      [id, secondFactor],
    );
  }

  /** Who set up a second factor just now has shown it. */
  async gaveFactor(tx: Tx, id: string, secondFactor: SecondFactor): Promise<void> {
    await tx.query(`update staff_session set second_factor = ${shown} where id = $1`, [id, secondFactor]);
  }

  async end(token: string): Promise<void> {
    await this.database.query('delete from staff_session where token_hash = $1', [hashOf(token)]);
  }

  /** How many. */
  async endAllOf(tx: Tx, userId: string, exceptId: string | null = null): Promise<number> {
    const text = 'delete from staff_session where user_id = $1 and id is distinct from $2 returning id';
    return (await tx.query(text, [userId, exceptId])).length;
  }

  /** False: this user has no such session. */
  async endOne(tx: Tx, userId: string, id: string): Promise<boolean> {
    return (await tx.query('delete from staff_session where user_id = $1 and id = $2 returning id', [userId, id])).length === 1;
  }

  private stateOf(row: SessionRow): StaffSession['state'] {
    return sessionState({
      isIdle: row.is_idle,
      gave: row.second_factor,
      hasApp: row.has_app,
      hasPasskey: row.has_passkey,
      needs: this.neededBy(row),
    });
  }

  private neededBy({ roles, short_password: isShort }: SessionRow): NeededFactor {
    if (this.settings.mfa === 'required') return roles.includes('admin') ? 'passkey' : 'any';
    return isShort ? 'any' : 'nothing';
  }

  /** At most once a minute: a write for each request would cost more than the request. A lock that has fallen stays. */
  private async markSeen(token: string, byHuman: boolean): Promise<void> {
    await this.database.query(
      `update staff_session s set last_seen_at = now(), last_active_at = case when $2 and not (${idle}) then now() else last_active_at end
       where token_hash = $1`,
      [hashOf(token), byHuman],
    );
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
