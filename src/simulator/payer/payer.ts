import { answerText, refusalText } from './answer-text.js';
import { insuredPeople, type InsuredPerson } from './insured-people.js';
import type { PayerFault } from './payer-fault.js';
import { readQuestion, type Question } from './question.js';

/** One message that came, as it came. */
export interface TakenQuestion {
  readonly fields: Readonly<Record<string, string>>;
  readonly question: Question;
  /** How often this trace was asked: a second time it is the same question. */
  times: number;
}

export interface GivenAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly afterMilliseconds: number;
}

const envelope = 'multipart/form-data; boundary=simulated-payer';
const hugeBytes = 2 * 1024 * 1024;
const page = '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>';
const knowsNobody = { code: '75', followUp: 'C' };

/** A clearing house with one insurer behind it, and what goes wrong there until told otherwise. */
export class Payer {
  /** By trace. */
  readonly taken = new Map<string, TakenQuestion>();
  readonly people = new Map(insuredPeople.map((person) => [person.memberId, person]));
  fault: PayerFault | null = null;

  forget(): void {
    this.taken.clear();
    this.fault = null;
  }

  answer(fields: Readonly<Record<string, string>>): GivenAnswer {
    const refused = this.refusalOf(fields);
    if (refused !== null) return packed({ ErrorCode: refused, ErrorMessage: refused });
    const question = readQuestion(fields['Payload'] ?? '');
    const before = this.taken.get(question.trace);
    if (before) before.times += 1;
    else this.taken.set(question.trace, { fields, question, times: 1 });
    return this.spoilt(question);
  }

  /** As CAQH CORE names what is wrong with an envelope. */
  private refusalOf(fields: Readonly<Record<string, string>>): string | null {
    const needed = ['PayloadType', 'ProcessingMode', 'PayloadID', 'TimeStamp', 'SenderID', 'ReceiverID', 'CORERuleVersion'];
    const missing = needed.find((name) => !fields[name]);
    if (missing) return `${missing}Required`;
    if (fields['PayloadType'] !== 'X12_270_Request_005010X279A1') return 'PayloadTypeIllegal';
    return this.fault?.kind === 'envelope-error' ? this.fault.code : null;
  }

  private spoilt(question: Question): GivenAnswer {
    const { fault } = this;
    const usual = this.textFor(question);
    switch (fault?.kind) {
      case 'html':
        return { status: 200, type: 'text/html; charset=utf-8', body: page, afterMilliseconds: 0 };
      case 'huge':
        return { status: 200, type: 'application/edi-x12', body: Buffer.alloc(hugeBytes, usual), afterMilliseconds: 0 };
      case 'status':
        return { status: fault.status, type: 'text/plain', body: 'no', afterMilliseconds: 0 };
      case 'broken':
        return packedAnswer(usual.slice(0, usual.length / 2));
      case 'slow':
        return { ...packedAnswer(usual), afterMilliseconds: fault.milliseconds };
      default:
        return packedAnswer(usual);
    }
  }

  private textFor(question: Question): string {
    const { fault } = this;
    if (fault?.kind === 'reject') return refusalText(question, fault);
    const person = this.personOf(question);
    if (!person) return refusalText(question, knowsNobody);
    if (fault?.kind === 'wrong-person') return answerText(question, this.somebodyElse(person));
    return answerText(question, person, fault?.kind === 'other-trace' ? 'ANOTHERQUESTION' : question.trace);
  }

  /** A dependent is covered by whoever has the number. */
  private personOf({ subscriber, dependent }: Question): InsuredPerson | null {
    const holder = this.people.get(subscriber.memberId);
    if (!holder || holder.lastName !== subscriber.lastName || holder.birthDate !== subscriber.birthDate) return null;
    return dependent ? { ...holder, ...dependent, memberId: holder.memberId } : holder;
  }

  private somebodyElse({ memberId }: InsuredPerson): InsuredPerson {
    return [...this.people.values()].find((one) => one.memberId !== memberId)!;
  }
}

function packedAnswer(payload: string): GivenAnswer {
  return packed({ PayloadType: 'X12_271_Response_005010X279A1', ErrorCode: 'Success', Payload: payload });
}

function packed(fields: Readonly<Record<string, string>>): GivenAnswer {
  const parts = Object.entries({ ProcessingMode: 'RealTime', CORERuleVersion: '2.2.0', ...fields }).map(
    ([name, value]) => `--simulated-payer\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { status: 200, type: envelope, body: `${parts.join('')}--simulated-payer--\r\n`, afterMilliseconds: 0 };
}
