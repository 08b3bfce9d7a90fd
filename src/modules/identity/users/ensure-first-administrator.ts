import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { SettingsError } from '../../../platform/config/read-settings.js';
import type { Settings } from '../../../platform/config/settings.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { NewPassword } from '../passwords/new-password.js';
import { StaffUserStore } from './staff-user.store.js';

export interface FirstAdministrator {
  readonly email: string;
  /** Set when we made it up: print it now, it cannot be read again. */
  readonly generatedPassword: string | null;
}

const name = 'Administrator';

/** Somebody must be able to sign in on a fresh machine. */
@Injectable()
export class EnsureFirstAdministrator {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly newPassword: NewPassword,
  ) {}

  /** Makes an administrator when there is no active one; null when there is. Several processes may start at once. Throws SettingsError when ADMIN_PASSWORD is easy to guess. */
  async run(settings: Pick<Settings, 'adminEmail' | 'adminPassword'>): Promise<FirstAdministrator | null> {
    const generatedPassword = settings.adminPassword === undefined ? randomBytes(18).toString('base64url') : null;
    const email = settings.adminEmail ?? 'admin@ringback.example';
    return this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['first administrator']);
      if ((await this.users.lockAdministrators(tx)).length > 0) return null;
      const made = await this.newPassword
        .make('ADMIN_PASSWORD', generatedPassword ?? settings.adminPassword!, { userId: null, email, name })
        .catch((error: unknown) => {
          throw error instanceof DomainError ? new SettingsError([`ADMIN_PASSWORD cannot be taken. ${error.message}`]) : error;
        });
      const user = await this.users.insert(tx, { email, name, ...made, roles: ['admin', 'manager'] });
      await writeAuditEntry(tx, { userId: null, action: 'user.created', subjectType: 'user', subjectId: user.id });
      return { email, generatedPassword };
    });
  }
}
