import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../../core/calls/leg-progress.js';
import type { SpokenLine } from '../../../../core/scripts/spoken-line.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import type { StepInput } from '../../../../telephony/call-script.js';
import type { Flow } from '../../../../telephony/flow.js';
import type { LegReport } from '../../../../telephony/leg-report.js';
import { AcknowledgeAlert } from '../../../alerts/index.js';
import { alarmKinds } from '../../alarms/sound-alarm.js';
import { DutyCallStore, type RungCall } from './duty-call.store.js';

// Whoever picks up may be anybody: no word of what we do, of whom, or of what happened.
const line = (key: string, text: string): SpokenLine => ({ key: `duty.${key}`, version: 0, language: 'en', text });
const question = line(
  'question',
  'This is an automatic call for the person on duty. An alarm is open. Press 1 to take it. Press 2, or hang up, and the next person is called.',
);
const thanks = line('thanks', 'Thank you. It is yours. Please open the console now.');
const isTaken = line('is-taken', 'The alarm is over already. Thank you.');
const goodbye = line('goodbye', 'The next person is called. Goodbye.');
const say = (words: SpokenLine): Flow => [{ kind: 'say', line: words }, { kind: 'hang-up' }];

/** What somebody on duty hears when we ring them, and what follows from the key they press. */
@Injectable()
export class DutyCallScript {
  constructor(
    private readonly database: Database,
    private readonly calls: DutyCallStore,
    private readonly acknowledge: AcknowledgeAlert,
    private readonly clock: Clock,
  ) {}

  /** Null: it is no such call. */
  async answered(callId: string, carrierSid: string): Promise<Flow | null> {
    const call = await this.calls.find(callId);
    if (!call) return null;
    await this.calls.adopt(callId, carrierSid);
    if (call.isOver) return say(isTaken);
    return [{ kind: 'collect', prompts: [question], digits: 1, seconds: 8, step: 'duty' }];
  }

  /** The same key again, by a repeated request, changes nothing. Null: it is no such call. */
  async asked(callId: string, { digits }: StepInput): Promise<Flow | null> {
    const call = await this.calls.find(callId);
    if (!call) return null;
    if (call.isOver) return say(isTaken);
    if (digits !== '1') {
      await this.calls.end(this.database, callId, 'passed', this.clock.now());
      return say(goodbye);
    }
    await this.take(call);
    return say(thanks);
  }

  /** What the carrier tells of a call that may be one of these. */
  async reported({ legId, carrierSid, state }: LegReport): Promise<void> {
    if (carrierSid !== null) await this.calls.adopt(legId, carrierSid);
    if (isFinal(state)) await this.calls.end(this.database, legId, 'not-reached', this.clock.now());
  }

  private async take({ id, flagId, userId }: RungCall): Promise<void> {
    for (const alarm of await this.calls.standingAlarms(flagId, Object.values(alarmKinds)))
      await this.acknowledge.run(alarm, userId);
    await this.database.transaction(async (tx) => {
      if (!(await this.calls.end(tx, id, 'taken', this.clock.now()))) return;
      const subject = { subjectType: 'flag', subjectId: flagId, detail: { callId: id } };
      await writeAuditEntry(tx, { userId, action: 'duty-call.taken', ...subject });
    });
  }
}
