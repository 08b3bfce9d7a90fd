import { Injectable } from '@nestjs/common';
import { defaultLines, isLineKey, type LineKey } from '../../../core/scripts/default-lines.js';
import { fillLine, type LineValues } from '../../../core/scripts/fill-line.js';
import { scriptTextProblems } from '../../../core/scripts/script-text-problems.js';
import type { SpokenLanguage, SpokenLine } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { type OwnLine, ScriptStore } from './script.store.js';

type Wording = Pick<SpokenLine, 'version' | 'text'>;

/** Every word that is said or texted comes from here, answered from memory. */
@Injectable()
export class ScriptDirectory {
  private readonly own: Remembered<ReadonlyMap<string, Wording>>;

  constructor(
    private readonly store: ScriptStore,
    clock: Clock,
  ) {
    this.own = new Remembered(() => this.load(), clock);
  }

  /**
   * The site's newest words for `key`, else the program's, with `values` in their places. Throws when values and places do not
   * match, or when a value would say what kind of help this is.
   */
  async line(siteId: string, language: SpokenLanguage, key: LineKey, values: LineValues = {}): Promise<SpokenLine> {
    const { version, text } = await this.wording(siteId, language, key);
    return { key, version, language, text: fillLine(text, values) };
  }

  /** Several lines without places, in the order asked for. */
  lines(siteId: string, language: SpokenLanguage, keys: readonly LineKey[]): Promise<readonly SpokenLine[]> {
    return Promise.all(keys.map((key) => this.line(siteId, language, key)));
  }

  /** What stands now, its places still open. */
  async wording(siteId: string, language: SpokenLanguage, key: LineKey): Promise<Wording> {
    const own = (await this.own.read()).get(placeOf(siteId, language, key));
    return own ?? { version: 0, text: defaultLines[key][language] };
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.own.forget();
  }

  /** Words that an older release accepted and this one would not (another place, a new revealing word) give way to the default. */
  private async load(): Promise<ReadonlyMap<string, Wording>> {
    const usable = (await this.store.newest()).filter(isUsable);
    return new Map(usable.map((own) => [placeOf(own.siteId, own.language, own.key), { version: own.version, text: own.text }]));
  }
}

function isUsable({ key, language, text }: OwnLine): boolean {
  return isLineKey(key) && scriptTextProblems(key, language, text).length === 0;
}

function placeOf(siteId: string, language: string, key: string): string {
  return `${siteId} ${language} ${key}`;
}
