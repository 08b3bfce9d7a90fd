import type { LinkWay } from '../../leads/index.js';
import type { PageFacts } from '../../../core/own-page/what-is-next.js';

/** What a link stands for, as it is at this moment. */
export interface OwnPage extends PageFacts {
  readonly leadId: string;
  readonly way: LinkWay;
  readonly language: string;
  readonly urgent: boolean;
  readonly siteId: string;
  readonly routeId: string;
  readonly personId: string;
  readonly callbackId: string;
  readonly phoneNumberId: string | null;
  /** Never shown. */
  readonly e164: string | null;
  readonly endedAt: Date | null;
  /** Nothing is known of the person but what this lead says: nobody else can be harmed by what its link does. */
  readonly alone: boolean;
  /** It speaks of another callback than the one that the lead was promised. */
  readonly moved: boolean;
}
