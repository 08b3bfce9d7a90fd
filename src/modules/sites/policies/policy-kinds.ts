import { callingPolicySchema, standardCallingPolicy, type CallingPolicy } from '../../../core/contact/contact-policy.js';
import { defaultRetryPolicy, retryPolicySchema, type RetryPolicy } from '../../../core/callbacks/retry-policy.js';
import { defaultPresencePolicy, presencePolicySchema, type PresencePolicy } from '../../../core/presence/presence-policy.js';

/** What a site may decide for itself. */
export interface SitePolicies {
  readonly calling: CallingPolicy;
  readonly retry: RetryPolicy;
  readonly presence: PresencePolicy;
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
};

export const policyKinds = Object.keys(policyRules) as readonly PolicyKind[];
