import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SignIn } from '../sessions/sign-in.js';
import { StaffUserStore } from '../users/staff-user.store.js';

export interface Approval {
  readonly email: string;
  readonly password: string;
  /** Empty where they have no second factor. */
  readonly code: string;
}

export interface Approver {
  readonly userId: string;
  readonly name: string;
}

/** An administrator stands in for what an operator does, with everything that signs them in. */
@Injectable()
export class Approve {
  constructor(
    private readonly signIn: SignIn,
    private readonly users: StaffUserStore,
  ) {}

  /** @throws DomainError of SignIn, approval/no-administrator (403) */
  async run({ email, password, code }: Approval): Promise<Approver> {
    const { userId } = await this.signIn.run({ email, password, ...(code ? { code } : {}) }, 'operator');
    const user = await this.users.find(userId);
    if (!user?.roles.includes('admin')) {
      throw new DomainError('forbidden', 'approval/no-administrator', `${email} is no administrator.`);
    }
    return { userId, name: user.name };
  }
}
