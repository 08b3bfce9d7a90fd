import { lookup } from 'node:dns/promises';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Where does a name lead? Tests put in one that changes its mind. */
export abstract class HostResolver {
  /** Every address, in the order in which to try them. Rejects with a `code` such as ENOTFOUND. */
  abstract resolve(host: string): Promise<readonly ResolvedAddress[]>;
}

export class SystemResolver extends HostResolver {
  override async resolve(host: string): Promise<readonly ResolvedAddress[]> {
    return (await lookup(host, { all: true, verbatim: true })) as ResolvedAddress[];
  }
}
