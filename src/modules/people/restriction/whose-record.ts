/** Which person an address is about, by the first word after /v1: SQL that makes a person's id of the `:id` in it ($1). */
const byWord: Readonly<Record<string, string>> = {
  people: 'select $1::uuid',
  intakes: 'select person_id from intake where id = $1',
  callbacks: 'select person_id from callback where id = $1',
  calls: 'select person_id from call where id = $1',
  'inbound-calls': 'select person_id from inbound_call where id = $1',
  leads: 'select person_id from lead where id = $1',
  consents: 'select person_id from consent_event where id = $1',
  recordings: `
    select coalesce(c.person_id, i.person_id) from recording r
      left join call c on c.id = r.call_id left join inbound_call i on i.id = r.inbound_call_id where r.id = $1`,
};

/** What may be said about a record that is gone: that it was erased, and why it may not be. */
const aboutErasure = /^\/v1\/people\/:id\/erasure$/;

// That they stopped us has to be shown to a judge when nothing else is left.
const proofs: readonly string[] = ['/v1/people/:id/consents', '/v1/consents/:id/evidence'];

export interface RecordAddress {
  readonly whose: string;
  readonly id: string;
  /** What it shows stays when the record is erased. */
  readonly isProof: boolean;
}

interface Asked {
  /** As the handler declares it: /v1/people/:id/timeline. */
  readonly route: string;
  readonly params: unknown;
  readonly query: unknown;
}

/** Null: it is about nobody's record. A list that is asked for by person is about theirs. */
export function whoseRecord({ route, params, query }: Asked): RecordAddress | null {
  if (aboutErasure.test(route)) return null;
  const [, word, second] = /^\/v1\/([a-z-]+)(?:\/(:id))?/.exec(route) ?? [];
  const whose = second === undefined ? undefined : byWord[word!];
  const { id } = (params ?? {}) as { id?: unknown };
  if (whose !== undefined && isId(id)) return { whose, id, isProof: proofs.includes(route) };
  const { personId } = (query ?? {}) as { personId?: unknown };
  return isId(personId) ? { whose: byWord['people']!, id: personId, isProof: false } : null;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
