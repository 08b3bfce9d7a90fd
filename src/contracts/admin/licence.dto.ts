import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { type UsState, usStates } from '../../core/contact/places/area-codes.js';

const day = /^\d{4}-\d\d-\d\d$/;
const sayDay = 'validUntil is its last day, such as 2027-06-30';

export class ListLicencesDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'userId must be the id of a staff user.' })
  userId?: string;
}

export class AddLicenceDto {
  @IsUUID(undefined, { message: 'userId must be the id of a clinician.' })
  userId: string;

  @IsIn(usStates, { message: 'state must be the two letters of a state, such as FL' })
  @ApiProperty({ type: String })
  state: UsState;

  @IsString({ message: 'number is missing: write it as it stands on the licence' })
  @Length(1, 60, { message: 'number has 1 to 60 characters' })
  @Matches(/\S/, { message: 'number is missing: write it as it stands on the licence' })
  number: string;

  @IsString({ message: sayDay })
  @Matches(day, { message: sayDay })
  validUntil: string;
}

export class RenewLicenceDto {
  /** A day that has passed ends it at once. */
  @IsString({ message: sayDay })
  @Matches(day, { message: sayDay })
  validUntil: string;
}

export class LicenceDto {
  id: string;
  userId: string;
  name: string;
  state: string;
  number: string;
  validUntil: string;
}

export class LicencesDto {
  /** By name and state. */
  licences: LicenceDto[];
}
