import { Injectable } from '@nestjs/common';
import type { DeskCallDto, DeskDto } from '../../../contracts/calls/desk.dto.js';
import { tellEnding } from '../../../core/calls/tell-ending.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { readDevice, readPresence } from '../../counsellors/index.js';
import { CallbacksReadModel } from '../callbacks.read-model.js';
import { deskCall } from './desk-call.sql.js';

type DeskCallRow = Omit<DeskCallDto, 'ended'> & {
  readonly endCause: string | null;
  readonly hungUpBy: 'counsellor' | 'person' | null;
};

/** What a counsellor has before them. */
@Injectable()
export class DeskReadModel {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbacksReadModel,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError presence/not-a-counsellor */
  async of(counsellorId: string): Promise<DeskDto> {
    const at = this.clock.now();
    const presence = await readPresence(this.database, counsellorId);
    const [device, offer, [call]] = await Promise.all([
      readDevice(this.database, counsellorId, at),
      this.callbacks.offerOf(counsellorId),
      this.database.query<DeskCallRow>(deskCall, [counsellorId]),
    ]);
    return { at: at.toISOString(), presence, device, offer, call: call ? toDeskCall(call) : null };
  }
}

function toDeskCall({ endCause, hungUpBy, ...call }: DeskCallRow): DeskCallDto {
  const ended = endCause === null ? null : tellEnding({ endCause, talked: call.connectedAt !== null, hungUpBy });
  return { ...call, ended };
}
