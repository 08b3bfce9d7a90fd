import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SourceRefusals } from '../../identity/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { SourceCaps } from './source-caps.js';

/**
 * What a source sends, by its key or by its form, counts against the same caps. What is over one is refused in plain sight, with the time
 * to wait and the number to call: a person is never told "received" for what is not kept (B-048).
 */
@Injectable()
export class WithinCaps {
  constructor(
    private readonly caps: SourceCaps,
    private readonly refusals: SourceRefusals,
    private readonly sites: SiteDirectory,
  ) {}

  /** Takes a place for one lead. @throws DomainError source/cap (429) */
  async run(source: SourcePrincipal): Promise<void> {
    const retryAfterSeconds = await this.caps.take(source);
    if (retryAfterSeconds === null) return;
    this.refusals.add(source.sourceId, 'source/cap');
    const { phoneNumber: hotline } = await this.sites.site(source.siteId);
    throw new DomainError(
      'too-many',
      'source/cap',
      'This source sent more than it may: nothing of this request was kept. Send it again later, and tell the person to call us.',
      { retryAfterSeconds, extra: { hotline, emergency: '911', crisis: '988' } },
    );
  }
}
