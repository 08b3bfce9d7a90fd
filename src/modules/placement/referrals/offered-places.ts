import { Injectable } from '@nestjs/common';
import { optionsProblem } from '../../../core/placement/referral-rules.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PlaceStore } from './place.store.js';
import type { ReferralRow } from './referral.store.js';

/** The places of an offer, as they stand in the directory now. */
@Injectable()
export class OfferedPlaces {
  constructor(private readonly places: PlaceStore) {}

  /** Throws `referral/unknown-place` and `referral/options` (422). */
  async of(tx: Tx, placeIds: readonly string[]): Promise<ReferralRow['options']> {
    const found = await this.places.active(tx, placeIds);
    const unknown = placeIds.filter((id) => !found.some((place) => place.id === id));
    if (unknown.length > 0)
      throw refused('referral/unknown-place', 'placeIds names a place that is not in the directory any more.');
    const problem = optionsProblem(found);
    if (problem !== null) throw refused('referral/options', problem);
    return found.map(({ id: placeId, name, kind }) => ({ placeId, name, kind }));
  }
}

function refused(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field: 'placeIds', code, message }] });
}
