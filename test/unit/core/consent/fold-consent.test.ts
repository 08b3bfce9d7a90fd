import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  consentActions,
  consentKinds,
  type ConsentAction,
  type ConsentKind,
  type ConsentScope,
  type LedgerEvent,
} from '../../../../src/core/consent/consent-event.js';
import {
  consentStates,
  consentTo,
  familyConsentTo,
  foldConsent,
  mayRestOn,
  narrowest,
} from '../../../../src/core/consent/fold-consent.js';

const at = new Date('2026-11-23T16:00:00Z');
const minutes = (after: number) => new Date(at.getTime() + after * 60_000);
const event = (action: ConsentAction, after: number, change: Partial<LedgerEvent> = {}): LedgerEvent => ({
  kind: 'sms',
  action,
  scope: {},
  effectiveAt: minutes(after),
  expiresAt: null,
  ...change,
});
const stateOf = (events: readonly LedgerEvent[], when = at, kind: ConsentKind = 'sms', scope = {}) =>
  consentTo(events, { kind, scope }, when).state;
const rank = (state: (typeof consentStates)[number]) => consentStates.indexOf(state);

const anyScope: fc.Arbitrary<ConsentScope> = fc.constantFrom<ConsentScope>(
  {},
  {},
  { recipient: 'mother' },
  { recipient: 'employer' },
);
const anyEvent: fc.Arbitrary<LedgerEvent> = fc.record({
  kind: fc.constantFrom(...consentKinds),
  action: fc.constantFrom(...consentActions),
  scope: anyScope,
  effectiveAt: fc.integer({ min: -4, max: 3 }).map(minutes),
  expiresAt: fc.option(fc.integer({ min: -3, max: 3 }).map(minutes)),
});
const ledgers = fc.array(anyEvent, { maxLength: 12 });
const asked = fc.record({ kind: fc.constantFrom(...consentKinds), scope: anyScope });

describe('consentTo', () => {
  it.each([
    [[], 'none'],
    [[event('grant', -1)], 'granted'],
    [[event('deny', -1)], 'none'],
    [[event('grant', -2), event('deny', -1)], 'none'],
    [[event('grant', -2), event('revoke', -1)], 'revoked'],
    [[event('grant', -3), event('revoke', -2), event('deny', -1)], 'revoked'],
    [[event('revoke', -2), event('grant', -1)], 'granted'],
    [[event('revoke', -3), event('grant', -2), event('deny', -1)], 'none'],
    [[event('grant', -2), event('expire', -1)], 'expired'],
    [[event('expire', -2), event('grant', -1)], 'granted'],
    [[event('grant', -2), event('freeze', -1)], 'frozen'],
    [[event('grant', -3), event('freeze', -2), event('unfreeze', -1)], 'granted'],
    [[event('revoke', -3), event('freeze', -2), event('unfreeze', -1)], 'revoked'],
    [[event('grant', 60)], 'none'],
    [[event('grant', -1), event('revoke', 60)], 'revoked'],
  ] as const)('%# folds to %s', (events, expected) => {
    expect(stateOf(events)).toBe(expected);
  });

  it('a revocation wins at an equal instant, in whatever order the two came', () => {
    for (const events of [
      [event('grant', 0), event('revoke', 0)],
      [event('revoke', 0), event('grant', 0)],
    ])
      expect(stateOf(events)).toBe('revoked');
  });

  it('B-092 a consent that runs out at 00:00 holds until then and not at that instant', () => {
    const midnight = new Date('2026-11-24T05:00:00Z');
    const events = [event('grant', -60, { kind: 'part2_tpo', expiresAt: midnight })];
    expect(stateOf(events, new Date(midnight.getTime() - 1), 'part2_tpo')).toBe('granted');
    expect(stateOf(events, midnight, 'part2_tpo')).toBe('expired');
  });

  it('a consent to a named recipient is for that one, and without one for nobody', () => {
    const named = (scope: Record<string, string>) => [event('grant', -1, { kind: 'part2_named', scope })];
    expect(stateOf(named({ recipient: 'mother' }), at, 'part2_named', { recipient: 'mother' })).toBe('granted');
    expect(stateOf(named({ recipient: 'mother' }), at, 'part2_named', { recipient: 'employer' })).toBe('none');
    expect(stateOf(named({}), at, 'part2_named', { recipient: 'mother' })).toBe('none');
  });

  it('the order in which events came does not matter', () => {
    fc.assert(
      fc.property(ledgers, asked, fc.infiniteStream(fc.nat()), (events, about, dice) => {
        const shuffled = events.map((one) => ({ one, by: dice.next().value! })).sort((a, b) => a.by - b.by);
        expect(
          consentTo(
            shuffled.map(({ one }) => one),
            about,
            at,
          ),
        ).toEqual(consentTo(events, about, at));
      }),
    );
  });

  it('nothing but a grant or the end of a hold ever widens, and no grant of a part widens the whole', () => {
    fc.assert(
      fc.property(ledgers, anyEvent, asked, (events, more, about) => {
        fc.pre(more.action !== 'unfreeze');
        const isPart = Object.keys(more.scope).some((key) => !(key in about.scope));
        fc.pre(more.action !== 'grant' || isPart || more.kind !== about.kind);
        expect(rank(stateOf([...events, more], at, about.kind, about.scope))).toBeGreaterThanOrEqual(
          rank(stateOf(events, at, about.kind, about.scope)),
        );
      }),
    );
  });

  it('is granted only by a grant of this kind that has begun and not ended', () => {
    fc.assert(
      fc.property(ledgers, asked, (events, about) => {
        fc.pre(stateOf(events, at, about.kind, about.scope) === 'granted');
        const grants = events.filter(({ kind, action }) => kind === about.kind && action === 'grant');
        expect(grants.some(({ expiresAt }) => expiresAt === null || expiresAt > at)).toBe(true);
      }),
    );
  });
});

