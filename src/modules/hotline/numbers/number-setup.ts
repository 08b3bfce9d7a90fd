import { Injectable } from '@nestjs/common';
import { TelephonyProvider, type InboundEndpoints } from '../../../telephony/telephony-provider.js';
import { SiteDirectory } from '../../sites/index.js';

const endpointNames = ['voice', 'voiceFallback', 'callEnded', 'text'] as const;
export type EndpointName = (typeof endpointNames)[number];

/** How one of our numbers is set up at the carrier, beside how it should be. */
export interface NumberSetup {
  readonly siteId: string;
  /** Null: it is the site's own number. */
  readonly trackingNumberId: string | null;
  readonly number: string;
  /** Null: the carrier says that this number is not ours. */
  readonly carrierSid: string | null;
  readonly expected: InboundEndpoints;
  readonly actual: InboundEndpoints | null;
  readonly differences: readonly EndpointName[];
}

type OurNumber = Pick<NumberSetup, 'siteId' | 'trackingNumberId' | 'number'> & { readonly retired: boolean };

/** Asks the carrier how our numbers are set up. */
@Injectable()
export class NumberSetupReader {
  constructor(
    private readonly telephony: TelephonyProvider,
    private readonly sites: SiteDirectory,
  ) {}

  /**
   * Each site's number, and its tracking numbers that were not given back to the carrier: a retired one is still printed somewhere.
   * Throws CarrierError.
   */
  async all(): Promise<readonly NumberSetup[]> {
    const owned = new Map((await this.telephony.ownedNumbers()).map((one) => [one.number, one]));
    const expected = this.telephony.expectedEndpoints();
    return (await this.numbers()).flatMap((one) => {
      const found = owned.get(one.number);
      if (!found && one.retired) return [];
      const actual = found?.endpoints ?? null;
      const differences = endpointNames.filter((name) => actual?.[name] !== expected[name]);
      const { siteId, trackingNumberId, number } = one;
      return [{ siteId, trackingNumberId, number, carrierSid: found?.carrierSid ?? null, expected, actual, differences }];
    });
  }

  private async numbers(): Promise<readonly OurNumber[]> {
    const sites = await this.sites.all();
    const tracking = await Promise.all(sites.map(({ id }) => this.sites.trackingNumbers(id)));
    return [
      ...sites.map(({ id: siteId, phoneNumber: number }) => ({ siteId, trackingNumberId: null, number, retired: false })),
      ...tracking.flat().map(({ siteId, id, e164: number, retiredAt }) => ({
        siteId,
        trackingNumberId: id,
        number,
        retired: retiredAt !== null,
      })),
    ];
  }
}
