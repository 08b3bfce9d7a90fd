import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { isByHand } from '../../core/disclosures/channels.js';
import type { AllowedDisclosure, RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import { permitFor, type DisclosurePermit } from '../../core/disclosures/disclosure-permit.js';
import { mayDisclose } from '../../core/disclosures/may-disclose.js';
import { currentNotice } from '../../core/disclosures/notice.js';
import { refusalOf } from '../../core/disclosures/refusals.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { DisclosureFactsReader } from './disclosure-facts.reader.js';
import { DisclosureRecorder } from './disclosure-recorder.js';
import type {
  BlockedDisclosure,
  DisclosureFrame,
  DisclosureRequest,
  GrantedDisclosure,
  WritePayload,
} from './disclosure-request.js';

type Checked =
  { readonly kind: 'fine'; readonly hash: string | null; readonly permit: DisclosurePermit | null } | RefusedDisclosure;

/**
 * Decides a disclosure at this moment and writes its row, made or blocked. Whoever calls it holds what it rests on still
 * (`holdConsentStill`), and sends nothing before the row is committed.
 */
@Injectable()
export class GrantDisclosure {
  constructor(
    private readonly facts: DisclosureFactsReader,
    private readonly recorder: DisclosureRecorder,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, request: DisclosureRequest, write: WritePayload): Promise<GrantedDisclosure | BlockedDisclosure> {
    const at = this.clock.now();
    const decision = mayDisclose(request, await this.facts.of(tx, request, at), at);
    const row = { id: uuid(), personId: request.personId, at };
    if (decision.kind === 'refused') return this.recorder.blocked(tx, row, request, decision);
    const { permitted, withheld, scopeText } = decision;
    const frame: DisclosureFrame = { disclosureId: row.id, permitted, withheld, scopeText, notice: currentNotice, at };
    const payload = await write(frame, tx);
    const checked = check(decision, request, frame, payload);
    if (checked.kind === 'refused') return this.recorder.blocked(tx, row, request, checked);
    await this.recorder.made(tx, { ...row, noticeVersion: currentNotice.version, payloadHash: checked.hash }, request, decision);
    return { kind: 'granted', frame, payload, permit: checked.permit };
  }

  /** Why consent and restrictions would not let this out now, null: they would. To plan by: nothing is written, nothing follows from it. */
  async outlook(tx: Tx, request: DisclosureRequest): Promise<RefusedDisclosure | null> {
    const at = this.clock.now();
    const decision = mayDisclose(request, await this.facts.of(tx, { ...request, vendor: null }, at), at);
    return decision.kind === 'refused' ? decision : null;
  }
}

function check(allowed: AllowedDisclosure, request: DisclosureRequest, frame: DisclosureFrame, payload: string | null): Checked {
  const { channel, vendor } = request;
  if (payload === null) return isByHand(channel) ? { kind: 'fine', hash: null, permit: null } : without('payload');
  const payloadHash = createHash('sha256').update(payload).digest('hex');
  const { disclosureId, notice, at } = frame;
  const answer = permitFor(allowed, { disclosureId, payload, payloadHash, notice, vendor, at });
  return answer.kind === 'permit'
    ? { kind: 'fine', hash: payloadHash, permit: answer.permit }
    : without(answer.missing.join(' and '));
}

/** A mistake of ours in what was written: it leaves nothing out, and says so. */
function without(missing: string): RefusedDisclosure {
  return refusalOf('no-notice', `What was to be sent lacks its ${missing}: nothing was sent. Tell whoever runs this system.`);
}
