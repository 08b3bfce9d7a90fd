import { counters, erased, ids, mine, nothing, of, staffs, type TouchedTable } from './touched-table.js';

const aboutThem = `(${mine()} or ${of('intake_id', 'intake')})`;
const ofRequests = `t.request_id in (
  select r.id from benefits_request r join intake i on i.id = r.intake_id
  where r.person_id = any($1::uuid[]) or i.person_id = any($1::uuid[]))`;
// An insurer that was told nothing is in no accounting.
const ifTold = (column: string) =>
  `case when exists (select from benefits_try y where y.request_id = t.id) then ${column} when ${column} is not null then 'erased-' || id end`;

/** What insurers were asked, and what they said. */
export const ofBenefits: readonly TouchedTable[] = [
  {
    table: 'benefits_answer',
    rows: 'gone',
    where: ofRequests,
    why: 'what an insurer said of them, as it came and as it was read',
  },
  {
    table: 'benefits_try',
    rows: 'stay',
    where: ofRequests,
    why: 'what came back and did not count; that the insurer was told something must be answerable',
    blank: { sentence: `case when ended_at is not null then 'erased' end`, detail: nothing, raw: nothing },
    keep: {
      'id request_id': ids,
      disclosure_id: 'what was told, by which consent: accounting needs it',
      'control way begun_at ended_at outcome': counters,
      by_user_id: staffs,
    },
  },
  {
    table: 'benefits_request',
    rows: 'stay',
    where: aboutThem,
    why: 'who is insured under which number, and the name under which the insurer knows the question; whom we told something stays',
    blank: {
      payer_name: ifTold('payer_name'),
      payer_key: ifTold('payer_key'),
      payer_code: ifTold('payer_code'),
      insured: `''::bytea`,
      member_hint: erased,
      because: erased,
      trace: `'erased-' || id`,
    },
    keep: {
      'id intake_id person_id': ids,
      'service_types way state due_at expected_by attempts next_try_at claim claimed_until asked_at state_since looked_at ended_at':
        counters,
      'owner_user_id owner_team asked_by': staffs,
    },
  },
];
