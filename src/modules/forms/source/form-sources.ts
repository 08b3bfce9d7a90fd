import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { type SourceForm, SourceFormStore } from './source-form.store.js';

/** Which form is at this address? Answered from memory. */
@Injectable()
export class FormSources {
  private readonly forms: Remembered<readonly SourceForm[]>;
  private last: readonly SourceForm[] | null = null;

  constructor(store: SourceFormStore, clock: Clock) {
    this.forms = new Remembered(async () => (this.last = await store.usable()), clock);
  }

  /** Null for an address that no form has. While the database is away the last answer stands: the page still shows whom to call. */
  async bySlug(slug: string): Promise<SourceForm | null> {
    const find = (forms: readonly SourceForm[]) => forms.find((one) => one.slug === slug) ?? null;
    const known = find(await this.read());
    if (known) return known;
    this.forms.forget(); // another process may have just made it
    return find(await this.read());
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.forms.forget();
  }

  private async read(): Promise<readonly SourceForm[]> {
    try {
      return await this.forms.read();
    } catch (error) {
      if (this.last === null) throw error;
      return this.last;
    }
  }
}
