import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { EnterLine } from '../line/enter-line.js';
import { Voice } from '../voice.js';
import { ClosedMenu } from './closed-menu.js';
import { OnShift } from './on-shift.js';

/** From the greeting to the line: consent to record where the site records, then the line, or the truth that nobody is there. */
@Injectable()
export class AfterGreeting {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly onShift: OnShift,
    private readonly enterLine: EnterLine,
    private readonly closedMenu: ClosedMenu,
    private readonly voice: Voice,
  ) {}

  async run(caller: Caller): Promise<Flow> {
    const site = await this.sites.site(caller.row.site_id);
    if (site.recordingEnabled && caller.row.recording_consent === 'not-asked')
      return [await this.voice.ask(caller, ['recording.ask'], 'recording')];
    return this.toTheLine(caller);
  }

  async toTheLine(caller: Caller): Promise<Flow> {
    const standing = await this.onShift.of(caller);
    return standing === 'open' ? this.enterLine.run(caller) : this.closedMenu.flow(caller, standing);
  }
}
