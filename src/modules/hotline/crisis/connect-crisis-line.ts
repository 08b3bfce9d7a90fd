import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { Voice } from '../voice.js';

const ringSeconds = 45;

/** The caller chose 988: we ring its ten-digit number and connect them. Their place here is held until it is sure that they talk. */
@Injectable()
export class ConnectCrisisLine {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const site = await this.sites.site(caller.row.site_id);
    const [line] = (await this.sites.outsideNumbers(site.id)).filter(({ kind }) => kind === 'crisis-line');
    if (!line) throw new Error(`Site ${site.id} has no crisis line`);
    return [
      await this.voice.say(caller, 'crisis.connecting-988'),
      {
        kind: 'connect',
        to: line.phoneNumber,
        from: site.phoneNumber,
        ringSeconds,
        step: await this.voice.step(caller, 'crisis-line-over'),
      },
    ];
  }
}
