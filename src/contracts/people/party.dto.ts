import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { partyRoles, type PartyRole } from '../../core/intake/party-roles.js';

const sayRoles = `roles must be some of: ${partyRoles.join(', ')}`;
const sayWhy = 'reason needs 1 to 500 characters: who said so, and when';

export class SetPartyDto {
  /** A person we know; without it somebody new, who may have no name yet. */
  @IsOptional()
  @IsUUID(undefined, { message: 'personId must be the id of a person' })
  personId?: string;

  /** Of somebody new. */
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  name?: string;

  /** All that they are in this intake. Naming a patient takes the role from who had it. */
  @IsArray({ message: sayRoles })
  @ArrayNotEmpty({ message: sayRoles })
  @ArrayUnique({ message: sayRoles })
  @IsIn(partyRoles, { each: true, message: sayRoles })
  roles: PartyRole[];

  /** Who said so, and when; kept in the audit. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

/** Why somebody is taken out of it. */
export class RemovePartyDto {
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class PartyDto {
  personId: string;
  /** Null when no name was given. */
  initials: string | null;
  roles: PartyRole[];
  since: string;
  /** Null: the program, by what arrived. */
  byUserId: string | null;
}

export class PartiesDto {
  parties: PartyDto[];
  /** The caller speaks for somebody else: write down what they tell, and tell them nothing back without the patient's written consent. */
  collateral: boolean;
}
