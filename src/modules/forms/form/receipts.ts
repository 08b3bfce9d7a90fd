import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Signer } from '../../../platform/crypto/signer.js';

/** What somebody is told after the post. It stands in the address of the page, so that a reload sends nothing again: nothing about them. */
export interface Receipt {
  /** `review`: a person reads it first. */
  readonly kind: 'lead' | 'review';
  readonly reference: string;
  /** Help comes first on the page. */
  readonly danger: boolean;
  readonly zone: string;
  /** The promise, ISO 8601. Absent: we only know that we call. */
  readonly from?: string;
  readonly by?: string;
  /** Address of their own page, where they can see and change what was agreed. */
  readonly page?: string;
  /** The time that was written down in place of one that does not exist. */
  readonly skippedTo?: string;
}

const lastsMilliseconds = 24 * 60 * 60_000;

@Injectable()
export class Receipts {
  constructor(
    private readonly signer: Signer,
    private readonly clock: Clock,
  ) {}

  write(receipt: Receipt): string {
    return this.signer.sign('form-receipt', { ...receipt, at: this.clock.now().getTime() });
  }

  /** Null: not ours, or a day old. */
  read(written: string): Receipt | null {
    const receipt = this.signer.read('form-receipt', written) as (Receipt & { readonly at: number }) | null;
    return receipt && this.clock.now().getTime() - receipt.at < lastsMilliseconds ? receipt : null;
  }
}
