import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { BenefitFacts } from '../../core/benefits/benefit-facts.js';
import type { BenefitLine } from '../../core/benefits/benefit-line.js';
import type { RequestWay } from '../../core/benefits/request-table.js';
import { Sealer } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/database.js';

export interface NewAnswer {
  readonly requestId: string;
  readonly tryId: string;
  readonly way: RequestWay;
  readonly facts: BenefitFacts;
  readonly lines: readonly BenefitLine[];
  readonly saidBy: string | null;
  readonly referenceNumber: string | null;
  readonly note: string | null;
  /** As it came; kept sealed. */
  readonly raw: { readonly bytes: Buffer; readonly type: string } | null;
  /** Null: the program. */
  readonly recordedBy: string | null;
  readonly at: Date;
}

const insert = `
  insert into benefits_answer (id, request_id, try_id, way, active, plan_name, copay_cents, coinsurance_basis_points, deductible_cents,
    deductible_left_cents, out_of_pocket_cents, out_of_pocket_left_cents, prior_authorization, in_network, limits, plan_begins, plan_ends,
    lines, said_by, reference_number, note, raw, raw_type, recorded_by, received_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`;

/** Appends what insurers said: earlier answers stay as they are. */
@Injectable()
export class AnswerStore {
  constructor(private readonly sealer: Sealer) {}

  async append(tx: Tx, { requestId, tryId, way, facts, lines, raw, at, ...said }: NewAnswer): Promise<string> {
    const id = uuid();
    const place = { table: 'benefits_answer', column: 'raw', row: id };
    const plan = [facts.active, facts.planName, facts.copayCents, facts.coinsuranceBasisPoints, facts.deductibleCents];
    const rest = [facts.deductibleLeftCents, facts.outOfPocketCents, facts.outOfPocketLeftCents];
    const terms = [facts.priorAuthorization, facts.inNetwork, JSON.stringify(facts.limits), facts.planBegins, facts.planEnds];
    const spoken = [said.saidBy, said.referenceNumber, said.note];
    const sealed = [raw === null ? null : this.sealer.seal(raw.bytes, place), raw?.type ?? null];
    const values = [id, requestId, tryId, way, ...plan, ...rest, ...terms, JSON.stringify(lines), ...spoken, ...sealed];
    await tx.query(insert, [...values, said.recordedBy, at]);
    return id;
  }
}
