import { newSid } from '../record/sid.js';

export type MessageStatus =
  'scheduled' | 'accepted' | 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'canceled' | 'received';

const FINAL: readonly MessageStatus[] = ['delivered', 'undelivered', 'failed', 'canceled', 'received'];

interface MessageRequest {
  readonly to: string;
  readonly from: string;
  readonly mediaUrls: readonly string[];
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  readonly serviceSid?: string | undefined;
  readonly statusCallback?: string | undefined;
  /** Simulated seconds it may wait to be sent. */
  readonly validitySeconds: number;
  /** Not before this instant. */
  readonly sendAt?: Date | undefined;
}

/** One text message, in or out. Outbound ones go through `deliverMessage`. */
export class Message {
  readonly sid: string;
  updatedAt: Date;
  sentAt: Date | undefined;
  errorCode: number | undefined;
  readonly canceled = new AbortController();

  constructor(
    readonly request: MessageRequest,
    public body: string,
    public status: MessageStatus,
    readonly createdAt: Date,
  ) {
    this.updatedAt = createdAt;
    this.sid = newSid(request.mediaUrls.length > 0 ? 'MM' : 'SM');
  }

  get isFinal(): boolean {
    return FINAL.includes(this.status);
  }
}
