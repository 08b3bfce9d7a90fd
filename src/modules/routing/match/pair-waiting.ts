import { Injectable } from '@nestjs/common';
import type { CounsellorFacts } from '../../../core/routing/facts.js';
import { rankCounsellors } from '../../../core/routing/rank-counsellors.js';
import type { Tx } from '../../../platform/database/database.js';
import { OfferStore, type Refusal } from '../offer.store.js';
import { QueueEntryStore, type WaitingEntry } from '../queue-entry.store.js';
import { CandidatesReader } from './candidates.reader.js';
import { factsOf, refusedAt, wishedOf } from './entry-facts.js';
import { MakeOffer } from './make-offer.js';
import type { RulesOfRoute } from './route-rules.js';

// Beyond these the free counsellors may take nobody just now; the sweep looks again.
const mostPages = 25;

export interface Paired {
  readonly made: number;
  /** When time lets somebody in who was kept out now. */
  readonly nextLookAt: Date | null;
}

interface Round {
  readonly tx: Tx;
  readonly rules: RulesOfRoute;
  readonly at: Date;
  /** Everybody whom the policy looks at, as they are after the offers that were made already. */
  readonly candidates: Map<string, CounsellorFacts>;
}

/** Goes along the line and offers everybody to the best counsellor who is free, until nobody is. */
@Injectable()
export class PairWaiting {
  constructor(
    private readonly entries: QueueEntryStore,
    private readonly offers: OfferStore,
    private readonly reader: CandidatesReader,
    private readonly makeOffer: MakeOffer,
  ) {}

  async run(tx: Tx, rules: RulesOfRoute, free: ReadonlyMap<string, CounsellorFacts>, at: Date): Promise<Paired> {
    const { routeId } = rules.facts;
    let waiting = await this.entries.nextWaiting(tx, routeId, null);
    if (waiting.length === 0) return { made: 0, nextLookAt: null };
    const round: Round = { tx, rules, at, candidates: new Map(free) };
    for (const one of await this.reader.notFree(tx, routeId, at)) if (!free.has(one.id)) round.candidates.set(one.id, one);
    const results: Paired[] = [];
    for (let page = 0; waiting.length > 0 && page < mostPages; page++) {
      results.push(await this.pairPage(round, waiting));
      waiting = anyFree(round) ? await this.entries.nextWaiting(tx, routeId, waiting.at(-1)!) : [];
    }
    return together(results);
  }

  private async pairPage(round: Round, waiting: readonly WaitingEntry[]): Promise<Paired> {
    const { tx, rules, at, candidates } = round;
    const refusals = await this.offers.refusalsOf(
      tx,
      waiting.map(({ id }) => id),
      new Date(at.getTime() - rules.policy.secondTryAfterSeconds * 1000),
    );
    const wanted = waiting.flatMap((entry) => wishedOf(entry).filter((id) => !candidates.has(id)));
    for (const one of await this.reader.byId(tx, [rules.facts.routeId], wanted, at)) candidates.set(one.id, one);
    const results: Paired[] = [];
    for (const entry of waiting) {
      if (!anyFree(round)) break;
      results.push(await this.pairEntry(round, entry, refusals));
    }
    return together(results);
  }

  private async pairEntry(round: Round, entry: WaitingEntry, refusals: readonly Refusal[]): Promise<Paired> {
    const { tx, rules, at, candidates } = round;
    const { ranked, excluded, nextLookAt } = rankCounsellors(
      factsOf(entry, rules),
      [...candidates.values()].map((one) => refusedAt(one, entry, refusals)),
      rules.policy,
      at,
    );
    for (const { counsellorId, sentence, terms } of ranked) {
      const why = { sentence, terms, excluded, policyVersion: rules.policyVersion };
      const offerId = await this.makeOffer.run(tx, entry, counsellorId, why, at);
      candidates.set(counsellorId, { ...candidates.get(counsellorId)!, presence: 'offered' });
      if (offerId !== null) return { made: 1, nextLookAt: null };
    }
    return { made: 0, nextLookAt };
  }
}

function anyFree({ candidates }: Round): boolean {
  for (const { presence, isReachable } of candidates.values()) if (presence === 'available' && isReachable) return true;
  return false;
}

function together(results: readonly Paired[]): Paired {
  const looks = results.flatMap(({ nextLookAt }) => nextLookAt?.getTime() ?? []);
  return {
    made: results.reduce((sum, { made }) => sum + made, 0),
    nextLookAt: looks.length === 0 ? null : new Date(Math.min(...looks)),
  };
}
