import { Injectable } from '@nestjs/common';
import type { SoftphoneTokenDto } from '../../../contracts/calls/in-call.dto.js';
import { Settings } from '../../../platform/config/settings.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { softphoneIdentityOf } from './softphone-identity.js';

const validSeconds = 3600;

/** Lets a browser sign on as the phone of a member of staff. Whoever was deactivated gets none: a call that is on goes on. */
@Injectable()
export class IssueSoftphoneToken {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly settings: Settings,
  ) {}

  /** @throws DomainError softphone/not-available, softphone/refused */
  async run(userId: string): Promise<SoftphoneTokenDto> {
    if (!this.telephony.capabilities.browser)
      throw new DomainError('conflict', 'softphone/not-available', 'The telephone network of this site has no browser phone.');
    const [active] = await this.database.query('select from staff_user where id = $1 and active', [userId]);
    if (!active) throw new DomainError('forbidden', 'softphone/refused', 'Your account is closed.');
    const identity = softphoneIdentityOf(userId);
    const { token, clientKind, expiresAt } = this.telephony.issueSoftphoneToken(identity, validSeconds);
    const signallingUrl = clientKind === 'simulated' ? (this.settings.softphoneOrigins[0] ?? null) : null;
    return { token, clientKind, signallingUrl, identity, expiresAt: expiresAt.toISOString() };
  }
}
