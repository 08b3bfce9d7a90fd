import { Injectable } from '@nestjs/common';
import type { EntryFacts } from '../../../core/routing/facts.js';
import type { RoutingPolicy } from '../../../core/routing/routing-policy.js';
import { PolicyDirectory, SiteDirectory, type Route } from '../../sites/index.js';

/** What holds for everybody who waits on a route. */
export interface RulesOfRoute {
  readonly facts: Pick<EntryFacts, 'routeId' | 'language' | 'programme' | 'requiredSkills' | 'zone'>;
  /** Its overflow names only routes that are there and speak the language. */
  readonly policy: RoutingPolicy;
  readonly policyVersion: number;
}

/** How a route finds its counsellors, answered from memory. */
@Injectable()
export class RouteRules {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly policies: PolicyDirectory,
  ) {}

  async of(routeId: string): Promise<RulesOfRoute> {
    const route = await this.sites.route(routeId);
    const { timeZone } = await this.sites.site(route.siteId);
    const { policy, version } = await this.policies.of(route.siteId, 'routing');
    const { language, programme, skills } = route;
    return {
      facts: { routeId, language, programme, requiredSkills: skills, zone: timeZone },
      policy: { ...policy, overflow: { ...policy.overflow, routes: await this.usable(policy, route) } },
      policyVersion: version,
    };
  }

  /** Every route, with the routes whose counsellors it may ask: its own first. */
  async reach(): Promise<ReadonlyMap<string, readonly string[]>> {
    const sites = await this.sites.all();
    const routes = (await Promise.all(sites.map(({ id }) => this.sites.routesOf(id)))).flat();
    const rules = await Promise.all(routes.map(({ id }) => this.of(id)));
    return new Map(rules.map((one) => [one.facts.routeId, routesAsked(one)]));
  }

  /** Those who serve `served` come into question for these: their own routes first, then those that overflow to them. */
  async routesThatAsk(served: readonly string[]): Promise<readonly string[]> {
    const asking = [...(await this.reach())].filter(([, asked]) => asked.some((id) => served.includes(id))).map(([id]) => id);
    return [...new Set([...served, ...asking])];
  }

  /** A step counts only for those whose language it speaks: nobody is handed to a counsellor whom they do not understand. */
  private async usable({ overflow }: RoutingPolicy, own: Route): Promise<RoutingPolicy['overflow']['routes']> {
    if (overflow.routes.length === 0) return [];
    const sites = await this.sites.all();
    const routes = (await Promise.all(sites.map(({ id }) => this.sites.routesOf(id)))).flat();
    const understood = new Set(routes.filter(({ language }) => language === own.language).map(({ id }) => id));
    return overflow.routes.filter(({ routeId }) => routeId !== own.id && understood.has(routeId));
  }
}

export function routesAsked({ facts, policy }: RulesOfRoute): readonly string[] {
  return [...new Set([facts.routeId, ...policy.overflow.routes.map(({ routeId }) => routeId)])];
}
