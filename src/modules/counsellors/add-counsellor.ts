import { Injectable } from '@nestjs/common';
import { readPhoneNumber } from '../../core/people/phone-number.js';
import type { AddCounsellorDto } from '../../contracts/admin/counsellor.dto.js';
import { Database, violatedConstraint } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { SiteDirectory } from '../sites/index.js';
import { CounsellorStore } from './counsellor.store.js';

/** Makes a staff user with the role counsellor somebody who can be offered people. */
@Injectable()
export class AddCounsellor {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly sites: SiteDirectory,
  ) {}

  async run(request: AddCounsellorDto): Promise<{ id: string; name: string; routeIds: string[] }> {
    const phoneNumber =
      request.phoneNumber === undefined ? null : readOwnPhone(request.phoneNumber, await this.sites.ownNumbers());
    return this.database
      .transaction(async (tx) => {
        const [user] = await tx.query<{ name: string }>(
          `select name from staff_user where id = $1 and active and 'counsellor' = any(roles)`,
          [request.userId],
        );
        if (!user)
          throw new DomainError(
            'invalid',
            'counsellor/not-a-counsellor',
            'userId must be an active user with the role counsellor.',
          );
        await this.counsellors.add(tx, { id: request.userId, name: user.name, phoneNumber, routeIds: request.routeIds });
        return { id: request.userId, name: user.name, routeIds: request.routeIds };
      })
      .catch((error: unknown) => {
        throw translate(error);
      });
  }
}

function readOwnPhone(input: string, ownNumbers: readonly string[]): string {
  const number = readPhoneNumber(input, ownNumbers);
  if (number.kind === 'refused') throw new DomainError('invalid', number.code, `phoneNumber: ${number.message}`);
  if (!number.automaticCalls) throw new DomainError('invalid', 'counsellor/phone', `phoneNumber: ${number.whyNotAutomatic}`);
  return number.e164;
}

function translate(error: unknown): unknown {
  const constraint = violatedConstraint(error);
  if (constraint === 'counsellor_pk')
    return new DomainError('conflict', 'counsellor/exists', 'This user already is a counsellor.');
  if (constraint === 'counsellor_phone_number_unique')
    return new DomainError('conflict', 'counsellor/phone-taken', 'Another counsellor has this phone.');
  if (constraint === 'counsellor_route_route_fk')
    return new DomainError('invalid', 'counsellor/unknown-route', 'routeIds names a route that does not exist.');
  return error;
}
