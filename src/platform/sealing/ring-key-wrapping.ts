import { Sealer, type SealedPlace } from '../crypto/sealer.js';
import { KeyWrapping, type DataKey, type WrappedKey } from './key-wrapping.js';

const place = (row: string): SealedPlace => ({ table: 'person_key', column: 'wrapped', row });

/** Wraps with the keys of FIELD_KEYS, in this process. */
export class RingKeyWrapping extends KeyWrapping {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  override get keyId(): string {
    return this.sealer.keyId;
  }

  override wrap(keys: readonly DataKey[]): Promise<WrappedKey[]> {
    const { keyId: wrappingKeyId } = this;
    return Promise.resolve(keys.map(({ id, key }) => ({ id, wrapped: this.sealer.seal(key, place(id)), wrappingKeyId })));
  }

  override async unwrap(keys: readonly Pick<WrappedKey, 'id' | 'wrapped'>[]): Promise<DataKey[]> {
    return keys.map(({ id, wrapped }) => ({ id, key: this.sealer.open(wrapped, place(id)) }));
  }
}
