import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { PolicyDirectory, SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { Voice } from '../voice.js';
import { BackFromPartner } from './back-from-partner.js';

const ringSeconds = 30;

/** The site's partner is rung for a caller whom nobody here could take. Their place here is held until it is sure that they talk. */
@Injectable()
export class ConnectPartner {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly policies: PolicyDirectory,
    private readonly back: BackFromPartner,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const site = await this.sites.site(caller.row.site_id);
    const { partner } = (await this.policies.of(site.id, 'routing')).policy.overflow;
    const number = (await this.sites.outsideNumbers(site.id)).find(({ id }) => id === partner?.outsideNumberId);
    if (!number) return this.back.flow(caller); // the administrator took it away meanwhile
    return [
      await this.voice.say(caller, 'partner.connecting'),
      {
        kind: 'connect',
        to: number.phoneNumber,
        from: site.phoneNumber,
        ringSeconds,
        step: await this.voice.step(caller, 'partner-line-over'),
      },
    ];
  }
}
