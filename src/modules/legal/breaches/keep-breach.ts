import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type {
  AssessBreachDto,
  BreachDto,
  DiscoveredEarlierDto,
  OpenBreachDto,
  RecordBreachNoticeDto,
  SetAffectedDto,
} from '../../../contracts/legal/breach.dto.js';
import { isDate } from '../../../core/breaches/breach-dates.js';
import { closingObjection, missingFactors, type RiskAssessment } from '../../../core/breaches/breach-duties.js';
import { legalDay } from '../../../core/disclosures/legal-day.js';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { BreachAlert } from './breach-alert.js';
import { breachDto } from './breach-dto.js';
import { BreachStore, factsOf, type BreachRow } from './breach.store.js';

type Change = (tx: Tx, row: BreachRow, at: Date) => Promise<Readonly<Record<string, unknown>>>;

/** The case file of what got out, or may have (L-113): from the discovery until everybody was told. */
@Injectable()
export class KeepBreach {
  constructor(
    private readonly database: Database,
    private readonly breaches: BreachStore,
    private readonly alert: BreachAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError breach/date (422) */
  open({ what, discoveredOn }: OpenBreachDto, { userId }: StaffPrincipal): Promise<BreachDto> {
    const at = this.clock.now();
    requirePast('discoveredOn', discoveredOn, at);
    const id = uuid();
    return this.database.transaction(async (tx) => {
      await this.breaches.open(tx, { id, what: showable(what).trim(), discoveredOn, by: userId, at });
      await this.note(tx, id, 'opened', userId, { discoveredOn });
      await this.alert.nearDue(tx, at);
      return breachDto((await this.breaches.one(tx, id))!);
    });
  }

  /** It is one, says whoever looked into it. The deadline stays where it was. @throws DomainError breach/unknown (404), breach/closed (409) */
  confirm(id: string, staff: StaffPrincipal): Promise<BreachDto> {
    return this.change(id, 'confirmed', staff, async (tx, _, at) => {
      await this.breaches.confirm(tx, id, { by: staff.userId, at });
      return {};
    });
  }

  /** The day only ever moves back: no deadline gets later by it. @throws DomainError breach/unknown (404), breach/closed (409), breach/date (422) */
  discoveredEarlier(id: string, { discoveredOn }: DiscoveredEarlierDto, staff: StaffPrincipal): Promise<BreachDto> {
    return this.change(id, 'discovered-earlier', staff, async (tx, row, at) => {
      requirePast('discoveredOn', discoveredOn, at);
      if (discoveredOn >= row.discoveredOn)
        throw invalid('discoveredOn', 'breach/date', `discoveredOn only moves back: it is ${row.discoveredOn} now.`);
      await this.breaches.discoveredEarlier(tx, id, discoveredOn);
      return { from: row.discoveredOn, to: discoveredOn };
    });
  }

  /** @throws DomainError breach/unknown (404), breach/closed (409), breach/factors-missing (422) */
  assess(id: string, told: AssessBreachDto, staff: StaffPrincipal): Promise<BreachDto> {
    const assessment = assessmentIn(told);
    const missing = missingFactors(assessment);
    if (assessment.lowProbability && missing.length > 0) {
      const message =
        'A low probability needs all four factors in writing: without them it counts as a breach (45 CFR 164.402(2)).';
      const errors = missing.map((field) => ({ field, code: 'breach/factors-missing', message: `${field} is missing.` }));
      throw new DomainError('invalid', 'breach/factors-missing', message, { errors });
    }
    return this.change(id, 'assessed', staff, async (tx, _, at) => {
      await this.breaches.assess(tx, id, { ...assessment, by: staff.userId, at });
      return { lowProbability: assessment.lowProbability, missing };
    });
  }

  /** @throws DomainError breach/unknown (404), breach/closed (409), breach/state-twice, breach/person-unknown (422) */
  affected(id: string, { states, personIds = [] }: SetAffectedDto, staff: StaffPrincipal): Promise<BreachDto> {
    if (new Set(states.map(({ state }) => state)).size < states.length)
      throw invalid('states', 'breach/state-twice', 'Name each state once, with all who live there.');
    return this.change(id, 'affected-set', staff, async (tx, _, at) => {
      await this.breaches.setStates(tx, id, states);
      const unknown = await this.breaches.addPeople(tx, id, personIds, { by: staff.userId, at });
      if (unknown.length > 0)
        throw invalid('personIds', 'breach/person-unknown', `Nobody has these ids: ${unknown.slice(0, 10).join(', ')}.`);
      return { states: Object.fromEntries(states.map(({ state, people }) => [state, people])), personIds };
    });
  }

  /** @throws DomainError breach/unknown (404), breach/closed (409), breach/date, breach/state (422) */
  notice(id: string, told: RecordBreachNoticeDto, staff: StaffPrincipal): Promise<BreachDto> {
    const { kind, sentOn, documentRef, state = null } = told;
    requirePast('sentOn', sentOn, this.clock.now());
    if ((kind === 'media') !== (state !== null))
      throw invalid('state', 'breach/state', 'Say of which state the media are; whoever else is told has no state.');
    return this.change(id, 'notice-sent', staff, async (tx, _, at) => {
      const words = { documentRef: showable(documentRef).trim(), by: staff.userId, at };
      await this.breaches.addNotice(tx, { id: uuid(), breachId: id, kind, state, sentOn, ...words });
      return { kind, state, sentOn };
    });
  }

  /** @throws DomainError breach/unknown (404), breach/closed, breach/not-told (409) */
  close(id: string, staff: StaffPrincipal): Promise<BreachDto> {
    return this.change(id, 'closed', staff, async (tx, row, at) => {
      const objection = closingObjection(factsOf(row));
      if (objection !== null) throw new DomainError('conflict', 'breach/not-told', objection);
      await this.breaches.close(tx, id, { by: staff.userId, at });
      await this.alert.end(tx, id, at);
      return {};
    });
  }

  /** @throws DomainError breach/unknown (404) */
  async one(id: string): Promise<BreachDto> {
    return breachDto(known(await this.breaches.one(this.database, id)));
  }

  async all(): Promise<BreachDto[]> {
    return (await this.breaches.all(this.database)).map(breachDto);
  }

  private change(id: string, what: string, { userId }: StaffPrincipal, act: Change): Promise<BreachDto> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const row = known(await this.breaches.lock(tx, id));
      if (row.closedAt !== null) throw new DomainError('conflict', 'breach/closed', 'This case is closed: open a new one.');
      await this.note(tx, id, what, userId, await act(tx, row, at));
      await this.alert.nearDue(tx, at);
      return breachDto((await this.breaches.one(tx, id))!);
    });
  }

  private note(tx: Tx, id: string, what: string, userId: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return writeAuditEntry(tx, { userId, action: `breach.${what}`, subjectType: 'breach', subjectId: id, detail });
  }
}

function assessmentIn({ lowProbability, ...told }: AssessBreachDto): RiskAssessment {
  const words = (text: string | undefined) => showable(text ?? '').trim() || null;
  return {
    information: words(told.information),
    recipient: words(told.recipient),
    acquired: words(told.acquired),
    mitigation: words(told.mitigation),
    lowProbability,
  };
}

function known(row: BreachRow | null): BreachRow {
  if (!row) throw new DomainError('not-found', 'breach/unknown', 'There is no such case.');
  return row;
}

function requirePast(field: string, date: string, at: Date): void {
  if (isDate(date) && date <= legalDay(at)) return;
  throw invalid(field, 'breach/date', `${field} is a day that has been, such as ${legalDay(at)}.`);
}

function invalid(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
