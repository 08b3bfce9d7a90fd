import type { Purpose } from '../../../core/access/may-open-record.js';

const ofIntake = (table: string) => `select i.person_id from ${table} x join intake i on i.id = x.intake_id where x.id = $1`;

/** Which person an address is about, by the first word after /v1: SQL that makes a person's id of the `:id` in it ($1). */
const byWord: Readonly<Record<string, string>> = {
  people: 'select $1::uuid',
  intakes: 'select person_id from intake where id = $1',
  callbacks: 'select person_id from callback where id = $1',
  calls: 'select person_id from call where id = $1',
  'inbound-calls': 'select person_id from inbound_call where id = $1',
  leads: 'select person_id from lead where id = $1',
  consents: 'select person_id from consent_event where id = $1',
  reviews: 'select l.person_id from lead_review r join lead l on l.id = r.lead_id where r.id = $1',
  recordings: `
    select coalesce(c.person_id, i.person_id) from recording r
      left join call c on c.id = r.call_id left join inbound_call i on i.id = r.inbound_call_id where r.id = $1`,
  // Of the patient, who need not be the one who asked.
  benefits: 'select person_id from benefits_request where id = $1',
  disclosures: 'select person_id from disclosure where id = $1',
  'legal-requests': 'select person_id from legal_request where id = $1',
  // By the intake: while that is open somebody may have to be saved by it.
  flags: ofIntake('flag'),
  'emergency-disclosures': ofIntake('emergency_disclosure'),
  appointments: ofIntake('appointment'),
  'bed-holds': ofIntake('bed_hold'),
  referrals: ofIntake('referral'),
  waitlist: ofIntake('waitlist_entry'),
  overrides: ofIntake('intake_override'),
};

/** What may be said about a record that is gone: that it was erased, and why it may not be. */
const aboutErasure = /^\/v1\/people\/:id\/erasure$/;

// That they stopped us has to be shown to a judge when nothing else is left, and to themselves to whom what was told of them.
const proofs: readonly string[] = [
  '/v1/people/:id/consents',
  '/v1/consents/:id/evidence',
  '/v1/people/:id/disclosures',
  '/v1/people/:id/accounting',
];

/** What answers for itself to who answers for privacy, besides the proofs. */
const ofPrivacy: readonly string[] = [
  'POST /v1/people/:id/consents/unfreeze',
  'GET /v1/legal-requests/:id',
  'POST /v1/legal-requests/:id/court-order',
  'POST /v1/legal-requests/:id/close',
  'GET /v1/people/:id/legal-holds',
  'POST /v1/people/:id/legal-holds',
  'POST /v1/people/:id/restriction/lift',
  'GET /v1/people/:id/disclosure-restrictions',
  'POST /v1/people/:id/disclosure-restrictions/:restrictionId/lift',
];

/** What gives somebody work with them. */
const takes: readonly string[] = ['POST /v1/intakes/:id/owner', 'POST /v1/callbacks/:id/claim', 'POST /v1/benefits/:id/assign'];

/** What protects them: never kept from whoever their word reached. And the reason itself. */
const protects: readonly string[] = [
  'POST /v1/people/:id/openings',
  'POST /v1/legal-requests',
  'POST /v1/people/:id/revocations',
  'POST /v1/people/:id/consents/freeze',
  'POST /v1/people/:id/disclosure-restrictions',
  'POST /v1/flags/:id/handle',
  'POST /v1/flags/:id/lower',
  'POST /v1/emergency-disclosures/:id/close',
  'POST /v1/emergency-disclosures/:id/review',
  'POST /v1/overrides/:id/review',
];

export interface RecordAddress {
  readonly whose: string;
  readonly id: string;
  readonly purpose: Purpose;
  /** What it shows stays when the record is erased. */
  readonly isProof: boolean;
}

interface Asked {
  readonly method: string;
  /** As the handler declares it: /v1/people/:id/timeline. */
  readonly route: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * All records that a request is about: the one of its address, and the one that its body or query names beside it. None: it is about
 * nobody's. A HEAD is asked like its GET. A list that is asked for by person or intake is about theirs, and so is what is begun for an intake.
 */
export function recordsOf({ method, route, params, query, body }: Asked): readonly RecordAddress[] {
  if (aboutErasure.test(route)) return [];
  const asked = method === 'HEAD' ? 'GET' : method;
  const [, word, second] = /^\/v1\/([a-z-]+)(?:\/(:id))?/.exec(route) ?? [];
  const whose = second === undefined ? undefined : byWord[word!];
  const { id } = (params ?? {}) as { id?: unknown };
  const purpose = purposeOf(`${asked} ${route}`);
  const named = namedIn({ ...fieldsOf(body), ...fieldsOf(query) }, purpose === 'protect' ? purpose : 'work');
  if (whose === undefined || !isId(id)) return named;
  const isProof = asked === 'GET' && proofs.includes(route);
  return [{ whose, id, purpose, isProof }, ...named];
}

function namedIn({ personId, intakeId }: { personId?: unknown; intakeId?: unknown }, purpose: Purpose): readonly RecordAddress[] {
  if (isId(personId)) return [{ whose: byWord['people']!, id: personId, purpose, isProof: false }];
  return isId(intakeId) ? [{ whose: byWord['intakes']!, id: intakeId, purpose, isProof: false }] : [];
}

function purposeOf(address: string): Purpose {
  if (takes.includes(address)) return 'take';
  if (protects.includes(address)) return 'protect';
  return proofs.some((route) => address === `GET ${route}`) || ofPrivacy.includes(address) ? 'proof' : 'work';
}

function fieldsOf(asked: unknown): { personId?: unknown; intakeId?: unknown } {
  return typeof asked === 'object' && asked !== null ? asked : {};
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
