import { Injectable } from '@nestjs/common';
import { heartbeatSeconds } from '../../../core/presence/heartbeats.js';
import type { Device, DeviceDto } from '../../../contracts/calls/in-call.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { deviceColumns } from './read-device.js';

/** Where a counsellor wants to be rung, and the browser's signs of life. */
@Injectable()
export class ChooseDevice {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Choosing the phone says that it works again; what a browser said long ago does not count. @throws DomainError presence/not-a-counsellor */
  choose(userId: string, device: Device): Promise<DeviceDto> {
    return this.update(
      this.database,
      userId,
      `device = $3, phone_broken_at = case when $3 = 'phone' then null else phone_broken_at end,
       softphone_seen_at = case when softphone_seen_at > $2::timestamptz - interval '${heartbeatSeconds} seconds' then softphone_seen_at end`,
      device,
    );
  }

  /** A browser that is not registered or has no microphone cannot take a call: it does not count as there, from now on. */
  seen(userId: string, isReady: boolean): Promise<DeviceDto> {
    return this.database.transaction(async (tx) => {
      const [before] = await tx.query<{ seen_at: Date | null }>(
        'select softphone_seen_at as seen_at from counsellor where id = $1 for update',
        [userId],
      );
      if (before?.seen_at && !isReady) await this.outbox.add(tx, [{ name: 'SoftphoneLost', body: { counsellorId: userId } }]);
      return this.update(tx, userId, 'softphone_seen_at = case when $3::boolean then $2::timestamptz end', isReady);
    });
  }

  private async update(tx: Pick<Tx, 'query'>, userId: string, set: string, value: unknown): Promise<DeviceDto> {
    const [row] = await tx.query<DeviceDto>(
      `update counsellor c set ${set} where id = $1 and $2::timestamptz is not null
       returning ${deviceColumns('c', '$2')}`,
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
