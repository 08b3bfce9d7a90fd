import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordInquiryDto } from '../../../contracts/people/inquiry.dto.js';
import { readBirthDate } from '../../../core/people/birth-date.js';
import { foldName } from '../../../core/people/name-likeness.js';
import { plainPhoneText, digitsIn } from '../../../core/people/phone-text.js';
import { inquiryPattern } from '../../../core/people/neutral-answer.js';
import { showable } from '../../../core/shared/plain-text.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { refusal } from '../plan/checked-plan.js';

type Asked = 'asked_by' | 'asked_for';

const insert = `
  insert into inquiry (id, asked_by, asked_for, note, by_user_id, at) values ($1, $2, $3, $4, $5, $6)`;
const series = (column: Asked) => `
  select min(id::text) as first, count(*)::int as questions from inquiry
  where ${column} = $1 and at > $2::timestamptz - interval '${inquiryPattern.days} days'`;
const seriesOf = { asked_by: series('asked_by'), asked_for: series('asked_for') } as const satisfies Record<Asked, string>;

const sentences = {
  asked_by: `The same caller has asked for somebody ${inquiryPattern.questions} times or more in ${inquiryPattern.days} days. Nothing was told.`,
  asked_for: `Somebody was asked for ${inquiryPattern.questions} times or more in ${inquiryPattern.days} days. Nothing was told.`,
} as const satisfies Record<Asked, string>;

/**
 * Writes down that somebody asked for a person. No table of people is ever read for it: the same statements run, and take as long,
 * whether we know them or not (L-110, B-096). Whom they named is kept as a keyed hash only.
 */
@Injectable()
export class RecordInquiry {
  constructor(
    private readonly database: Database,
    private readonly hashes: KeyedHash,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError birth-date/... (422): said of what was written, not of whom it names */
  async run(asked: RecordInquiryDto, staff: StaffPrincipal): Promise<void> {
    const at = this.clock.now();
    const by = this.hash('by', numberIn(asked.callerPhone));
    const wanted = this.hash('for', wantedIn(asked, at));
    await this.database.transaction(async (tx) => {
      await tx.query(insert, [uuid(), by, wanted, showable(asked.note).trim(), staff.userId, at]);
      await this.watch(tx, 'asked_by', by, at);
      await this.watch(tx, 'asked_for', wanted, at);
    });
  }

  private async watch(tx: Tx, column: Asked, hash: Buffer | null, at: Date): Promise<void> {
    const [found] = await tx.query<{ first: string; questions: number }>(seriesOf[column], [hash, at]);
    if (found!.questions < inquiryPattern.questions) return;
    const dayBefore = new Date(at.getTime() - 24 * 3_600_000);
    const about = { kind: `inquiries-${column.replace('_', '-')}`, subjectType: 'inquiry', subjectId: found!.first };
    await this.raiseAlert.run(tx, { ...about, siteId: null, sentence: sentences[column], at, unlessRaisedSince: dayBefore });
  }

  private hash(which: string, value: string): Buffer | null {
    return value === '' ? null : this.hashes.of('inquiry', `${which} ${value}`).hash;
  }
}

function numberIn(phone: string | undefined): string {
  return digitsIn(plainPhoneText(phone ?? '')).replace(/^1(?=\d{10}$)/, '');
}

/** A number tells who is meant best; without one the name does, with the birth date. */
function wantedIn({ phone, name, birthDate }: RecordInquiryDto, at: Date): string {
  const born = birthDate === undefined ? null : readBirthDate(birthDate, at);
  if (born?.kind === 'refused') throw refusal('birthDate', born.code, born.message);
  return numberIn(phone) || [foldName(name ?? ''), born?.birthDate ?? ''].join(' ').trim();
}
