// An address that opens the record of somebody is shut when the record is restricted or erased (ADR 0034): a new one has to say whose it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { recordsOf } from '../../src/modules/people/restriction/whose-record.js';

const modules = join(import.meta.dirname, '..', '..', 'src', 'modules');
const anId = '0198a000-0000-7000-8000-000000000001';
const another = '0198a000-0000-7000-8000-000000000002';

/** By their first word, addresses that open nobody's record, each with its reason. */
const ofNobody: Readonly<Record<string, string>> = {
  admin: 'what a site is, not whom it helps',
  alerts: 'sentences of the program, without names',
  approvals: 'what somebody else may do, and why; the record itself is opened as such',
  beds: 'for whom one is held stands in the body, and is looked up by that',
  'blocked-callers': 'numbers that are nobody’s',
  breaches: 'case files of the privacy officer, with ids of persons alone',
  'carrier-findings': 'what does not fit at the carrier; to settle it shows nothing',
  'clinical-duty': 'staff',
  counsellors: 'staff',
  imports: 'rows of lists; who became a lead is opened as such',
  instruments: 'words of questions',
  'legal-holds': 'by which managers end a restriction',
  me: 'how oneself signs in',
  merges: 'refuses by itself, with the reason',
  offers: 'live work: then nothing is shut',
  people: 'what may be said about a record that is gone: its erasure',
  'queue-entries': 'live work: then nothing is shut',
  'record-openings': 'why staff opened a record; the record itself is opened as such',
  'refused-submissions': 'what became nobody yet',
  reports: 'sums, and no person in them',
};

function addressesIn(text: string): string[] {
  return text
    .split('@Controller(')
    .slice(1)
    .flatMap((controller) => {
      const prefix = /^'([^']*)'/.exec(controller)?.[1] ?? '';
      const routes = [...controller.matchAll(/@(?:Get|Post|Put|Patch|Delete)\((?:'([^']*)')?/g)].map(([, route]) => route);
      return routes.map((route) => `/${[prefix, route].filter(Boolean).join('/')}`);
    });
}

const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.controller.ts'));
const addresses = files
  .flatMap((file) => addressesIn(readFileSync(join(modules, file), 'utf8')))
  .filter((address) => /^\/v1\/.*:/.test(address));
const isKnown = (route: string) => recordsOf({ method: 'GET', route, params: { id: anId }, query: {}, body: {} }).length === 1;

it('B-103: every address with an id in it says whose record it opens, or why it opens none', () => {
  expect(addresses.length).toBeGreaterThan(120);
  const unknown = addresses.filter((address) => !isKnown(address) && !Object.hasOwn(ofNobody, address.split('/')[2]!));
  expect(unknown).toEqual([]);
  expect(addresses.filter((address) => address.startsWith('/v1/people/') && !isKnown(address))).toEqual([
    '/v1/people/:id/erasure',
  ]);
});

it('B-103: what is asked for or begun by an intake is about its person', () => {
  const asked = { method: 'POST', route: '/v1/appointments', params: {}, query: {}, body: {} };
  expect(recordsOf(asked)).toEqual([]);
  expect(recordsOf({ ...asked, body: { intakeId: anId } })).toMatchObject([{ id: anId, isProof: false }]);
  expect(recordsOf({ ...asked, query: { intakeId: anId }, body: null })).toMatchObject([{ id: anId }]);
  expect(recordsOf({ ...asked, body: { intakeId: 'x' } })).toEqual([]);
});

it('B-109: who is brought into the record of somebody is somebody whose record has to be open, too', () => {
  const asked = { method: 'POST', route: '/v1/intakes/:id/parties', params: { id: anId }, query: {} };
  expect(recordsOf({ ...asked, body: { personId: another } })).toMatchObject([{ id: anId }, { id: another, purpose: 'work' }]);
});
