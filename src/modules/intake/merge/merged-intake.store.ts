import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { stages, type Stage } from '../../../core/intake/stages.js';
import type { Tx } from '../../../platform/database/database.js';
import type { OpenIntakeOf } from '../../callbacks/index.js';
import { MergeStore, type Families, type MergeRow } from '../../people/index.js';
import { IntakeStore } from '../intake.store.js';

interface OpenRow {
  readonly id: string;
  readonly stage: Stage;
  readonly opened_at: Date;
  readonly before: Readonly<Record<string, unknown>>;
}

const lockOpen = `
  select i.id, i.stage, i.opened_at, to_jsonb(i) as before from intake i
  where person_id = any($1::uuid[]) and ended_at is null order by id for update`;
// Its history gets no line of its own: the merge is the line, and goes away with it.
const close = `
  with awake as (
    update intake_aside set ended_at = $2, end_reason = 'moved' where intake_id = $1 and ended_at is null)
  update intake set stage = 'closed', stage_before = null, close_reason = 'duplicate-merged', ended_at = $2, next_step = null,
    next_step_due_at = null, version = version + 1 where id = $1`;
const move = 'update intake set person_id = $2, version = version + 1 where id = $1 and person_id <> $2';
const putBack = `
  update intake i set person_id = b.person_id, stage = b.stage, stage_before = b.stage_before, close_reason = b.close_reason, ended_at = b.ended_at,
    next_step = b.next_step, next_step_due_at = b.next_step_due_at, version = i.version + 1
  from jsonb_populate_record(null::intake, $2) b where i.id = $1 and to_jsonb(i) = $3::jsonb returning i.id`;

const movedOn = 'An intake has moved on since: it stays as it is.';

/** Open intakes of persons who are merged, and of those who turn out to be two after all. */
@Injectable()
export class MergedIntakeStore {
  constructor(
    private readonly merges: MergeStore,
    private readonly intakes: IntakeStore,
  ) {}

  /** The one open intake that is left, of whichever got further; null when neither has any. */
  async merge(tx: Tx, { fromId, intoId }: Families, mergeId: string, at: Date): Promise<string | null> {
    const open = (await tx.query<OpenRow>(lockOpen, [[fromId, intoId]])).sort(byProgress);
    const [kept, ended] = open;
    if (!kept) return null;
    if (ended) await tx.query(close, [ended.id, at]);
    await tx.query(move, [kept.id, intoId]);
    for (const { id: rowId, before } of open) await this.merges.note(tx, mergeId, { rowOf: 'intake', rowId, before });
    return kept.id;
  }

  /** What could not be put back, in sentences; whose intake it was it is again in any case. */
  async part(tx: Tx, { id: mergeId }: MergeRow): Promise<string[]> {
    const left: string[] = [];
    const changes = (await this.merges.changesOf(tx, mergeId)).filter(({ rowOf }) => rowOf === 'intake');
    // Those that stayed open first: the place of the ended ones is free then.
    for (const { rowId, before, after } of changes.toSorted(
      (a, b) => Number(a.after['ended_at'] !== null) - Number(b.after['ended_at'] !== null),
    )) {
      const back = await tx.query(putBack, [rowId, JSON.stringify(before), JSON.stringify(after)]);
      if (back.length > 0) continue;
      left.push(movedOn);
      await tx.query(move, [rowId, before['person_id']]);
    }
    return left;
  }

  openFor(tx: Tx, at: Date): OpenIntakeOf {
    return async (personId, { siteId, dueAt }) => {
      const opened = await this.intakes.openOrJoinMany(tx, [{ intakeId: uuid(), personId, siteId, nextStepDueAt: dueAt, at }]);
      return opened.get(personId)!.intakeId;
    };
  }
}

function byProgress(a: OpenRow, b: OpenRow): number {
  return (
    stages.indexOf(b.stage) - stages.indexOf(a.stage) || a.opened_at.getTime() - b.opened_at.getTime() || (a.id < b.id ? -1 : 1)
  );
}
