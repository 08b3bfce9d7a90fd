import { Injectable } from '@nestjs/common';
import type { ListedSessionsDto } from '../../../../contracts/signing-in/sessions.dto.js';
import { Database } from '../../../../platform/database/database.js';

interface Row {
  readonly id: string;
  readonly device: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

const standing = `
  select id, device, created_at, last_seen_at from staff_session where user_id = $1 and expires_at > now() order by last_seen_at desc, id`;

/** Where somebody is signed in. */
@Injectable()
export class SessionsReadModel {
  constructor(private readonly database: Database) {}

  /** `askingId`: the session that asks. */
  async of(userId: string, askingId: string): Promise<ListedSessionsDto> {
    const rows = await this.database.query<Row>(standing, [userId]);
    const sessions = rows.map(({ id, device, created_at, last_seen_at }) => ({
      id,
      device,
      createdAt: created_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
      current: id === askingId,
    }));
    return { sessions };
  }
}
