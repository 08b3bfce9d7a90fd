import type { ConsentKind } from '../../../src/core/consent/consent-event.js';
import { KeepRevocation, type Revocation } from '../../../src/modules/people/consent/keep-revocation.js';
import { LedgerReader } from '../../../src/modules/people/consent/ledger.reader.js';
import { CallerPersonStore } from '../../../src/modules/people/caller-person.store.js';
import { ContactQuestions } from '../../../src/modules/people/contact.questions.js';
import { PeopleReadModel } from '../../../src/modules/people/people.read-model.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import { LiftSuppression } from '../../../src/modules/people/suppression/lift-suppression.js';
import { MarkNumber } from '../../../src/modules/people/suppression/mark-number.js';
import { SuppressionStore } from '../../../src/modules/people/suppression/suppression.store.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { KeyedHash } from '../../../src/platform/crypto/keyed-hash.js';
import type { Database } from '../../../src/platform/database/database.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { testSeals } from '../platform/test-keys.js';

export const firstKey = { id: 'first', key: Buffer.alloc(32, 1) };
export const secondKey = { id: 'second', key: Buffer.alloc(32, 2) };

/** The people module's stores, as they hang together, under some keys. */
export function peopleStores(database: Database, at: Date, ring: KeyRing = [firstKey]) {
  const hashes = new KeyedHash(ring);
  const suppressions = new SuppressionStore(hashes);
  const people = new PeopleStore();
  return {
    hashes,
    suppressions,
    people,
    contacts: new ContactQuestions(suppressions),
    callers: new CallerPersonStore(suppressions),
    keepRevocation: new KeepRevocation(suppressions, people, new LedgerReader(), new Outbox(new Set())),
    liftSuppression: new LiftSuppression(suppressions, people),
    markNumber: new MarkNumber(suppressions),
    readModel: new PeopleReadModel(database, suppressions, new StoppedClock(at), testSeals),
  };
}

/** They said it by text, just now. */
export function stopOf(
  of: Revocation['of'],
  kinds: readonly ConsentKind[],
  at: Date,
  change: Partial<Revocation> = {},
): Revocation {
  return {
    of,
    kinds,
    because: 'they texted STOP',
    channel: 'text',
    capturedBy: null,
    evidence: {},
    statedAt: null,
    isDocument: false,
    at,
    ...change,
  };
}
