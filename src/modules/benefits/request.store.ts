import { Injectable } from '@nestjs/common';
import type { RequestState, RequestWay } from '../../core/benefits/request-table.js';
import type { ServiceType } from '../../core/benefits/service-types.js';
import { violatedConstraint, type Tx } from '../../platform/database/database.js';

/** Who has to act, and by when. */
export interface Standing {
  readonly state: RequestState;
  readonly way: RequestWay;
  /** Why, and what to do: for whoever looks at the queue. */
  readonly because: string;
  readonly ownerUserId: string | null;
  readonly ownerTeam: 'counsellors' | 'managers' | null;
  /** Null: it has ended. */
  readonly dueAt: Date | null;
  readonly expectedBy: Date;
  /** Of the program itself; null: a human is next, or nobody. */
  readonly nextTryAt: Date | null;
}

export interface RequestRow extends Standing {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly siteId: string;
  readonly zone: string;
  readonly siteName: string;
  readonly payerName: string;
  readonly payerCode: string | null;
  readonly insured: Buffer;
  readonly serviceTypes: readonly ServiceType[];
  readonly trace: string;
  readonly attempts: number;
  readonly claim: string | null;
  readonly claimedUntil: Date | null;
  readonly askedBy: string;
}

export interface NewRequest extends Standing {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly payerName: string;
  readonly payerKey: string;
  readonly payerCode: string | null;
  readonly insured: Buffer;
  readonly memberHint: string;
  readonly serviceTypes: readonly ServiceType[];
  readonly trace: string;
  readonly askedBy: string;
  readonly at: Date;
}

const columns = `
  r.id, r.intake_id as "intakeId", r.person_id as "personId", i.site_id as "siteId", s.time_zone as zone, s.name as "siteName",
  r.payer_name as "payerName", r.payer_code as "payerCode", r.insured, r.service_types as "serviceTypes", r.way, r.state, r.because,
  r.owner_user_id as "ownerUserId", r.owner_team as "ownerTeam", r.due_at as "dueAt", r.expected_by as "expectedBy", r.trace, r.attempts,
  r.next_try_at as "nextTryAt", r.claim, r.claimed_until as "claimedUntil", r.asked_by as "askedBy"`;

const one = `
  select ${columns} from benefits_request r join intake i on i.id = r.intake_id join site s on s.id = i.site_id where r.id = $1`;
const lock = `${one} for update of r`;

const insert = `
  insert into benefits_request (id, intake_id, person_id, payer_name, payer_key, payer_code, insured, member_hint, service_types, way,
    state, because, owner_user_id, owner_team, due_at, expected_by, next_try_at, trace, asked_by, asked_at, state_since, looked_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, $20)`;

const stand = `
  update benefits_request set state = $2, way = $3, because = $4, owner_user_id = $5, owner_team = $6, due_at = $7, expected_by = $8,
    next_try_at = $9, claim = null, claimed_until = null, state_since = case when state = $2 then state_since else $10 end,
    ended_at = case when $2 in ('answered', 'cancelled') then $10::timestamptz end
  where id = $1`;

const assign = `
  update benefits_request set owner_user_id = $2::uuid, owner_team = case when $2::uuid is null then 'counsellors' end where id = $1`;

const look = 'update benefits_request set because = $2, looked_at = $3 where id = $1';

const claim = `
  update benefits_request set state = 'in-progress', because = $2, claim = $3, claimed_until = $4::timestamptz, attempts = attempts + 1,
    next_try_at = case when way = 'electronic' then $4::timestamptz end, state_since = case when state = 'in-progress' then state_since else $5 end
  where id = $1`;

/** Writes requests. A unique index makes one open request per intake and insurer a fact. */
@Injectable()
export class RequestStore {
  /** As it stands now, and perhaps no longer in a moment. */
  async look(db: Pick<Tx, 'query'>, id: string): Promise<RequestRow | null> {
    const [row] = await db.query<RequestRow>(one, [id]);
    return row ?? null;
  }

  /** Its row is locked to the end of the transaction. */
  async lock(tx: Tx, id: string): Promise<RequestRow | null> {
    const [row] = await tx.query<RequestRow>(lock, [id]);
    return row ?? null;
  }

  /** False: this insurer is being asked for this intake already. */
  async insert(tx: Tx, request: NewRequest): Promise<boolean> {
    const { way, state, because, ownerUserId, ownerTeam, dueAt, expectedBy, nextTryAt } = request;
    const whom = [request.intakeId, request.personId, request.payerName, request.payerKey, request.payerCode];
    const what = [request.insured, request.memberHint, request.serviceTypes];
    const standing = [way, state, because, ownerUserId, ownerTeam, dueAt, expectedBy, nextTryAt];
    try {
      await tx.query(insert, [request.id, ...whom, ...what, ...standing, request.trace, request.askedBy, request.at]);
      return true;
    } catch (error) {
      if (violatedConstraint(error) === 'benefits_request_one_open') return false;
      throw error;
    }
  }

  /** How it stands from now on; nobody has it in hand any more. */
  async stand(tx: Tx, id: string, standing: Standing, at: Date): Promise<void> {
    const { state, way, because, ownerUserId, ownerTeam, dueAt, expectedBy, nextTryAt } = standing;
    await tx.query(stand, [id, state, way, because, ownerUserId, ownerTeam, dueAt, expectedBy, nextTryAt, at]);
  }

  /** Null: the counsellors as a team. */
  async assign(tx: Tx, id: string, ownerUserId: string | null): Promise<void> {
    await tx.query(assign, [id, ownerUserId]);
  }

  /** It goes on waiting for their consent, and says why. */
  async lookedAt(tx: Tx, id: string, because: string, at: Date): Promise<void> {
    await tx.query(look, [id, because, at]);
  }

  /** Whoever begins has it in hand until then; a process that dies lets go of it then, and it is tried again. */
  async begin(tx: Tx, id: string, { because, claim: by, until, at }: Begun): Promise<void> {
    await tx.query(claim, [id, because, by, until, at]);
  }
}

export interface Begun {
  readonly because: string;
  readonly claim: string;
  readonly until: Date;
  readonly at: Date;
}
