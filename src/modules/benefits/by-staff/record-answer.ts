import { Injectable } from '@nestjs/common';
import type { BenefitFactsDto, OutsideAnswerDto, PhoneAnswerDto } from '../../../contracts/benefits/record-answer.dto.js';
import type { BenefitFacts } from '../../../core/benefits/benefit-facts.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { NewAnswer } from '../answer.store.js';
import { KeepAnswer } from '../keep-answer.js';
import { TryStore } from '../try.store.js';
import { ChangeableRequest } from './changeable-request.js';
import { planDateProblems } from './plan-date-problems.js';

type Said = Pick<NewAnswer, 'saidBy' | 'referenceNumber' | 'note' | 'raw'>;

/** Staff write down what the insurer said on the phone, or what a service outside found out. Who asked it has begun before. */
@Injectable()
export class RecordAnswer {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableRequest,
    private readonly tries: TryStore,
    private readonly keepAnswer: KeepAnswer,
    private readonly clock: Clock,
  ) {}

  byPhone(id: string, answer: PhoneAnswerDto, staff: StaffPrincipal): Promise<void> {
    const { saidBy, referenceNumber, note = null } = answer;
    return this.record(id, 'phone', answer, { saidBy, referenceNumber, note, raw: null }, staff);
  }

  byOutside(id: string, answer: OutsideAnswerDto, staff: StaffPrincipal): Promise<void> {
    const { saidBy, referenceNumber = null, note = null, document, documentType } = answer;
    const raw = document && documentType ? { bytes: Buffer.from(document, 'base64'), type: documentType } : null;
    return this.record(id, 'outside', answer, { saidBy, referenceNumber, note, raw }, staff);
  }

  /** @throws DomainError benefits/unknown, benefits/not-now, benefits/other-way, benefits/fields */
  private record(
    id: string,
    way: 'phone' | 'outside',
    answer: BenefitFactsDto,
    said: Said,
    staff: StaffPrincipal,
  ): Promise<void> {
    const facts = factsOf(answer);
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const request = await this.changeable.for(tx, id, 'answer');
      if (request.way !== way)
        throw new DomainError('conflict', 'benefits/other-way', `This insurer is asked another way (${request.way}).`);
      const open = await this.tries.openOf(tx, id);
      if (!open) throw new Error(`Request ${id} is in progress without a try`);
      await this.tries.end(tx, open.id, { outcome: 'answered', sentence: 'The insurer answered.', detail: null, raw: null, at });
      await this.keepAnswer.run(tx, request, { ...said, tryId: open.id, facts, lines: [], recordedBy: staff.userId }, at);
      const subject = { subjectType: 'benefits-request', subjectId: id, detail: { way } };
      await writeAuditEntry(tx, { userId: staff.userId, action: 'benefits.answer-recorded', ...subject });
    });
  }
}

function factsOf(answer: BenefitFactsDto): BenefitFacts {
  const problems = planDateProblems(answer);
  if (problems.length > 0)
    throw new DomainError('invalid', 'benefits/fields', 'Some fields need your attention; each is listed with what to do.', {
      errors: problems,
    });
  return {
    active: answer.active ?? null,
    planName: answer.planName ?? null,
    copayCents: answer.copayCents ?? null,
    coinsuranceBasisPoints: answer.coinsuranceBasisPoints ?? null,
    deductibleCents: answer.deductibleCents ?? null,
    deductibleLeftCents: answer.deductibleLeftCents ?? null,
    outOfPocketCents: answer.outOfPocketCents ?? null,
    outOfPocketLeftCents: answer.outOfPocketLeftCents ?? null,
    priorAuthorization: answer.priorAuthorization ?? null,
    inNetwork: answer.inNetwork ?? null,
    limits: answer.limits ?? [],
    planBegins: answer.planBegins ?? null,
    planEnds: answer.planEnds ?? null,
  };
}
