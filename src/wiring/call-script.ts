import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { heldStep, LegStore, type LegRow } from '../modules/calls/index.js';
import { Database } from '../platform/database/database.js';
import {
  CallScript,
  type IncomingCall,
  type IncomingText,
  type RecordingReport,
  type RoomReport,
  type StepInput,
  type TextReport,
} from '../telephony/call-script.js';
import type { Flow } from '../telephony/flow.js';
import type { LegReport } from '../telephony/leg-report.js';
import { scriptParts, type ScriptParts } from './script-parts.js';

/** Finds out whose leg it is and hands on to the module that answers for it. */
@Injectable()
export class WiredCallScript extends CallScript {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly moduleRef: ModuleRef,
  ) {
    super();
  }

  /** Made at the first request: while the application is put together, not everybody is there yet. */
  private get parts(): ScriptParts {
    this.bound ??= scriptParts((useCase) => this.moduleRef.get(useCase, { strict: false }));
    return this.bound;
  }

  private bound: ScriptParts | undefined;

  override called(call: IncomingCall): Promise<{ legId: string; flow: Flow }> {
    return this.parts.incoming.called(call);
  }

  override async answered(legId: string, carrierSid: string): Promise<Flow> {
    const part = await this.partOf(legId);
    return part ? part.answered(legId, carrierSid) : ((await this.parts.duty.answered(legId, carrierSid)) ?? stranger);
  }

  override async asked(legId: string, step: string, input: StepInput): Promise<Flow> {
    if (step === heldStep) return this.parts.held.asked(legId);
    const part = await this.partOf(legId);
    return part ? part.asked(legId, step, input) : ((await this.parts.duty.asked(legId, input)) ?? stranger);
  }

  override softphoneCalled(call: Parameters<CallScript['softphoneCalled']>[0]): Promise<{ legId: string; flow: Flow }> {
    return this.parts.softphones.softphoneCalled(call);
  }

  override reported(report: LegReport): Promise<void> {
    return this.parts.reports.reported(report);
  }

  override incomingEnded(call: IncomingCall & { readonly seconds: number }): Promise<void> {
    return this.parts.incoming.incomingEnded(call);
  }

  override roomReported(report: RoomReport): Promise<void> {
    return this.parts.rooms.roomReported(report);
  }

  override recordingReported(report: RecordingReport): Promise<void> {
    return this.parts.recordings.recordingReported(report);
  }

  override texted(text: IncomingText): Promise<string | null> {
    return this.parts.texts.texted(text);
  }

  override textReported(report: TextReport): Promise<void> {
    return this.parts.texts.textReported(report);
  }

  private async partOf(legId: string): Promise<ScriptParts['legs'][keyof ScriptParts['legs']] | null> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg) return null;
    return this.parts.legs[nameOf(leg)];
  }
}

/** A leg of a database that was restored from before, or of nobody. */
const stranger: Flow = [{ kind: 'hang-up' }];

function nameOf(leg: LegRow): keyof ScriptParts['legs'] {
  if (leg.party === 'person' && leg.inbound_call_id !== null) return 'caller';
  return leg.party === 'counsellor' && leg.offer_id === null ? 'rungIn' : leg.party;
}
