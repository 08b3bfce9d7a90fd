import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StaffRole } from '../../../platform/auth/principal.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewStaffUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  /** It may not stand alone. */
  readonly isShort: boolean;
  readonly roles: readonly StaffRole[];
}

export interface StaffUserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: StaffRole[];
  readonly active: boolean;
  readonly created_at: Date;
}

const columns = 'id, email, name, roles, active, created_at';

@Injectable()
export class StaffUserStore {
  constructor(private readonly database: Database) {}

  /** Throws `user/email-taken` (409). */
  async insert(tx: Tx, user: NewStaffUser): Promise<StaffUserRow> {
    const { email, name, passwordHash, isShort, roles } = user;
    const values = [uuid(), email.toLowerCase(), name.trim(), passwordHash, isShort, roles];
    const text = `insert into staff_user (id, email, name, password_hash, short_password, roles) values ($1, $2, $3, $4, $5, $6) returning ${columns}`;
    const [row] = await tx.query<StaffUserRow>(text, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'staff_user_email_unique') throw error;
      throw new DomainError('conflict', 'user/email-taken', 'Somebody already has this email address.');
    });
    return row!;
  }

  /** The active user with this email, with the hash of the password. */
  async forSignIn(email: string): Promise<(StaffUserRow & { readonly password_hash: string }) | null> {
    const text = `select ${columns}, password_hash from staff_user where email = $1 and active`;
    const [row] = await this.database.query<StaffUserRow & { password_hash: string }>(text, [email.toLowerCase()]);
    return row ?? null;
  }

  /** The active user with this id. */
  async find(id: string): Promise<StaffUserRow | null> {
    const [row] = await this.database.query<StaffUserRow>(`select ${columns} from staff_user where id = $1 and active`, [id]);
    return row ?? null;
  }

  /** Null for who is not active. */
  async passwordHash(id: string): Promise<string | null> {
    const text = 'select password_hash from staff_user where id = $1 and active';
    const [row] = await this.database.query<{ password_hash: string }>(text, [id]);
    return row?.password_hash ?? null;
  }

  async setPassword(tx: Tx, id: string, { passwordHash, isShort }: { passwordHash: string; isShort: boolean }): Promise<void> {
    await tx.query('update staff_user set password_hash = $2, short_password = $3 where id = $1', [id, passwordHash, isShort]);
  }

  /** Ids of the active administrators, locked until COMMIT: two cannot deactivate each other at the same moment. */
  async lockAdministrators(tx: Tx): Promise<string[]> {
    const text = `select id from staff_user where active and 'admin' = any(roles) order by id for update`;
    return (await tx.query<{ id: string }>(text)).map((row) => row.id);
  }

  /** Until COMMIT: of what changes them, one thing happens after the other. Null for an unknown id. */
  async lock(tx: Tx, id: string): Promise<StaffUserRow | null> {
    return (await tx.query<StaffUserRow>(`select ${columns} from staff_user where id = $1 for update`, [id]))[0] ?? null;
  }

  async setRoles(tx: Tx, id: string, roles: readonly StaffRole[]): Promise<StaffUserRow> {
    const text = `update staff_user set roles = $2 where id = $1 returning ${columns}`;
    return (await tx.query<StaffUserRow>(text, [id, roles]))[0]!;
  }

  async isOnShift(tx: Tx, id: string): Promise<boolean> {
    return (await tx.query(`select from counsellor where id = $1 and presence <> 'offline'`, [id])).length === 1;
  }

  /** Null for an unknown id. */
  async deactivate(tx: Tx, id: string): Promise<StaffUserRow | null> {
    const [row] = await tx.query<StaffUserRow>(`update staff_user set active = false where id = $1 returning ${columns}`, [id]);
    return row ?? null;
  }
}
