import { Injectable } from '@nestjs/common';
import type { Device, DeviceDto } from '../../../contracts/in-call.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { reachable } from './reachable.js';

/** Where a counsellor wants to be rung, and the browser's signs of life. */
@Injectable()
export class ChooseDevice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Choosing the phone says that it works again. @throws DomainError presence/not-a-counsellor */
  choose(userId: string, device: Device): Promise<DeviceDto> {
    return this.update(
      userId,
      `device = $3, phone_broken_at = case when $3 = 'phone' then null else phone_broken_at end`,
      device,
    );
  }

  /** A browser that is not registered or has no microphone cannot take a call: it does not count as there. */
  seen(userId: string, isReady: boolean): Promise<DeviceDto> {
    return this.update(userId, 'softphone_seen_at = case when $3::boolean then $2::timestamptz end', isReady);
  }

  private async update(userId: string, set: string, value: unknown): Promise<DeviceDto> {
    const [row] = await this.database.query<DeviceDto>(
      `update counsellor c set ${set} where id = $1 and $2::timestamptz is not null
       returning device, coalesce(${reachable('c', '$2')}, false) as reachable`,
      [userId, this.clock.now(), value],
    );
    if (!row)
      throw new DomainError(
        'forbidden',
        'presence/not-a-counsellor',
        'You are not set up as a counsellor: ask an administrator.',
      );
    return row;
  }
}
