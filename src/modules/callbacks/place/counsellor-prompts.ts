import { Injectable } from '@nestjs/common';
import type { LineKey } from '../../../core/scripts/default-lines.js';
import type { LineValues } from '../../../core/scripts/fill-line.js';
import type { SpokenLine } from '../../../core/scripts/spoken-line.js';
import type { Flow } from '../../../telephony/flow.js';
import type { LegRow } from '../../calls/index.js';
import type { OfferRow } from '../../routing/index.js';
import { ScriptDirectory, SiteDirectory } from '../../sites/index.js';

const keySeconds = 8;

export const hangUp: Flow = [{ kind: 'hang-up' }];

/** What a counsellor hears on their own phone, perhaps with somebody beside them, in the words of the site that rings them. */
@Injectable()
export class CounsellorPrompts {
  constructor(
    private readonly scripts: ScriptDirectory,
    private readonly sites: SiteDirectory,
  ) {}

  async whisper(leg: LegRow, offer: OfferRow | null): Promise<Flow> {
    const prompt = await this.line(leg, whisperOf(offer));
    return [{ kind: 'collect', prompts: [prompt], digits: 1, seconds: keySeconds, step: 'accept' }, ...hangUp];
  }

  async say(leg: LegRow, key: LineKey, values?: LineValues): Promise<Flow> {
    return [{ kind: 'say', line: await this.line(leg, key, values) }, ...hangUp];
  }

  private async line(leg: LegRow, key: LineKey, values?: LineValues): Promise<SpokenLine> {
    const site = (await this.sites.all()).find(({ phoneNumber }) => phoneNumber === leg.from_number);
    if (!site) throw new Error(`Leg ${leg.id} rings from a number that no site has`);
    return this.scripts.line(site.id, 'en', key, values);
  }
}

function whisperOf(offer: OfferRow | null): LineKey {
  if (!offer?.inbound_call_id) return 'whisper.callback';
  return offer.urgency === 'urgent' ? 'whisper.crisis' : 'whisper.live';
}
