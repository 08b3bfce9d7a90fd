import type { CreateResult, ListedText, TelephonyProvider } from '../../../src/telephony/telephony-provider.js';

type Sent = Parameters<TelephonyProvider['send']>[0];

/** The texts of a carrier that answers what the test says, and remembers what it was asked. */
export class FakeTextCarrier implements Pick<TelephonyProvider, 'send' | 'redact' | 'findTexts' | 'fetchText'> {
  readonly sent: Sent[] = [];
  readonly redacted: string[] = [];
  /** What `send` answers; runs while the carrier "thinks". */
  answer: (text: Sent) => Promise<CreateResult> | CreateResult = accept;
  /** Every text that the carrier knows, newest first. */
  listed: ListedText[] = [];

  async send(text: Sent): Promise<CreateResult> {
    this.sent.push(text);
    return this.answer(text);
  }

  async redact(carrierSid: string): Promise<void> {
    this.redacted.push(carrierSid);
  }

  async findTexts({ to, from, since }: { to: string; from: string; since: Date }): Promise<readonly ListedText[]> {
    return this.listed.filter((text) => text.to === to && text.from === from && text.createdAt >= since);
  }

  async fetchText(carrierSid: string): Promise<ListedText | null> {
    return this.listed.find((text) => text.carrierSid === carrierSid) ?? null;
  }

  forget(): void {
    this.sent.length = 0;
    this.redacted.length = 0;
    this.listed = [];
    this.answer = accept;
  }
}

function accept({ textId }: Sent): CreateResult {
  return { kind: 'accepted', carrierSid: `SM-${textId}` };
}
