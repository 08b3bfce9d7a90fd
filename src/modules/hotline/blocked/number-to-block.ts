import { Injectable } from '@nestjs/common';
import type { BlockCallerDto } from '../../../contracts/calls/blocked-caller.dto.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../../sites/index.js';
import { BlockedCallerStore } from './blocked-caller.store.js';

type Asked = Pick<BlockCallerDto, 'inboundCallId' | 'phoneNumber'>;

/** Which number staff mean: that of a call, or one they typed. */
@Injectable()
export class NumberToBlock {
  constructor(
    private readonly store: BlockedCallerStore,
    private readonly sites: SiteDirectory,
  ) {}

  /** @throws DomainError input/invalid, inbound-call/unknown, blocked-caller/withheld */
  async of(tx: Tx, { inboundCallId, phoneNumber }: Asked): Promise<string> {
    if (inboundCallId !== undefined && phoneNumber === undefined) return this.ofCall(tx, inboundCallId);
    if (inboundCallId === undefined && phoneNumber !== undefined) return this.typed(phoneNumber);
    throw new DomainError('invalid', 'input/invalid', 'Give either inboundCallId or phoneNumber.');
  }

  private async ofCall(tx: Tx, inboundCallId: string): Promise<string> {
    const number = await this.store.numberOf(tx, inboundCallId);
    if (number === undefined) throw new DomainError('not-found', 'inbound-call/unknown', 'There is no such incoming call.');
    if (number !== null) return number;
    // Nobody's number is everybody's: blocking it would turn away all who withhold theirs (F43).
    throw new DomainError(
      'conflict',
      'blocked-caller/withheld',
      'This caller withholds their number: there is nothing to block.',
    );
  }

  private async typed(text: string): Promise<string> {
    const read = readPhoneNumber(text, await this.sites.ownNumbers());
    if (read.kind === 'accepted') return read.e164;
    const { code, message } = read;
    throw new DomainError('invalid', 'input/invalid', message, { errors: [{ field: 'phoneNumber', code, message }] });
  }
}
