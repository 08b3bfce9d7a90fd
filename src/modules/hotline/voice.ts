import { Injectable } from '@nestjs/common';
import type { LineKey } from '../../core/scripts/default-lines.js';
import type { LineValues } from '../../core/scripts/fill-line.js';
import type { SpokenLanguage, SpokenLine } from '../../core/scripts/spoken-line.js';
import type { Step } from '../../telephony/flow.js';
import { ScriptDirectory } from '../sites/index.js';
import type { Caller } from './caller.js';
import { StepStore } from './step.store.js';
import type { StepName } from './step-names.js';

export type Said = LineKey | readonly [key: LineKey, values: LineValues];

/** Speaks to a caller in the site's words and the caller's language. */
@Injectable()
export class Voice {
  constructor(
    private readonly scripts: ScriptDirectory,
    private readonly steps: StepStore,
  ) {}

  line(caller: Caller, said: Said, language: SpokenLanguage = caller.row.language): Promise<SpokenLine> {
    const [key, values] = typeof said === 'string' ? [said, undefined] : said;
    return this.scripts.line(caller.row.site_id, language, key, values);
  }

  async say(caller: Caller, said: Said): Promise<Step> {
    return { kind: 'say', line: await this.line(caller, said) };
  }

  /** Says all of it and takes one key meanwhile; `step` is asked with the key, or with none after a silence. */
  async ask(caller: Caller, said: readonly Said[], step: StepName, seconds = 5): Promise<Step> {
    const prompts = await Promise.all(said.map((one) => this.line(caller, one)));
    return { kind: 'collect', prompts, digits: 1, seconds, step: await this.step(caller, step) };
  }

  /** The same for a number that ends with #. */
  async askNumber(caller: Caller, said: readonly Said[], step: StepName): Promise<Step> {
    const prompts = await Promise.all(said.map((one) => this.line(caller, one)));
    return { kind: 'collect', prompts, digits: null, seconds: 8, step: await this.step(caller, step) };
  }

  /** An address that is good once. */
  step(caller: Caller, name: StepName): Promise<string> {
    return this.steps.mint(caller.tx, caller.leg.id, name, caller.at);
  }
}
