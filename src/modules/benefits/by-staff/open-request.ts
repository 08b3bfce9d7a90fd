import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Insured } from '../../../core/benefits/inquiry.js';
import { maskedMemberNumber } from '../../../core/benefits/member-number.js';
import { payerKey } from '../../../core/benefits/payer-key.js';
import type { RequestWay } from '../../../core/benefits/request-table.js';
import type { ServiceType } from '../../../core/benefits/service-types.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Disclose } from '../../disclosures/index.js';
import { InsuredSeal } from '../insured-seal.js';
import { toBeginWith, waitingForConsent } from '../payer/standings.js';
import { RequestStore } from '../request.store.js';
import { toDisclosure } from '../to-disclosure.js';
import type { PatientOfIntake } from './patient.reader.js';

export interface Question {
  readonly way: RequestWay;
  readonly payer: { readonly name: string; readonly code: string | null };
  readonly insured: Insured;
  readonly serviceTypes: readonly ServiceType[];
}

const toDo: Readonly<Record<RequestWay, string>> = {
  phone: 'Ring the insurer: begin, and you see what you may say.',
  electronic: 'The program asks the insurer.',
  outside: 'Hand it to the service that asks for us: begin, and you see what you may say.',
};
// Names the question to the insurer: 32 characters that tell nothing.
const newTrace = () => uuid().replaceAll('-', '').toUpperCase();

/** Opens a request about a patient: to be begun, or waiting until they agree. */
@Injectable()
export class OpenRequest {
  constructor(
    private readonly requests: RequestStore,
    private readonly disclose: Disclose,
    private readonly seal: InsuredSeal,
    private readonly outbox: Outbox,
  ) {}

  /** Null: this insurer is being asked for this intake already. */
  async run(
    tx: Tx,
    patient: PatientOfIntake,
    { way, payer, insured, serviceTypes }: Question,
    by: string,
    at: Date,
  ): Promise<string | null> {
    const id = uuid();
    const refused = await this.disclose.outlook(tx, toDisclosure({ ...patient, payerName: payer.name, way }, by));
    const owned = { way, ownerUserId: by, ownerTeam: null, zone: patient.zone, expectedBy: at };
    const standing = refused === null ? toBeginWith(owned, toDo[way], at) : waitingForConsent(owned, refused.sentence, at);
    const whom = { intakeId: patient.intakeId, personId: patient.personId, payerName: payer.name, payerCode: payer.code };
    const isNew = await this.requests.insert(tx, {
      ...standing,
      ...whom,
      id,
      payerKey: payerKey(payer.name),
      insured: this.seal.seal(id, insured),
      memberHint: maskedMemberNumber(insured.memberId),
      serviceTypes,
      trace: newTrace(),
      askedBy: by,
      at,
    });
    if (!isNew) return null;
    if (standing.nextTryAt !== null) await this.outbox.add(tx, [{ name: 'ask-payer', body: { requestId: id } }]);
    return id;
  }
}
