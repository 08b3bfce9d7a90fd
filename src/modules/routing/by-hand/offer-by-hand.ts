import { Injectable } from '@nestjs/common';
import { decideByHand, type Hand } from '../../../core/routing/by-hand.js';
import type { Tx } from '../../../platform/database/database.js';
import { CandidatesReader } from '../match/candidates.reader.js';
import { factsOf, refusedAt, wishedOf } from '../match/entry-facts.js';
import { carrierIsDown, lockLine } from '../match/line.js';
import { MakeOffer } from '../match/make-offer.js';
import { RouteRules, routesAsked } from '../match/route-rules.js';
import { OfferStore, type OfferReason } from '../offer.store.js';
import { QueueEntryStore, type WaitingEntry } from '../queue-entry.store.js';
import { excluded, phonesAreDown, taken } from './refusals.js';

export interface ByHand {
  readonly hand: Hand;
  readonly entryId: string;
  readonly routeId: string;
  readonly counsellorId: string;
}

/** Offers somebody who waits to one counsellor because a person wants it so: the program's own matching looks on, under its own lock. */
@Injectable()
export class OfferByHand {
  constructor(
    private readonly entries: QueueEntryStore,
    private readonly offers: OfferStore,
    private readonly rules: RouteRules,
    private readonly candidates: CandidatesReader,
    private readonly makeOffer: MakeOffer,
  ) {}

  /** The id of the offer. Throws, all 409, `queue/taken`, `queue/not-available`, `queue/excluded` with `rule`, and `queue/phones-down`. */
  async run(tx: Tx, asked: ByHand, at: Date): Promise<string> {
    await lockLine(tx, asked.routeId);
    if (await carrierIsDown(tx)) throw phonesAreDown();
    const entry = await this.entries.lockWaiting(tx, asked.entryId);
    if (!entry) throw taken();
    const why = await this.reason(tx, asked, entry, at);
    const offerId = await this.makeOffer.run(tx, entry, asked.counsellorId, why, at);
    if (offerId === null) throw excluded('routing/not-available', 'Somebody else was offered at this moment: try again.');
    return offerId;
  }

  private async reason(tx: Tx, { hand, counsellorId, routeId }: ByHand, entry: WaitingEntry, at: Date): Promise<OfferReason> {
    const rules = await this.rules.of(routeId);
    const wanted = [...new Set([counsellorId, ...wishedOf(entry)])];
    const found = await this.candidates.byId(tx, routesAsked(rules), wanted, at);
    const counsellor = found.find(({ id }) => id === counsellorId);
    if (!counsellor) throw excluded('routing/other-route', 'This counsellor does not serve the route.');
    const refusals = await this.offers.refusalsOf(
      tx,
      [entry.id],
      new Date(at.getTime() - rules.policy.secondTryAfterSeconds * 1000),
    );
    const [theirs, ...others] = [counsellor, ...found.filter((one) => one !== counsellor)].map((one) =>
      refusedAt(one, entry, refusals),
    );
    const decision = decideByHand(hand, factsOf(entry, rules), theirs!, others, rules.policy, at);
    if (decision.kind === 'no') throw excluded(decision.rule, `${decision.sentence}.`);
    const { sentence, terms } = decision;
    return { sentence, terms, excluded: [], policyVersion: rules.policyVersion };
  }
}
