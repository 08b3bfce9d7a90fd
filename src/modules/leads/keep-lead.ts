import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Settings } from '../../platform/config/settings.js';
import { isDatabaseOutage } from '../../platform/http/database-outage.js';
import { SiteDirectory } from '../sites/index.js';
import { LeadBatcher } from './lead-batcher.js';
import type { CaptureResult, LeadDraft } from './lead-draft.js';
import { LeadSpool } from './spool/lead-spool.js';
import { notKept } from './spool/not-kept.js';
import { receivedAnswer } from './spool/received-answer.js';

const tooSlow = 'too slow' as const;

/**
 * Into the database, or onto our own disk while the database is away, read-only or too slow (ADR 0031). A statement that was too slow may
 * still commit later: the lead keeps its id and reference on both ways, so it is there once.
 */
@Injectable()
export class KeepLead {
  constructor(
    private readonly batcher: LeadBatcher,
    private readonly spool: LeadSpool,
    private readonly sites: SiteDirectory,
    private readonly settings: Settings,
    @InjectPinoLogger(KeepLead.name) private readonly logger: PinoLogger,
  ) {}

  /** @throws DomainError unavailable: neither took it */
  async run(draft: LeadDraft): Promise<CaptureResult> {
    if (this.spool.isWaiting()) return this.keepOnDisk(draft);
    const written = await this.writeInTime(draft).catch((error: unknown): typeof tooSlow => {
      if (isDatabaseOutage(error)) return tooSlow;
      throw error;
    });
    return written === tooSlow ? this.keepOnDisk(draft) : written;
  }

  private async writeInTime(draft: LeadDraft): Promise<CaptureResult | typeof tooSlow> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof tooSlow>((resolve) => {
      timer = setTimeout(resolve, this.settings.spoolAfterMilliseconds, tooSlow);
    });
    const written = this.batcher.write(draft);
    written.catch(() => {}); // after the bound nobody waits for it any more
    const first = await Promise.race([written, late]).finally(() => clearTimeout(timer));
    if (first === tooSlow) this.batcher.leaveOut(draft);
    return first;
  }

  private async keepOnDisk(draft: LeadDraft): Promise<CaptureResult> {
    const { phoneNumber } = await this.sites.site(draft.siteId);
    try {
      const kept = await this.spool.keep({ ...draft, given: receivedAnswer(draft, phoneNumber) });
      if (draft.safety && kept.kind === 'captured') {
        this.logger.error(
          { leadId: draft.id },
          'a request with a sign of danger waits on the disk: nobody can be alerted before the database is back',
        );
      }
      return kept;
    } catch (error) {
      throw notKept(phoneNumber, draft.safety, error);
    }
  }
}
