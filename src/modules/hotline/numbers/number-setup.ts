import { Injectable } from '@nestjs/common';
import { TelephonyProvider, type InboundEndpoints } from '../../../telephony/telephony-provider.js';
import { SiteDirectory } from '../../sites/index.js';

const endpointNames = ['voice', 'voiceFallback', 'callEnded', 'text'] as const;
export type EndpointName = (typeof endpointNames)[number];

/** How one site's number is set up at the carrier, beside how it should be. */
export interface NumberSetup {
  readonly siteId: string;
  readonly number: string;
  /** Null: the carrier says that this number is not ours. */
  readonly carrierSid: string | null;
  readonly expected: InboundEndpoints;
  readonly actual: InboundEndpoints | null;
  readonly differences: readonly EndpointName[];
}

/** Asks the carrier how our numbers are set up. */
@Injectable()
export class NumberSetupReader {
  constructor(
    private readonly telephony: TelephonyProvider,
    private readonly sites: SiteDirectory,
  ) {}

  /** One for each site, in the order of sites. Throws CarrierError. */
  async all(): Promise<readonly NumberSetup[]> {
    const owned = new Map((await this.telephony.ownedNumbers()).map((one) => [one.number, one]));
    const expected = this.telephony.expectedEndpoints();
    return (await this.sites.all()).map(({ id: siteId, phoneNumber: number }) => {
      const found = owned.get(number);
      const actual = found?.endpoints ?? null;
      const differences = endpointNames.filter((name) => actual?.[name] !== expected[name]);
      return { siteId, number, carrierSid: found?.carrierSid ?? null, expected, actual, differences };
    });
  }
}
