import { Injectable } from '@nestjs/common';
import type { FlagDto, FlagListDto, IntakeFlagsDto } from '../../contracts/screening/flag.dto.js';
import type { Facts } from '../../core/flags/condition.js';
import { findAnsweringPoints, type AnsweringPoint } from '../../core/flags/find-answering-point.js';
import type { FlagLevel } from '../../core/flags/levels.js';
import { whatToDo } from '../../core/flags/what-to-do.js';
import { Database } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';
import { AnsweringPointStore } from './answering-points/answering-point.store.js';
import { flagLevelOf, flagsOfIntake, sayOf } from './open-flags.js';

interface Row {
  readonly id: string;
  readonly intake_id: string;
  readonly level: FlagLevel;
  readonly rule: string;
  readonly facts: Facts;
  readonly raised_at: Date;
  readonly due_at: Date | null;
  readonly escalated_at: Date | null;
  readonly handled_at: Date | null;
  readonly outcome: string | null;
  readonly lowered_at: Date | null;
  readonly lowered_to: FlagLevel | null;
}

const columns = `f.id, f.intake_id, f.level, f.rule, ${told('flag.facts', 'f')} as facts, f.raised_at, f.due_at, f.escalated_at, f.handled_at, f.outcome,
  f.lowered_at, f.lowered_to`;
const ofIntake = `select ${columns} from ${flagsOfIntake('$1')} order by f.raised_at, f.id`;
// Somebody has to deal with red and orange ones, also when nobody finds the record any more.
const allOpen = `
  select ${columns} from flag f join intake i on i.id = f.intake_id join person p on p.id = i.person_id
  where f.handled_at is null and f.lowered_at is null
    and (f.level <> 'yellow' or i.ended_at is null or (p.restricted_at is null and p.erased_at is null))
  order by case f.level when 'red' then 0 when 'orange' then 1 else 2 end, f.due_at nulls last, f.raised_at, f.id limit 200`;

@Injectable()
export class FlagsReadModel {
  constructor(
    private readonly database: Database,
    private readonly points: AnsweringPointStore,
    private readonly seals: Seals,
  ) {}

  async ofIntake(intakeId: string): Promise<IntakeFlagsDto> {
    const rows = await this.seals.open(this.database, await this.database.query<Row>(ofIntake, [intakeId]));
    return { level: await flagLevelOf(this.database, intakeId), flags: rows.map(toDto) };
  }

  /** The lines on which 911 is reached of the county that these words name. */
  async answeringPointsAt(place: string): Promise<readonly AnsweringPoint[]> {
    return findAnsweringPoints(place, await this.points.all(this.database));
  }

  /** What somebody has to deal with, the worst first; what they answered is read where the intake is opened (L-208). */
  async open(): Promise<FlagListDto> {
    return { flags: (await this.database.query<Row>(allOpen)).map((row) => toDto({ ...row, facts: {} })) };
  }
}

function toDto(row: Row): FlagDto {
  const isOpen = row.handled_at === null && row.lowered_at === null;
  return {
    id: row.id,
    intakeId: row.intake_id,
    level: row.level,
    rule: row.rule,
    says: sayOf(row.rule),
    facts: row.facts,
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    handledAt: row.handled_at?.toISOString() ?? null,
    outcome: row.outcome,
    loweredAt: row.lowered_at?.toISOString() ?? null,
    loweredTo: row.lowered_to,
    toDo: isOpen ? [...whatToDo[row.level]] : [],
  };
}
