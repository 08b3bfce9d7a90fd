import { Injectable } from '@nestjs/common';
import type { AskForBenefitsDto, InsuredPersonDto } from '../../../contracts/benefits/ask-benefits.dto.js';
import { inquiryProblems, type InsuredPerson } from '../../../core/benefits/inquiry.js';
import { usualServiceTypes } from '../../../core/benefits/service-types.js';
import { readBirthDate } from '../../../core/people/birth-date.js';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError, type FieldProblem } from '../../../platform/http/domain-error.js';
import { BenefitsPort } from '../port/benefits-port.js';
import { OpenRequest, type Question } from './open-request.js';
import { PatientReader } from './patient.reader.js';

/** Staff have an insurer asked. It waits for nothing and nothing waits for it: calls, routing and the clinician go on beside it. */
@Injectable()
export class AskForBenefits {
  constructor(
    private readonly database: Database,
    private readonly patients: PatientReader,
    private readonly openRequest: OpenRequest,
    private readonly port: BenefitsPort,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError benefits/fields, benefits/no-clearing-house, benefits/closed, benefits/already-asked, intake/unknown */
  run(intakeId: string, asked: AskForBenefitsDto, staff: StaffPrincipal): Promise<string> {
    const at = this.clock.now();
    const question = this.read(asked, at);
    return this.database.transaction(async (tx) => {
      const patient = await this.patients.of(tx, intakeId);
      if (!patient) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
      if (patient.isClosed)
        throw new DomainError('conflict', 'benefits/closed', 'This intake has ended: no insurer is asked about it.');
      const id = await this.openRequest.run(tx, patient, question, staff.userId, at);
      if (id === null)
        throw new DomainError(
          'conflict',
          'benefits/already-asked',
          'This insurer is being asked already: look at the open request.',
        );
      const detail = { intakeId, way: question.way };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'benefits.asked',
        subjectType: 'benefits-request',
        subjectId: id,
        detail,
      });
      return id;
    });
  }

  private read(asked: AskForBenefitsDto, at: Date): Question {
    const { way, payer, memberId, patient, subscriber, serviceTypes = usualServiceTypes } = asked;
    const insured = {
      memberId: memberId.trim(),
      patient: personOf(patient),
      subscriber: subscriber ? personOf(subscriber) : null,
    };
    const problems: FieldProblem[] = [
      ...inquiryProblems(payer, insured).map((problem) => ({ ...problem, code: 'benefits/not-latin' })),
      ...dateProblems({ patient, subscriber }, at),
    ];
    if (way === 'electronic' && payer.code === undefined)
      problems.push({ field: 'payer.code', code: 'benefits/no-code', message: 'Give the code of the insurer, or ask by phone.' });
    if (problems.length > 0)
      throw new DomainError('invalid', 'benefits/fields', 'Some fields need your attention; each is listed with what to do.', {
        errors: problems,
      });
    if (way === 'electronic' && !this.port.isOpen)
      throw new DomainError(
        'conflict',
        'benefits/no-clearing-house',
        'No clearing house is set up here: ask the insurer by phone.',
      );
    return { way, payer: { name: showable(payer.name).trim(), code: payer.code?.toUpperCase() ?? null }, insured, serviceTypes };
  }
}

function personOf({ firstName, lastName, birthDate }: InsuredPersonDto): InsuredPerson {
  const first = showable(firstName ?? '').trim();
  return { firstName: first === '' ? null : first, lastName: showable(lastName).trim(), birthDate };
}

function dateProblems(people: Readonly<Record<string, InsuredPersonDto | undefined>>, at: Date): FieldProblem[] {
  return Object.entries(people).flatMap(([field, person]) => {
    const read = person && readBirthDate(person.birthDate, at);
    return read?.kind === 'refused' ? [{ field: `${field}.birthDate`, code: read.code, message: read.message }] : [];
  });
}
