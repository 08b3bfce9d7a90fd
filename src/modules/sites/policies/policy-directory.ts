import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { policyRules, type PolicyKind, type SitePolicies } from './policy-kinds.js';
import { policyProblems } from './policy-problems.js';
import { PolicyStore, type PolicyVersion } from './policy.store.js';

export interface PolicyInForce<Policy> {
  /** 0: the program's own. */
  readonly version: number;
  readonly policy: Policy;
}

/** What each site decided, answered from memory. */
@Injectable()
export class PolicyDirectory {
  private readonly own: Remembered<ReadonlyMap<string, PolicyInForce<unknown>>>;

  constructor(
    private readonly store: PolicyStore,
    clock: Clock,
  ) {
    this.own = new Remembered(() => this.load(), clock);
  }

  /** The site's newest, else the program's. */
  async of<Kind extends PolicyKind>(siteId: string, kind: Kind): Promise<PolicyInForce<SitePolicies[Kind]>> {
    const own = (await this.own.read()).get(`${siteId} ${kind}`) as PolicyInForce<SitePolicies[Kind]> | undefined;
    return own ?? { version: 0, policy: policyRules[kind].standard };
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.own.forget();
  }

  /** What an older release did not ask is as the program has it; what it accepted and this one would not gives way to the program's own. */
  private async load(): Promise<ReadonlyMap<string, PolicyInForce<unknown>>> {
    const usable = (await this.store.newest()).map(completed).filter(isUsable);
    return new Map(usable.map(({ siteId, kind, version, body }) => [`${siteId} ${kind}`, { version, policy: body }]));
  }
}

function completed(version: PolicyVersion): PolicyVersion {
  if (!isPolicyKind(version.kind)) return version;
  return { ...version, body: { ...policyRules[version.kind].standard, ...(version.body as object) } };
}

function isUsable({ kind, body }: PolicyVersion): boolean {
  return isPolicyKind(kind) && policyProblems(kind, body).length === 0;
}

export function isPolicyKind(kind: string): kind is PolicyKind {
  return Object.hasOwn(policyRules, kind);
}
