import { defaultOpeningPolicy, openingPolicySchema, type OpeningPolicy } from '../../../core/access/opening-policy.js';
import { callingPolicySchema, standardCallingPolicy, type CallingPolicy } from '../../../core/contact/contact-policy.js';
import { defaultRetryPolicy, type RetryPolicy } from '../../../core/callbacks/retry-policy.js';
import { retryPolicySchema } from '../../../core/callbacks/retry-policy-schema.js';
import { ownPagePolicySchema, standardOwnPage, type OwnPagePolicy } from '../../../core/own-page/own-page-policy.js';
import { defaultPresencePolicy, presencePolicySchema, type PresencePolicy } from '../../../core/presence/presence-policy.js';
import { defaultRoutingPolicy, routingPolicySchema, type RoutingPolicy } from '../../../core/routing/routing-policy.js';
import { standardShift, type ShiftPolicy } from '../../../core/callbacks/shift-capacity.js';
import { shiftPolicySchema } from '../../../core/callbacks/shift-policy-schema.js';

/** What a site may decide for itself. */
export interface SitePolicies {
  readonly calling: CallingPolicy;
  readonly retry: RetryPolicy;
  readonly presence: PresencePolicy;
  readonly routing: RoutingPolicy;
  readonly shift: ShiftPolicy;
  readonly page: OwnPagePolicy;
  readonly opening: OpeningPolicy;
}

export type PolicyKind = keyof SitePolicies;

interface PolicyRule<Policy> {
  /** In force until the site writes its own. */
  readonly standard: Policy;
  /** JSON Schema: what the site's own must look like. */
  readonly schema: object;
}

/** The whole table: a kind is added by a line here. */
export const policyRules: { readonly [Kind in PolicyKind]: PolicyRule<SitePolicies[Kind]> } = {
  calling: { standard: standardCallingPolicy, schema: callingPolicySchema },
  retry: { standard: defaultRetryPolicy, schema: retryPolicySchema },
  presence: { standard: defaultPresencePolicy, schema: presencePolicySchema },
  routing: { standard: defaultRoutingPolicy, schema: routingPolicySchema },
  shift: { standard: standardShift, schema: shiftPolicySchema },
  page: { standard: standardOwnPage, schema: ownPagePolicySchema },
  opening: { standard: defaultOpeningPolicy, schema: openingPolicySchema },
};

export const policyKinds = Object.keys(policyRules) as readonly PolicyKind[];