describe('foldConsent', () => {
  it('shows each kind as a whole, and each scope that the ledger names', () => {
    const folded = foldConsent([[event('grant', -1, { kind: 'part2_named', scope: { recipient: 'mother' } })]], at);
    expect(folded.map(({ kind, scope, state }) => [kind, scope, state])).toEqual([
      ...['call_live', 'call_auto', 'sms', 'recording', 'part2_tpo', 'part2_named'].map((kind) => [kind, {}, 'none']),
      ['part2_named', { recipient: 'mother' }, 'granted'],
      ['vob', {}, 'none'],
    ]);
  });
});

describe('mayRestOn', () => {
  const grants = (...kinds: ConsentKind[]) => kinds.map((kind) => event('grant', -1, { kind }));

  it('asking the insurer needs its own consent and the one it rests on', () => {
    const ask = (events: readonly LedgerEvent[]) => mayRestOn(events, { kind: 'vob', scope: {} }, at);
    expect(ask(grants('vob'))).toBe('none');
    expect(ask(grants('part2_tpo'))).toBe('none');
    expect(ask(grants('vob', 'part2_tpo'))).toBe('granted');
    expect(foldConsent([grants('vob')], at).at(-1)).toMatchObject({ kind: 'vob', state: 'none', since: null });
    expect(ask([...grants('vob', 'part2_tpo'), event('revoke', 0, { kind: 'part2_tpo' })])).toBe('none');
  });
});

describe('a family', () => {
  const sms = { kind: 'sms', scope: {} } as const;

  it('B-105 a stop of one of them is a stop, and no consent is wider than that of each, whatever they said', () => {
    expect(familyConsentTo([[event('grant', -1)], [event('revoke', -2)]], sms, at)).toMatchObject({
      state: 'revoked',
      since: minutes(-2),
    });
    expect(familyConsentTo([[event('grant', -1)], []], sms, at)).toMatchObject({ state: 'none', since: null });
    fc.assert(
      fc.property(fc.array(ledgers, { minLength: 1, maxLength: 3 }), asked, (members, about) => {
        const { state } = familyConsentTo(members, about, at);
        expect(state).toBe(narrowest(members.map((events) => consentTo(events, about, at).state)));
        expect(familyConsentTo(members.toReversed(), about, at).state).toBe(state);
      }),
    );
  });

  it('stands since the last of them said so, and ends with the first', () => {
    const members = [[event('grant', -2, { expiresAt: minutes(1) })], [event('grant', -1, { expiresAt: minutes(2) })]];
    expect(familyConsentTo(members, sms, at)).toMatchObject({ state: 'granted', since: minutes(-1), expiresAt: minutes(1) });
  });

  it('is shown with every scope that any of them named', () => {
    const named = { kind: 'part2_named', scope: { recipient: 'mother' } } as const;
    expect(foldConsent([[event('grant', -1, named)], []], at)).toContainEqual({
      ...named,
      state: 'none',
      since: null,
      expiresAt: null,
    });
  });
});

describe('narrowest', () => {
  it('B-105 two who turned out to be one: a stop of either is a stop, and no consent becomes wider', () => {
    expect(narrowest(['granted', 'revoked'])).toBe('revoked');
    expect(narrowest(['granted', 'none'])).toBe('none');
    fc.assert(
      fc.property(ledgers, ledgers, asked, (one, other, about) => {
        const [a, b] = [one, other].map((events) => stateOf(events, at, about.kind, about.scope)) as [never, never];
        expect(rank(narrowest([a, b]))).toBe(Math.max(rank(a), rank(b)));
      }),
    );
  });
});
