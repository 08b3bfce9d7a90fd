import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CreateUser } from '../users/create-user.js';
import { StaffUserStore, type StaffUserRow } from '../users/staff-user.store.js';
import type { Approver } from './approve.js';

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** In the first hour of an installation, and when there is one administrator too few. */
@Injectable()
export class MakeAdministrator {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly createUser: CreateUser,
  ) {}

  /** As long as there is no administrator, nobody has to approve another. */
  async needsApproval(): Promise<boolean> {
    return this.database.transaction(async (tx) => (await this.users.lockAdministrators(tx)).length > 0);
  }

  /** @throws DomainError approval/needed (403), user/email-taken (409), password/... (422) */
  async run(made: NewAdministrator, by: Approver | null): Promise<StaffUserRow> {
    if (by === null && (await this.needsApproval())) {
      throw new DomainError(
        'forbidden',
        'approval/needed',
        'There is an administrator already: they have to approve another one.',
      );
    }
    return this.createUser.run({ ...made, roles: ['admin'] }, by?.userId ?? null);
  }
}
