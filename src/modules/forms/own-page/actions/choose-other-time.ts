import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import type { Tx } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { instantIn } from '../../../../platform/http/instant-in.js';
import { CallOff, ChooseTime } from '../../../callbacks/index.js';
import type { OwnPage } from '../own-page.js';
import type { Deed, PageDeed, Said } from './page-deed.js';

/** Beyond this nobody is asked to wait: the link ends sooner. */
const furthestMs = 8 * 24 * 3_600_000;

/** They choose another time, under the rules that bind staff. */
@Injectable()
export class ChooseOtherTime implements PageDeed {
  constructor(
    private readonly callOff: CallOff,
    private readonly chooseTime: ChooseTime,
  ) {}

  async run(tx: Tx, { personId }: OwnPage, _action: PageAction, said: Said, at: Date): Promise<Deed> {
    const from = instantIn('at', said.at, at);
    if (from.getTime() > at.getTime() + furthestMs)
      throw new DomainError('conflict', 'callback/too-far', 'That is too far ahead: choose an earlier time.');
    const off = await this.callOff.run(tx, personId, at);
    if (off.kind !== 'free') return { kind: 'too-late' };
    const { window_start: before, state } = off.callback;
    if (state === 'scheduled' && before.getTime() === from.getTime()) return { kind: 'done' };
    await this.chooseTime.run(tx, off.callback, from, at);
    return { kind: 'done' };
  }
}
