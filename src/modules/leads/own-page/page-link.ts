import { Injectable } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import { Settings } from '../../../platform/config/settings.js';
import { LinkSigner } from '../../../platform/crypto/link-signer.js';

/** Text went to the phone itself: whoever holds that link has the number in their hands. */
export const linkWays = ['answer', 'text'] as const;
export type LinkWay = (typeof linkWays)[number];

export interface PageLink {
  readonly leadId: string;
  readonly way: LinkWay;
  /** To the second. */
  readonly validUntil: Date;
}

const purpose = 'own page of a lead';
const payloadBytes = 21; // with the code of the signer 33, which are 44 characters without a bit to spare

/**
 * The link to the page of whoever posted a lead: the lead's id, how it was given, and until when, signed. Nothing is stored, since leads
 * are written a hundred at a time and most links are never opened (ADR 0024).
 */
@Injectable()
export class PageLinks {
  constructor(
    private readonly signer: LinkSigner,
    private readonly settings: Settings,
  ) {}

  urlOf({ leadId, way, validUntil }: PageLink): string {
    const payload = Buffer.alloc(payloadBytes);
    payload.set(parse(leadId));
    payload.writeUInt8(linkWays.indexOf(way), 16);
    payload.writeUInt32BE(Math.floor(validUntil.getTime() / 1000), 17);
    return `${this.settings.publicUrl}/c/${this.signer.sign(purpose, payload)}`;
  }

  /** Null for whatever we did not make. Says nothing of whether its time has passed. */
  read(token: string): PageLink | null {
    const payload = this.signer.open(purpose, token, payloadBytes);
    const way = payload && linkWays[payload.readUInt8(16)];
    if (!payload || !way) return null;
    return {
      leadId: stringify(payload.subarray(0, 16)),
      way,
      validUntil: new Date(payload.readUInt32BE(17) * 1000),
    };
  }
}
