import { clockSkewMs } from '../shared/clock-skew.js';
import { consentKinds, type ConsentAction, type ConsentKind, type ConsentScope, type LedgerEvent } from './consent-event.js';

/** From the widest to the narrowest. */
export const consentStates = ['granted', 'expired', 'none', 'revoked', 'frozen'] as const;
export type ConsentState = (typeof consentStates)[number];

export interface FoldedConsent {
  readonly kind: ConsentKind;
  readonly scope: ConsentScope;
  readonly state: ConsentState;
  /** The instant of the event that decides; null when nobody was ever asked. */
  readonly since: Date | null;
  /** Of the grant that counts. */
  readonly expiresAt: Date | null;
}

interface Asked {
  readonly kind: ConsentKind;
  readonly scope: ConsentScope;
}

/** What counts for each of the people who turned out to be one; for most it is one ledger. */
export type FamilyLedger = readonly (readonly LedgerEvent[])[];

/** Every kind as a whole, and each scope that the ledger names, as of `at`. */
export function foldConsent(members: FamilyLedger, at: Date): readonly FoldedConsent[] {
  return consentKinds.flatMap((kind) =>
    scopesOf(members.flat(), kind).map((scope) =>
      narrowestOf(
        { kind, scope },
        members.map((events) => standing(events, { kind, scope }, at)),
      ),
    ),
  );
}

/** How one consent of theirs stands: folded for each of them by themselves, and no wider than that of any (B-105). */
export function familyConsentTo(members: FamilyLedger, asked: Asked, at: Date): FoldedConsent {
  return narrowestOf(
    asked,
    members.map((events) => consentTo(events, asked, at)),
  );
}

function standing(events: readonly LedgerEvent[], asked: Asked, at: Date): FoldedConsent {
  const own = consentTo(events, asked, at);
  const state = mayRestOn(events, asked, at);
  return state === own.state ? own : { ...own, state, since: null };
}

/** Of several in the narrowest state it stands so since the last of them, and ends with the first. */
function narrowestOf({ kind, scope }: Asked, all: readonly FoldedConsent[]): FoldedConsent {
  const state = narrowest(all.map((one) => one.state));
  const deciding = all.filter((one) => one.state === state);
  const instants = (of: 'since' | 'expiresAt') =>
    deciding.flatMap((one) => one[of] ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return { kind, scope, state, since: instants('since').at(-1) ?? null, expiresAt: instants('expiresAt')[0] ?? null };
}

/** Like `consentTo`, and of what rests on another consent only what that one still carries (vob, compliance 1.0). */
export function mayRestOn(events: readonly LedgerEvent[], asked: Asked, at: Date): ConsentState {
  const own = consentTo(events, asked, at).state;
  if (asked.kind !== 'vob') return own;
  const parents = [
    consentTo(events, { ...asked, kind: 'part2_tpo' }, at).state,
    ...scopesThatCover(asked.scope).map((scope) => consentTo(events, { kind: 'part2_named', scope }, at).state),
  ];
  return narrowest([own, widest(parents)]);
}

/** What a named consent may say for this to rest on it: to ask what an insurer pays for is part of payment (45 CFR 164.501). */
export function scopesThatCover(scope: ConsentScope): readonly ConsentScope[] {
  return scope['purpose'] === 'verify-benefits' ? [scope, { ...scope, purpose: 'payment' }] : [scope];
}

/**
 * How one consent stands at `at`, from whatever order of events. The latest instant counts; at one instant what takes away counts before
 * what gives. A box left empty (deny) ends a grant but lifts no revocation: only a new grant does (47 CFR 64.1200(a)(10)). A grant
 * counts for its own scope alone, what takes away for everything that its scope touches: so no partial event ever widens. A grant ends
 * at the instant of its expiry (B-092). What takes away counts as soon as it is known, whatever its date.
 */
export function consentTo(events: readonly LedgerEvent[], { kind, scope }: Asked, at: Date): FoldedConsent {
  const ofKind = events.filter((event) => event.kind === kind);
  const grants = ofKind.filter((event) => event.action === 'grant' && counts(event, scope, at));
  const takesAway = ofKind.filter((event) => event.action !== 'grant' && touches(event.scope, scope));
  const granted = latest(grants);
  const of = (action: ConsentAction) => latest(takesAway.filter((event) => event.action === action));
  const [frozen, revoked, denied, ended] = [of('freeze'), of('revoke'), of('deny'), of('expire')];
  const expiresAt = granted === null ? null : earliestEnd(grants, granted);
  const shown = (state: ConsentState, since: Date | null): FoldedConsent => ({ kind, scope, state, since, expiresAt });
  if (notBefore(frozen, of('unfreeze'))) return shown('frozen', frozen);
  if (notBefore(revoked, granted)) return shown('revoked', revoked);
  if (granted === null) return shown('none', denied);
  if (notBefore(denied, granted)) return shown('none', denied);
  if (notBefore(ended, granted)) return shown('expired', ended);
  return expiresAt !== null && expiresAt <= at ? shown('expired', expiresAt) : shown('granted', granted);
}

/** Of people who turned out to be one: no consent is wider than that of each of them, and a stop of any is a stop (B-105). */
export function narrowest(states: readonly ConsentState[]): ConsentState {
  return consentStates[Math.max(...states.map((state) => consentStates.indexOf(state)))] ?? 'none';
}

function widest(states: readonly ConsentState[]): ConsentState {
  return consentStates[Math.min(...states.map((state) => consentStates.indexOf(state)))]!;
}

/** Nothing that is dated ahead counts yet, but for what the clocks of two of our machines may differ by. */
function counts(event: LedgerEvent, asked: ConsentScope, at: Date): boolean {
  const covers = Object.entries(event.scope).every(([key, value]) => asked[key] === value);
  return covers && event.effectiveAt.getTime() <= at.getTime() + clockSkewMs && !isEverybody(event);
}

/** A consent that has to name who receives is none when it names nobody (42 CFR 2.31(a)(4)). */
function isEverybody({ kind, scope }: LedgerEvent): boolean {
  return kind === 'part2_named' && scope['recipient'] === undefined;
}

function touches(scope: ConsentScope, asked: ConsentScope): boolean {
  return Object.entries(scope).every(([key, value]) => asked[key] === undefined || asked[key] === value);
}

function latest(events: readonly LedgerEvent[]): Date | null {
  return events.reduce<Date | null>((last, { effectiveAt }) => (last && last >= effectiveAt ? last : effectiveAt), null);
}

/** Two grants of one instant: the narrower one. */
function earliestEnd(grants: readonly LedgerEvent[], at: Date): Date | null {
  const ends = grants.filter((event) => event.effectiveAt.getTime() === at.getTime()).map((event) => event.expiresAt);
  return ends.reduce<Date | null>((first, end) => (first && (!end || first <= end) ? first : end), null);
}

function notBefore(one: Date | null, other: Date | null): boolean {
  return one !== null && (other === null || one >= other);
}

function scopesOf(events: readonly LedgerEvent[], kind: ConsentKind): readonly ConsentScope[] {
  const scopes = new Map<string, ConsentScope>([['[]', {}]]);
  for (const { kind: of, scope } of events)
    if (of === kind) scopes.set(JSON.stringify(Object.entries(scope).sort(([a], [b]) => (a < b ? -1 : 1))), scope);
  return [...scopes.values()];
}
