import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { sessionSeconds } from '../../../platform/auth/credentials.js';
import type { StaffRole } from '../../../platform/auth/principal.js';
import { Database, type Tx } from '../../../platform/database/database.js';

const idle = `interval '60 minutes'`;
const standing = `s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - ${idle} and u.active`;

const find = `
  select u.id, u.name, u.email, u.roles, s.csrf_token, s.last_seen_at < now() - interval '1 minute' as seen_long_ago
  from staff_session s join staff_user u on u.id = s.user_id where ${standing}`;

interface SessionRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: StaffRole[];
  readonly csrf_token: string;
  readonly seen_long_ago: boolean;
}

/** Sessions live in the database and end there: 12 hours, or 60 minutes without a request, by the database's clock alone. */
@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  async begin(userId: string): Promise<{ token: string; csrfToken: string }> {
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(32).toString('base64url');
    await this.database.query(
      `with ended as (delete from staff_session where user_id = $2 and (expires_at < now() or last_seen_at < now() - ${idle}))
       insert into staff_session (token_hash, user_id, csrf_token, expires_at)
       values ($1, $2, $3, now() + make_interval(secs => $4))`,
      [hashOf(token), userId, csrfToken, sessionSeconds],
    );
    return { token, csrfToken };
  }

  async find(token: string): Promise<StaffSession | null> {
    const [row] = await this.database.query<SessionRow>(find, [hashOf(token)]);
    if (!row) return null;
    if (row.seen_long_ago) await this.markSeen(token);
    const { id, name, email, roles } = row;
    return { token, csrfToken: row.csrf_token, principal: { kind: 'staff', userId: id, name, email, roles } };
  }

  async stands(token: string): Promise<boolean> {
    const text = `select from staff_session s join staff_user u on u.id = s.user_id where ${standing}`;
    return (await this.database.query(text, [hashOf(token)])).length > 0;
  }

  async end(token: string): Promise<void> {
    await this.database.query('delete from staff_session where token_hash = $1', [hashOf(token)]);
  }

  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await tx.query('delete from staff_session where user_id = $1', [userId]);
  }

  /** At most once a minute: a write for each request would cost more than the request. */
  private async markSeen(token: string): Promise<void> {
    await this.database.query('update staff_session set last_seen_at = now() where token_hash = $1', [hashOf(token)]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
