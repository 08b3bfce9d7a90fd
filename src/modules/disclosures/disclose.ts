import { Injectable } from '@nestjs/common';
import type { RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import type { DisclosurePermit } from '../../core/disclosures/disclosure-permit.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Turnstile } from '../../platform/turnstile.js';
import { holdConsentStill } from '../people/index.js';
import type {
  BlockedDisclosure,
  DisclosureRequest,
  GrantedDisclosure,
  MadeDisclosure,
  SendResult,
  WritePayload,
} from './disclosure-request.js';
import { DisclosureStore } from './disclosure.store.js';
import { GrantDisclosure } from './grant-disclosure.js';

/** Sends the payload by the door that wants the permit. Has to end within ten seconds. */
export type SendPayload = (payload: string, permit: DisclosurePermit) => Promise<SendResult>;

// Each holds two connections for as long as it sends: callers on the phone need the others.
const atOnce = 3;

/**
 * The one way in which something about a person reaches somebody else: a row, a live consent or what the law takes for one, and the
 * notice (L-103 to L-105, ADR 0033).
 *
 * One transaction only holds the lock, while a second one decides and commits the row, and the payload goes out. So there is a row before
 * anything leaves, whenever this process dies; and a revocation either commits first, and nothing leaves, or waits until it has left.
 */
@Injectable()
export class Disclose {
  private readonly turnstile = new Turnstile(atOnce);

  constructor(
    private readonly database: Database,
    private readonly grantDisclosure: GrantDisclosure,
    private readonly store: DisclosureStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown, intake/unknown, and whatever `send` throws, after it is on record */
  async run(request: DisclosureRequest, write: WritePayload, send: SendPayload): Promise<MadeDisclosure | BlockedDisclosure> {
    const { answer, thrown } = await this.turnstile.pass(() =>
      this.database.transaction(async (holding) => {
        const personId = await this.hold(holding, request);
        const granted = await this.database.transaction((tx) => this.grantDisclosure.run(tx, { ...request, personId }, write));
        return granted.kind === 'blocked' ? { answer: granted, thrown: null } : this.send(holding, granted, send);
      }),
    );
    if (thrown) throw thrown.error;
    return answer;
  }

  /** What is handed to whoever asked, in the answer to their request: nothing is sent, so one transaction does. @throws DomainError person/unknown, intake/unknown */
  handOver(request: DisclosureRequest, write: WritePayload): Promise<GrantedDisclosure | BlockedDisclosure> {
    return this.database.transaction(async (tx) => {
      const personId = await this.hold(tx, request);
      return this.grantDisclosure.run(tx, { ...request, personId }, write);
    });
  }

  /**
   * Before anybody tells anything: why consent and restrictions would not let it out now; null: they would. To plan by, so of the vendor,
   * who is the operator's business, it says nothing, and it writes nothing down.
   */
  outlook(tx: Tx, request: DisclosureRequest): Promise<RefusedDisclosure | null> {
    return this.grantDisclosure.outlook(tx, request);
  }

  private async send(
    holding: Tx,
    { frame, payload, permit }: GrantedDisclosure,
    send: SendPayload,
  ): Promise<{ answer: MadeDisclosure; thrown: { readonly error: unknown } | null }> {
    const { disclosureId, withheld } = frame;
    let thrown: { readonly error: unknown } | null = null;
    let result: SendResult = { kind: 'failed', code: 'error' };
    try {
      if (payload === null || permit === null) throw new Error('There is nothing to send: hand it over instead');
      result = await send(payload, permit);
    } catch (error) {
      thrown = { error };
    }
    await this.store.insertResult(holding, disclosureId, result, this.clock.now());
    return { answer: { kind: 'made', disclosureId, withheld, result }, thrown };
  }

  private async hold(tx: Tx, { personId, intakeId }: DisclosureRequest): Promise<string> {
    const knownAs = await holdConsentStill(tx, personId);
    if (knownAs === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (intakeId !== null && !(await this.store.hasIntake(tx, knownAs, intakeId)))
      throw new DomainError('not-found', 'intake/unknown', 'They have no such intake.');
    return knownAs;
  }
}
