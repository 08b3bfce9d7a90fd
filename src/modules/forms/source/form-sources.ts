import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { SourcePrincipals } from '../../identity/index.js';
import { type SourceFormRow, SourceFormStore } from './source-form.store.js';

/** A form with the source in whose name it posts. */
export interface SourceForm extends SourceFormRow {
  readonly source: SourcePrincipal;
}

/** Which form is at this address? Answered from memory. */
@Injectable()
export class FormSources {
  private readonly forms: Remembered<readonly SourceForm[]>;
  private last: readonly SourceForm[] | null = null;

  constructor(
    private readonly store: SourceFormStore,
    private readonly principals: SourcePrincipals,
    clock: Clock,
  ) {
    this.forms = new Remembered(async () => (this.last = await this.load()), clock);
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

  private async load(): Promise<readonly SourceForm[]> {
    return Promise.all((await this.store.usable()).map(async (row) => ({ ...row, source: await this.sourceOf(row) })));
  }

  /** Whatever a partner's word is worth: on our own form we saw the boxes ourselves, beside our own words. */
  private async sourceOf({ sourceId }: SourceFormRow): Promise<SourcePrincipal> {
    const source = await this.principals.of(sourceId);
    return { ...source, rules: { ...source.rules, trust: 'own' } };
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
