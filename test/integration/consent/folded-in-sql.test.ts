// SQL folds the ledger where a call or text waits for it; core folds it everywhere else. They must never differ.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { consentActions, consentKinds, type ConsentScope, type LedgerEvent } from '../../../src/core/consent/consent-event.js';
import { consentTo, familyConsentTo, type FamilyLedger } from '../../../src/core/consent/fold-consent.js';
import { foldedConsent } from '../../../src/modules/people/consent/folded-consent.js';
import { LedgerReader } from '../../../src/modules/people/consent/ledger.reader.js';
import { MergeStore } from '../../../src/modules/people/merge/merge.store.js';
import { newcomer } from '../people/newcomer.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { peopleStores } from '../people/people-stores.js';

let opened: OpenedDatabase;
const at = new Date('2026-11-23T16:00:00Z');
const wholeKinds = consentKinds.filter((kind) => kind !== 'part2_named');
const minutes = (after: number) => new Date(at.getTime() + after * 60_000);

beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());

const anyLedger = fc.array(
  fc.record({
    kind: fc.constantFrom('sms' as const, 'sms' as const, ...wholeKinds),
    action: fc.constantFrom(...consentActions),
    scope: fc.constantFrom<ConsentScope>({}, {}, {}, { recipient: 'mother' }),
    // Around the instant, the skew of clocks and each other: equal instants are the interesting ones.
    effectiveAt: fc.constantFrom(...[-3, -2, -1, 0, 1, 2].map(minutes), new Date(at.getTime() + 60_001)),
    expiresAt: fc.option(fc.constantFrom(...[-2, -1, 0, 1].map(minutes), new Date(at.getTime() - 1))),
  }),
  { maxLength: 8 },
);
const fold = `select ${wholeKinds.map((kind) => `${foldedConsent(kind, '$2')} as ${kind}`).join(', ')} from person p where id = $1`;

it('the fold in SQL and the pure one agree on any ledger, at any instant', async () => {
  const { database } = opened;
  const { people } = peopleStores(database, at);
  await fc.assert(
    fc.asyncProperty(fc.array(anyLedger, { minLength: 1, maxLength: 10 }), async (ledgers) => {
      await database.transaction(async (tx) => {
        for (const ledger of ledgers) {
          const person = newcomer({ e164: anyNumber() });
          await people.findOrCreateMany(tx, [person]);
          await people.recordConsentMany(
            tx,
            ledger.map((event) => eventOf(person.personId, event)),
          );
          const [row] = await tx.query<Record<string, string>>(fold, [person.personId, at]);
          expect(row).toEqual(
            Object.fromEntries(wholeKinds.map((kind) => [kind, consentTo(ledger, { kind, scope: {} }, at).state])),
          );
        }
      });
    }),
    { numRuns: 40 },
  );
});

it('B-105 and for persons who turned out to be one', async () => {
  const { database } = opened;
  const { people } = peopleStores(database, at);
  const reader = new LedgerReader();
  const staffId = uuid();
  await database.query(
    `insert into staff_user (id, name, email, password_hash, roles) values ($1, 'Ada', 'ada@example.org', 'x', '{manager}')`,
    [staffId],
  );
  // Merged at the middle of what happens: what came to the second one later counts for the first too.
  const mergedAt = minutes(-1.5);
  await fc.assert(
    fc.asyncProperty(anyLedger, anyLedger, async (hers, theirs) => {
      await database.transaction(async (tx) => {
        const [one, other] = [newcomer({ e164: anyNumber() }), newcomer({ e164: anyNumber() })];
        await people.findOrCreateMany(tx, [one, other]);
        await people.recordConsentMany(tx, [
          ...hers.map((event) => eventOf(one.personId, event)),
          ...theirs.map((event) => eventOf(other.personId, event)),
        ]);
        const families = { fromId: one.personId, intoId: other.personId };
        await new MergeStore().add(tx, { ...families, id: uuid(), reason: 'Same card', userId: staffId, at: mergedAt });
        const later = theirs.filter(({ effectiveAt }) => effectiveAt > mergedAt);
        for (const personId of [one.personId, other.personId]) {
          const [row] = await tx.query<Record<string, string>>(fold, [personId, at]);
          const pure = (members: FamilyLedger) =>
            Object.fromEntries(wholeKinds.map((kind) => [kind, familyConsentTo(members, { kind, scope: {} }, at).state]));
          expect(row).toEqual(pure([[...hers, ...later], theirs]));
          expect(row).toEqual(pure(await reader.byMember(tx, personId)));
        }
      });
    }),
    { numRuns: 40 },
  );
});

const anyNumber = () => `+1202${Math.random().toString().slice(2, 9)}`;

function eventOf(personId: string, event: LedgerEvent) {
  // A revocation binds when it comes: one that is dated ahead was received then.
  return {
    ...event,
    id: uuid(),
    personId,
    channel: 'staff' as const,
    textVersion: null,
    evidence: {},
    receivedAt: event.effectiveAt,
  };
}
