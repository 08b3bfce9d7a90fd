import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { ownerTeams, type OwnerTeam } from '../../core/intake/work/owners.js';

const sayWhy = 'reason needs 1 to 500 characters: why it changes hands';

export class AssignIntakeDto {
  /** The colleague who owns it from now on; left out: `team`. */
  @IsOptional()
  @IsUUID(undefined, { message: 'userId must be the id of an active colleague.' })
  userId?: string;

  /** Left out: `userId`. */
  @IsOptional()
  @IsIn(ownerTeams, { message: `team must be one of: ${ownerTeams.join(', ')}` })
  @ApiProperty({ enum: ownerTeams, required: false })
  team?: OwnerTeam;

  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}
