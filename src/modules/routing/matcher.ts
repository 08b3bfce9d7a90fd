import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { CandidatesReader, freeAtATime } from './match/candidates.reader.js';
import { carrierIsDown, lockLine } from './match/line.js';
import { NextLook } from './match/next-look.js';
import { OverflowToPartner } from './match/overflow-to-partner.js';
import { PairWaiting, type Paired } from './match/pair-waiting.js';
import { RouteRules, routesAsked, type RulesOfRoute } from './match/route-rules.js';

/**
 * Brings waiting entries and available counsellors of a route together. One matcher at a time per route (advisory lock until
 * COMMIT): a counsellor and an entry of this route that arrive at the same moment cannot both find nobody. Counsellors of the routes
 * that this one overflows to are asked under the same lock, that of the entries.
 */
@Injectable()
export class Matcher {
  constructor(
    private readonly rules: RouteRules,
    private readonly candidates: CandidatesReader,
    private readonly pairWaiting: PairWaiting,
    private readonly overflowToPartner: OverflowToPartner,
    private readonly nextLook: NextLook,
  ) {}

  /** Makes the offers that can be made on this route now, and plans the next look at it; returns how many were made. */
  async matchRoute(tx: Tx, routeId: string, at: Date): Promise<number> {
    await lockLine(tx, routeId);
    const rules = await this.rules.of(routeId);
    const { made, nextLookAt } = await this.pair(tx, rules, at);
    const partnerAt = await this.overflowToPartner.run(tx, rules, at);
    const looks = [nextLookAt, partnerAt].filter((look) => look !== null);
    const [first] = looks.sort((a, b) => a.getTime() - b.getTime());
    if (made >= freeAtATime) await this.nextLook.now(tx, routeId);
    else await this.nextLook.plan(tx, routeId, first ?? null, at);
    return made;
  }

  private async pair(tx: Tx, rules: RulesOfRoute, at: Date): Promise<Paired> {
    const free = await this.candidates.free(tx, routesAsked(rules), at);
    const nobody = { made: 0, nextLookAt: null };
    if (free.size === 0) return nobody; // asked first: a full line is long, and reading it locks it
    if (await carrierIsDown(tx)) return nobody;
    return this.pairWaiting.run(tx, rules, free, at);
  }
}
