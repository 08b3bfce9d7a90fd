import { Injectable } from '@nestjs/common';
import { wasLeftAlone } from '../../../core/calls/hand-over-rules.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { CallStore, type CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import { LegStore } from '../legs/leg.store.js';

/** When the person hangs up, both of their reports come, in any order: only later is it sure who left whom. */
export const sureAfterSeconds = 5;

/**
 * The receiver of a hand-over has hung up, and the counsellor left before: whoever is still on the phone then is not left alone with
 * that. A caller is in line again, in front; somebody whom we dialled is called again, unless the two had talked.
 */
@Injectable()
export class LeftAlone {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly endCall: EndCall,
    private readonly clock: Clock,
  ) {}

  /** Safe to run twice or early. */
  run(callId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.calls.lock(tx, callId);
      if (call?.handed_over_at && !call.ended_at) await this.end(tx, call, call.handed_over_at);
    });
  }

  /** Calls whose person is alone in the room for too long. */
  overdue(): Promise<{ id: string }[]> {
    return this.database.query(
      `select c.id from call c where c.ended_at is null and c.handed_over_at is not null and not exists (
         select from call_leg l where l.call_id = c.id and l.party in ('outside', 'counsellor')
           and (l.ended_at is null or l.ended_at > $1))`,
      [this.sureBefore()],
    );
  }

  private async end(tx: Tx, call: CallRow, handedOverAt: Date): Promise<void> {
    const [receiver] = await tx.query<{ left_at: Date | null; is_there: boolean }>(
      `select max(ended_at) as left_at, bool_or(ended_at is null) as is_there from call_leg
       where call_id = $1 and party in ('outside', 'counsellor')`,
      [call.id],
    );
    if (!receiver?.left_at || receiver.is_there || receiver.left_at > this.sureBefore()) return;
    const person = (await this.legs.liveLegsOfCall(tx, call.id)).find((leg) => leg.party === 'person');
    const secondsTogether = (receiver.left_at.getTime() - handedOverAt.getTime()) / 1000;
    const isAlone = person !== undefined && wasLeftAlone(person.inbound_call_id !== null, secondsTogether);
    await this.endCall.run(tx, call, isAlone ? 'receiver-left' : 'completed', this.clock.now());
  }

  private sureBefore(): Date {
    return new Date(this.clock.now().getTime() - sureAfterSeconds * 1000);
  }
}
