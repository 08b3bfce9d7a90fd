import { Injectable } from '@nestjs/common';
import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply } from '../../../core/benefits/payer-reply.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Disclose, type SendPayload, type WritePayload } from '../../disclosures/index.js';
import { BenefitsPort } from '../port/benefits-port.js';
import type { RequestRow } from '../request.store.js';
import { toDisclosure } from '../to-disclosure.js';
import type { BegunTry } from './begin-try.js';
import { HoldUp } from './hold-up.js';
import { NotItsTurn, WriteQuestion, type WrittenQuestion } from './write-question.js';

export type Sent =
  /** It was not its turn, or it may not be told and the request says why. */
  | { readonly kind: 'not-sent' }
  | {
      readonly kind: 'sent';
      readonly requestId: string;
      readonly begun: BegunTry;
      readonly inquiry: Inquiry;
      readonly reply: PayerReply;
    };

const notSent = { kind: 'not-sent' } as const;
const noHouse = 'No clearing house is set up here any more: ask the insurer by phone.';
const notTheirs = 'They are not the patient of this intake any more: cancel this question, and ask anew.';

/**
 * The one place from which an insurer is told something by the program, through the one desk for disclosures: it decides by their consent
 * as of now, and in one transaction stand the disclosure, the try and the claim of the request. After it has committed the message leaves,
 * by the permit for its very bytes, while what they consented to is held still (B-092, B-095, L-103 to L-105). What becomes of the reply
 * is RecordReply's.
 */
@Injectable()
export class SendToPayer {
  constructor(
    private readonly disclose: Disclose,
    private readonly question: WriteQuestion,
    private readonly holdUp: HoldUp,
    private readonly port: BenefitsPort,
  ) {}

  async sendToPayer(requestId: string, at: Date): Promise<Sent> {
    const request = await this.question.due(requestId, at);
    if (request === null) return notSent;
    try {
      if (this.port.isOpen) return await this.tell(request);
      await this.holdUp.leaveToHumans(requestId, noHouse, at);
    } catch (error) {
      if (error instanceof DomainError) await this.holdUp.leaveToHumans(requestId, notTheirs, at);
      else if (!(error instanceof NotItsTurn)) throw error;
    }
    return notSent;
  }

  /** @throws NotItsTurn; DomainError person/unknown, intake/unknown */
  private async tell(request: RequestRow): Promise<Sent> {
    const asked: { written?: WrittenQuestion; reply?: PayerReply } = {};
    const write: WritePayload = async (frame, tx) => {
      asked.written = await this.question.write(tx, request.id, frame);
      return asked.written.message.body;
    };
    const send: SendPayload = async (_, permit) => {
      const { reply, result } = await this.port.send(asked.written!.message, permit);
      asked.reply = reply;
      return result;
    };
    const told = await this.disclose.run(toDisclosure(request, null), write, send);
    if (told.kind === 'blocked') {
      await this.holdUp.byProgram(request.id, told, asked.written?.begun ?? null);
      return notSent;
    }
    const { begun, inquiry } = asked.written!;
    return { kind: 'sent', requestId: request.id, begun, inquiry, reply: asked.reply! };
  }
}
