import { Injectable } from '@nestjs/common';
import type {
  BenefitsAnswerDto,
  BenefitsRequestDetailDto,
  BenefitsRequestDto,
  BenefitsRequestPageDto,
  BenefitsTryDto,
  IntakeBenefitsDto,
  ListBenefitsDto,
} from '../../contracts/benefits/benefits.dto.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { initialsOf } from '../people/index.js';
import { formatCursor, parseCursor } from './benefits-cursor.js';

type ShownRequest = Pick<BenefitsRequestDto, keyof BenefitsRequestDto>;
type RequestRow = Omit<BenefitsRequestDto, 'initials'> & { readonly display_name: string | null; readonly key: Date };

const columns = (key: string) => `
  r.id, r.intake_id as "intakeId", r.person_id as "personId", p.display_name, r.payer_name as "payerName", r.member_hint as "memberId",
  r.service_types as "serviceTypes", r.way, r.state, r.because, r.owner_user_id as "ownerUserId", u.name as "ownerName",
  r.owner_team as "ownerTeam", r.due_at as "dueAt", coalesce(r.due_at < $1::timestamptz, false) as overdue,
  r.expected_by as "expectedBy", r.attempts, a.name as "askedBy", r.asked_at as "askedAt", r.ended_at as "endedAt", r.${key} as key`;
const joined = `benefits_request r join person p on p.id = r.person_id join staff_user a on a.id = r.asked_by
  left join staff_user u on u.id = r.owner_user_id`;

const pageBy = (key: 'due_at' | 'ended_at') => `
  select ${columns(key)} from ${joined}
  where r.ended_at is ${key === 'due_at' ? 'null' : 'not null and p.restricted_at is null and p.erased_at is null'} and ($2::text is null or r.state = $2) and ($3::text is null or r.way = $3)
    and ($4::uuid is null or r.owner_user_id = $4) and (not $5::boolean or r.due_at < $1)
    and ($6::timestamptz is null or (r.${key}, r.id) > ($6, $7::uuid))
  order by r.${key}, r.id limit $8`;
const openPage = pageBy('due_at');
const endedPage = pageBy('ended_at');
const one = `select ${columns('asked_at')} from ${joined} where r.id = $2`;
const ofIntake = `select ${columns('asked_at')} from ${joined} where r.intake_id = $2 order by r.asked_at, r.id`;

const tries = `
  select t.id, t.way, u.name as "byName", t.disclosure_id as "disclosureId", d.notice_version as "noticeVersion", d.consent_id as "consentId",
    t.begun_at as "begunAt", t.ended_at as "endedAt", t.outcome, t.sentence, t.detail
  from benefits_try t join disclosure d on d.id = t.disclosure_id left join staff_user u on u.id = t.by_user_id where t.request_id = $1 order by t.begun_at, t.control`;

const answersOf = (what: 'a.request_id' | 'r.intake_id') => `
  select a.id, a.request_id as "requestId", r.payer_name as "payerName", a.way, a.active, a.plan_name as "planName",
    a.copay_cents as "copayCents", a.coinsurance_basis_points as "coinsuranceBasisPoints", a.deductible_cents as "deductibleCents",
    a.deductible_left_cents as "deductibleLeftCents", a.out_of_pocket_cents as "outOfPocketCents",
    a.out_of_pocket_left_cents as "outOfPocketLeftCents", a.prior_authorization as "priorAuthorization", a.in_network as "inNetwork",
    a.limits, to_char(a.plan_begins, 'YYYY-MM-DD') as "planBegins", to_char(a.plan_ends, 'YYYY-MM-DD') as "planEnds", a.lines,
    a.said_by as "saidBy", a.reference_number as "referenceNumber", a.note, u.name as "recordedBy", a.received_at as "receivedAt"
  from benefits_answer a join benefits_request r on r.id = a.request_id left join staff_user u on u.id = a.recorded_by
  where ${what} = $1 order by a.received_at desc, a.id desc`;
const answersOfRequest = answersOf('a.request_id');
const answersOfIntake = answersOf('r.intake_id');

/** Requests and answers as screens show them: numbers masked, what came sealed. */
@Injectable()
export class BenefitsReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Open requests, the one that is due first on top; ended ones when `state` names an end. */
  async list(query: ListBenefitsDto, userId: string): Promise<BenefitsRequestPageDto> {
    const { state = null, way = null, overdue = false, limit } = query;
    const cursor = query.cursor ? parseCursor(query.cursor) : null;
    const owner = query.owner === 'me' ? userId : (query.owner ?? null);
    const values = [this.clock.now(), state, way, owner, overdue, cursor?.at ?? null, cursor?.id ?? null, limit + 1];
    const rows = await this.database.query<RequestRow>(
      state === 'answered' || state === 'cancelled' ? endedPage : openPage,
      values,
    );
    const last = rows.slice(0, limit).at(-1);
    return {
      items: rows.slice(0, limit).map(toDto),
      next: last && rows.length > limit ? formatCursor({ at: last.key, id: last.id }) : null,
    };
  }

  /** @throws DomainError benefits/unknown */
  async one(id: string): Promise<BenefitsRequestDetailDto> {
    const [row] = await this.database.query<RequestRow>(one, [this.clock.now(), id]);
    if (!row) throw new DomainError('not-found', 'benefits/unknown', 'There is no such request.');
    return {
      ...toDto(row),
      tries: await this.database.query<BenefitsTryDto>(tries, [id]),
      answers: await this.database.query<BenefitsAnswerDto>(answersOfRequest, [id]),
    };
  }

  /** @throws DomainError intake/unknown */
  async ofIntake(intakeId: string): Promise<IntakeBenefitsDto> {
    const [intake] = await this.database.query('select id from intake where id = $1', [intakeId]);
    if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const requests = await this.database.query<RequestRow>(ofIntake, [this.clock.now(), intakeId]);
    const expected = requests.filter(({ endedAt }) => endedAt === null).map(({ expectedBy }) => expectedBy);
    return {
      intakeId,
      expectedBy: expected.toSorted((a, b) => new Date(a).getTime() - new Date(b).getTime())[0] ?? null,
      requests: requests.map(toDto),
      answers: await this.database.query<BenefitsAnswerDto>(answersOfIntake, [intakeId]),
    };
  }
}

function toDto({ display_name: displayName, key: _key, ...shown }: RequestRow): ShownRequest {
  return { ...shown, initials: initialsOf(displayName) };
}
