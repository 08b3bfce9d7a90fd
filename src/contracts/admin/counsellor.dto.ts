import { ArrayNotEmpty, IsOptional, IsString, IsUUID } from 'class-validator';

export class AddCounsellorDto {
  /** A staff user with the role counsellor. */
  @IsUUID()
  userId: string;

  /** Where offers ring; without one the counsellor cannot go available. */
  @IsOptional()
  @IsString()
  phoneNumber?: string;

  @IsUUID(undefined, { each: true })
  @ArrayNotEmpty({ message: 'routeIds needs at least one route, or nobody can be offered to this counsellor' })
  routeIds: string[];
}

export class CounsellorDto {
  id: string;
  name: string;
  routeIds: string[];
}
