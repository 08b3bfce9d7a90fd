import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CreateUser } from '../modules/identity/index.js';
import { KeepLicences } from '../modules/intake/index.js';
import { demoClinician, type DemoFile } from './demo-people.js';

/** Somebody who may decide on levels of care for people in the state of the sample site. */
@Injectable()
export class DemoClinician {
  constructor(
    private readonly createUser: CreateUser,
    private readonly keepLicences: KeepLicences,
  ) {}

  async create(): Promise<DemoFile['staff'][number]> {
    const { email, name, licence } = demoClinician;
    const password = randomBytes(12).toString('base64url');
    const roles = ['clinician'] as const;
    const { id: userId } = await this.createUser.run({ email, name, password, roles: [...roles] }, null);
    await this.keepLicences.add({ userId, ...licence }, null);
    return { email, password, roles };
  }
}
