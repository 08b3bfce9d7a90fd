import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import { readPhoneNumber } from '../../../../core/people/phone-number.js';
import type { Tx } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { CallOff, GoToNumber } from '../../../callbacks/index.js';
import { AddNumber } from '../../../people/index.js';
import { SiteDirectory } from '../../../sites/index.js';
import type { OwnPage } from '../own-page.js';
import { InquireAnew } from './inquire-anew.js';
import type { Deed, PageDeed, Said } from './page-deed.js';

/**
 * They want to be called on another number. It becomes one of this person's when nobody else's words hang on them, or the link came to
 * their phone: otherwise somebody who typed a stranger's number into the form could have that stranger's call come to himself. In all
 * other cases, and when the number has a person already, it is an inquiry of its own, and the answer is the same.
 */
@Injectable()
export class GiveNumber implements PageDeed {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly callOff: CallOff,
    private readonly addNumber: AddNumber,
    private readonly goToNumber: GoToNumber,
    private readonly inquireAnew: InquireAnew,
  ) {}

  /** @throws DomainError with the code of a number that cannot be called */
  async run(tx: Tx, page: OwnPage, _action: PageAction, said: Said, at: Date): Promise<Deed> {
    const number = readPhoneNumber(said.phone, await this.sites.ownNumbers());
    if (number.kind === 'refused') throw new DomainError('invalid', number.code, number.message);
    if (number.e164 === page.e164) return { kind: 'done' };
    if (!mayRedirect(page)) return this.inquireAnew.run(tx, page, number, null, at);
    const off = await this.callOff.run(tx, page.personId, at);
    if (off.kind !== 'free') return { kind: 'too-late' };
    const phoneNumberId = await this.addNumber.run(tx, page.personId, number, at);
    if (phoneNumberId === null) return this.inquireAnew.run(tx, page, number, off.callback, at);
    await this.goToNumber.run(tx, off, phoneNumberId, at);
    return { kind: 'done', detail: { phoneNumberId } };
  }
}

function mayRedirect({ way, alone, moved }: OwnPage): boolean {
  return alone || (way === 'text' && !moved);
}
