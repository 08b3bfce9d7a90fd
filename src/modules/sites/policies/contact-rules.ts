import { Injectable } from '@nestjs/common';
import type { ContactPolicy } from '../../../core/contact/contact-policy.js';
import type { OwnPagePolicy } from '../../../core/own-page/own-page-policy.js';
import { SiteDirectory } from '../site-directory.js';
import { PolicyDirectory, type PolicyInForce } from './policy-directory.js';

/** All that a site decides about contact with people: its policy, its hours and its clock. */
@Injectable()
export class ContactRules {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly policies: PolicyDirectory,
  ) {}

  async ownPage(siteId: string): Promise<OwnPagePolicy> {
    return (await this.policies.of(siteId, 'page')).policy;
  }

  async of(siteId: string): Promise<PolicyInForce<ContactPolicy>> {
    const [{ hours, timeZone }, { version, policy }] = await Promise.all([
      this.sites.site(siteId),
      this.policies.of(siteId, 'calling'),
    ]);
    return { version, policy: { ...policy, siteHours: hours, siteTimeZone: timeZone } };
  }
}
