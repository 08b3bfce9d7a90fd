import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

export interface Factors {
  readonly totp: boolean;
  readonly passkeys: readonly PasskeyRow[];
  /** How many are left. */
  readonly recoveryCodes: number;
}

const totp = 'select from staff_totp where user_id = $1 and confirmed_at is not null';
const counts = `
  select exists (${totp}) as totp,
    (select count(*)::int from staff_recovery_code where user_id = $1 and used_at is null) as recovery_codes`;
const has = `select exists (${totp}) or exists (select from staff_passkey where user_id = $1) as has`;

/** Which second factors somebody has. */
@Injectable()
export class FactorsReader {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  get areRequired(): boolean {
    return this.settings.mfa === 'required';
  }

  async of(userId: string): Promise<Factors> {
    const [row] = await this.database.query<{ totp: boolean; recovery_codes: number }>(counts, [userId]);
    const passkeys = await this.database.query<PasskeyRow>(
      'select id, name, created_at, last_used_at from staff_passkey where user_id = $1 order by created_at, id',
      [userId],
    );
    return { totp: row!.totp, passkeys, recoveryCodes: row!.recovery_codes };
  }

  async has(userId: string): Promise<boolean> {
    const [row] = await this.database.query<{ has: boolean }>(has, [userId]);
    return row!.has;
  }

  /**
   * After one was removed: is there another, or may the password stand alone? Says whether there is. The user's row has to be held.
   *
   * @throws DomainError factor/last, factor/password-too-short (409)
   */
  async mayBeWithout(tx: Tx, userId: string): Promise<boolean> {
    const [row] = await tx.query<{ has: boolean }>(has, [userId]);
    if (row!.has) return true;
    if (this.areRequired)
      throw new DomainError('conflict', 'factor/last', 'This is your last second factor: set up another one first.');
    const [user] = await tx.query<{ short_password: boolean }>('select short_password from staff_user where id = $1', [userId]);
    if (user!.short_password) {
      const message = 'Your password is too short to stand alone: choose one of at least 15 characters first.';
      throw new DomainError('conflict', 'factor/password-too-short', message);
    }
    return false;
  }
}
