import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { KeyWrapping, type DataKey, type WrappedKey } from './key-wrapping.js';

export interface ReadyKey extends DataKey, WrappedKey {}

const keyBytes = 32;
const atATime = 256;
const tooFew = 64;

/** Data keys that are wrapped already: whoever is new gets one inside of a transaction, without a journey to a key service. */
export class ReadyKeys {
  private ready: ReadyKey[] = [];
  private more: Promise<void> | null = null;

  constructor(private readonly wrapping: KeyWrapping) {}

  async take(count: number): Promise<ReadyKey[]> {
    const taken: ReadyKey[] = [];
    for (;;) {
      taken.push(...this.ready.splice(0, count - taken.length));
      if (taken.length === count) break;
      await this.fill();
    }
    if (this.ready.length < tooFew) this.fill().catch(() => {}); // whoever needs one next asks again, and hears why
    return taken;
  }

  private fill(): Promise<void> {
    this.more ??= this.wrapMore().finally(() => (this.more = null));
    return this.more;
  }

  private async wrapMore(): Promise<void> {
    const keys = Array.from({ length: atATime }, () => ({ id: uuid(), key: randomBytes(keyBytes) }));
    const wrapped = await this.wrapping.wrap(keys);
    this.ready.push(...keys.map((key, n) => ({ ...key, ...wrapped[n]! })));
  }
}
