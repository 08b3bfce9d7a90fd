import { CarrierFindingDto } from './carrier-finding.dto.js';

export class CarrierLookDto {
  /** "calls" (each minute), "day" (everything), "answered" (any question), "down" (since when it is away). */
  readonly kind: string;
  readonly at: string;
}

export class CarrierBoardDto {
  /** What a human has to look at and nobody has settled, oldest first, at most 200. */
  readonly findings: CarrierFindingDto[];
  readonly looks: CarrierLookDto[];
}
