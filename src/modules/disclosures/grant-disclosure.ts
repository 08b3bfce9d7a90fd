import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { isUnusual } from '../../core/disclosures/by-several/second-person.js';
import { isByHand } from '../../core/disclosures/channels.js';
import type { AllowedDisclosure, RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import { permitFor, type DisclosurePermit } from '../../core/disclosures/disclosure-permit.js';
import { mayDisclose } from '../../core/disclosures/may-disclose.js';
import { currentNotice } from '../../core/disclosures/notice.js';
import { refusalOf } from '../../core/disclosures/refusals.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { UseApproval } from '../approvals/index.js';
import { DisclosureFactsReader } from './disclosure-facts.reader.js';
import { DisclosureRecorder } from './disclosure-recorder.js';
import { actOfRequest } from './second-person/act-of-request.js';
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
    private readonly approvals: UseApproval,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, request: DisclosureRequest, write: WritePayload): Promise<GrantedDisclosure | BlockedDisclosure> {
    const at = this.clock.now();
    const facts = await this.facts.of(tx, request, at);
    const decision = mayDisclose(request, facts, at);
    const row = { id: uuid(), personId: request.personId, at };
    if (request.byUserId !== null && isUnusual(facts.file)) await this.recorder.unusual(tx, request.byUserId, at);
    if (decision.kind === 'refused') return this.recorder.blocked(tx, row, request, decision);
    const { permitted, withheld, scopeText } = decision;
    const approvalId = decision.byApproval ? request.approvalId! : null;
    const frame: DisclosureFrame = {
      disclosureId: row.id,
      permitted,
      withheld,
      approvalId,
      scopeText,
      notice: currentNotice,
      at,
    };
    const payload = await write(frame, tx);
    const checked = check(decision, request, frame, payload);
    if (checked.kind === 'refused') return this.recorder.blocked(tx, row, request, checked);
    if (approvalId !== null) await this.approvals.use(tx, approvalId, actOfRequest(request), request.byUserId!, at);
    const made = { ...row, approvalId, noticeVersion: currentNotice.version, payloadHash: checked.hash };
    await this.recorder.made(tx, made, request, decision);
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
  const { disclosureId, approvalId, notice, at } = frame;
  if (approvalId !== null && !payload.includes(approvalId)) return without('approval');
  const answer = permitFor(allowed, { disclosureId, payload, payloadHash, notice, vendor, at });
  return answer.kind === 'permit'
    ? { kind: 'fine', hash: payloadHash, permit: answer.permit }
    : without(answer.missing.join(' and '));
}

/** A mistake of ours in what was written: it leaves nothing out, and says so. */
function without(missing: string): RefusedDisclosure {
  return refusalOf('no-notice', `What was to be sent lacks its ${missing}: nothing was sent. Tell whoever runs this system.`);
}
