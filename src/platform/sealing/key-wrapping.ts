/** A data key as it lies in the database: under a wrapping key that never is there. */
export interface WrappedKey {
  /** Names the data key; it unwraps under no other name. */
  readonly id: string;
  readonly wrapped: Buffer;
  /** Under which wrapping key. */
  readonly wrappingKeyId: string;
}

export interface DataKey {
  readonly id: string;
  /** 32 bytes: AES-256. */
  readonly key: Buffer;
}

/**
 * Wraps data keys and unwraps them, many at a time, since each call may be a journey to a key service. The first key of the ring wraps;
 * each unwraps what it wrapped.
 */
export abstract class KeyWrapping {
  /** Of what is wrapped from now on. */
  abstract readonly keyId: string;
  /** In the order in which they are given. */
  abstract wrap(keys: readonly DataKey[]): Promise<WrappedKey[]>;
  /** In the order in which they are given. @throws UnsealError */
  abstract unwrap(keys: readonly Pick<WrappedKey, 'id' | 'wrapped'>[]): Promise<DataKey[]>;
}
