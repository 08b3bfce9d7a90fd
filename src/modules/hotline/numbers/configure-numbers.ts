import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Settings } from '../../../platform/config/settings.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { NumberSetupReader, type NumberSetup } from './number-setup.js';

/**
 * Tells the carrier where calls and texts to our numbers go. With simulated telephony by itself, until it has worked once in this
 * process; with a real carrier only when an administrator says so, because it moves the line that people call for help.
 */
@Injectable()
export class ConfigureNumbers {
  private settled = false;
  private failed = false;

  constructor(
    private readonly setups: NumberSetupReader,
    private readonly telephony: TelephonyProvider,
    private readonly database: Database,
    private readonly settings: Settings,
    @InjectPinoLogger(ConfigureNumbers.name) private readonly logger: PinoLogger,
  ) {}

  /** Sets up every number that differs; returns how all of them are then. Throws CarrierError. */
  async run(by: string): Promise<readonly NumberSetup[]> {
    const changed = await this.setUp();
    await this.database.transaction(async (tx) => {
      for (const { siteId, differences } of changed)
        await writeAuditEntry(tx, {
          userId: by,
          action: 'number.configured',
          subjectType: 'site',
          subjectId: siteId,
          detail: { differences },
        });
    });
    return this.setups.all();
  }

  /** At start, and again until it has worked. A carrier that does not answer stops nobody from starting. */
  async untilSettled(): Promise<void> {
    if (this.settled || !this.settings.simulatedTelephony) return;
    try {
      await this.setUp();
      this.settled = true;
    } catch (error) {
      if (!this.failed) this.logger.warn({ err: error }, 'our numbers could not be set up at the carrier; it is tried again');
      this.failed = true;
    }
  }

  private async setUp(): Promise<readonly NumberSetup[]> {
    const different = (await this.setups.all()).filter((one) => one.carrierSid !== null && one.differences.length > 0);
    for (const { carrierSid } of different) await this.telephony.configureNumber(carrierSid!);
    return different;
  }
}
