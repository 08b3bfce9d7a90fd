import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { RaiseAlert } from '../../../src/modules/alerts/index.js';
import type { LeadDraft } from '../../../src/modules/leads/lead-draft.js';
import { DraftLead } from '../../../src/modules/leads/read/draft-lead.js';
import { DrainSpool } from '../../../src/modules/leads/spool/drain-spool.js';
import { LeadSpool } from '../../../src/modules/leads/spool/lead-spool.js';
import { receivedAnswer } from '../../../src/modules/leads/spool/received-answer.js';
import { SaveSpooled } from '../../../src/modules/leads/spool/save-spooled.js';
import type { SpooledLead } from '../../../src/modules/leads/spool/spool-record.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { number } from '../calls/floor-steps.js';
import type { Floor } from '../calls/opened-floor.js';

export const sourceId = '0198a000-0000-7000-8000-000000000001';

interface Said {
  readonly message?: string;
  readonly key?: string;
  readonly name?: string;
}

/** A folder on the disk, leads for it, and processes that share it. */
export class SpooledLeads {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ringback-spool-'));

  constructor(private readonly floor: Floor) {}

  async draft(n: number, { key, ...said }: Said = {}): Promise<LeadDraft> {
    const body = { phone: number(n), name: `Person ${n}`, ...said, consent: { call: true } };
    return this.floor.use(DraftLead).run({
      source: { kind: 'source', sourceId, siteId: this.floor.rows.siteId, rules: firstRules.website },
      body,
      rawBody: JSON.stringify(body),
      idempotencyKey: key ?? null,
    });
  }

  async lead(n: number, said: Said = {}): Promise<SpooledLead> {
    const draft = await this.draft(n, said);
    return { ...draft, given: receivedAnswer(draft, '+12025550100') };
  }

  /** One more process with this folder. */
  process(spoolBytes = 1_000_000, dataDir = this.dataDir): { spool: LeadSpool; drain: DrainSpool } {
    const { floor } = this;
    const spool = new LeadSpool({ dataDir, spoolBytes } as Settings, floor.use(Sealer));
    const drain = new DrainSpool(spool, floor.use(SaveSpooled), floor.database, floor.use(RaiseAlert), floor.clock);
    return { spool, drain };
  }

  files(folder = 'spool'): string[] {
    return readdirSync(join(this.dataDir, folder), { withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
  }

  end(): void {
    rmSync(this.dataDir, { recursive: true });
  }
}

export async function drainAll(drain: DrainSpool): Promise<void> {
  while (await drain.run());
}
