import { Injectable } from '@nestjs/common';
import type { Flow, Step } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { Voice, type Said } from '../voice.js';
import { WaitFactsReader, type Waiting } from './wait-facts.reader.js';

const secondsForAKey = 3;

/** What somebody hears while they wait: where they stand, what can be honestly said of the wait, and the keys that work. */
@Injectable()
export class WaitDocument {
  constructor(
    private readonly facts: WaitFactsReader,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller, before: readonly Said[] = []): Promise<Flow> {
    const waiting = await this.facts.of(caller);
    const said = [...before, ...(waiting ? this.sentences(caller, waiting) : (['waiting.counsellor-coming'] as const))];
    const asked = await this.voice.ask(caller, said, 'wait-menu', secondsForAKey);
    return [{ ...(asked as Extract<Step, { kind: 'collect' }>), sound: 'hold-music' }];
  }

  private sentences({ row }: Caller, { place, position, estimate }: Waiting): readonly Said[] {
    if (row.crisis_at) return ['crisis.stay', 'crisis.offer-988'];
    if (place.state === 'offered') return ['waiting.counsellor-coming'];
    const wait: Said = estimate.kind === 'minutes' ? ['waiting.estimate', { minutes: estimate.atMost }] : 'waiting.no-estimate';
    return [this.where(position), wait, 'waiting.menu'];
  }

  private where(position: number | null): Said {
    if (position === null) return 'waiting.far-back';
    return position === 1 ? 'waiting.next' : ['waiting.position', { position }];
  }
}
