import { BadRequestException, Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import type { Flow } from '../../flow.js';
import { renderTwiml } from '../twiml/render-twiml.js';
import { WebhookAddresses } from '../webhook-addresses.js';
import { carrierSidIn } from '../forms/to-call-event.js';
import type { WebhookForm } from '../forms/webhook-form.js';

export const twimlType = 'text/xml; charset=utf-8';

/** Flows as answers to the carrier. */
@Injectable()
export class Spoken {
  private readonly addresses: WebhookAddresses;

  constructor(settings: Settings) {
    this.addresses = new WebhookAddresses(settings.publicUrl, settings.fallbackUrl);
  }

  /** The steps of the flow belong to this leg. */
  onLeg(legId: string, flow: Flow): string {
    return renderTwiml(flow, {
      step: this.addresses.leg(legId).step,
      roomEvents: (room) => this.addresses.roomEvents(room),
      recording: (recordingId) => this.addresses.recording(recordingId),
      sound: (sound) => this.addresses.sound(sound),
    });
  }
}

export function callOf(form: WebhookForm): string {
  const carrierSid = carrierSidIn(form);
  if (carrierSid === null) throw new BadRequestException();
  return carrierSid;
}
