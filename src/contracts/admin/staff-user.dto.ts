import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsEmail, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { staffRoles, type StaffRole } from '../../core/access/roles.js';

export class SetRolesDto {
  @ApiProperty({ enum: staffRoles, isArray: true })
  @ArrayNotEmpty({ message: 'Choose at least one role.' })
  @ArrayUnique({ message: 'Name each role once.' })
  @IsIn(staffRoles, { each: true, message: `Roles are ${staffRoles.join(', ')}.` })
  readonly roles: StaffRole[];
}

export class CreateStaffUserDto extends SetRolesDto {
  @IsEmail({}, { message: 'Enter a valid email address.' })
  @MaxLength(254)
  readonly email: string;

  @IsString()
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name: string;

  // NIST SP 800-63B-4: length instead of composition rules; 15 where a password stands alone.
  @IsString()
  @Length(15, 1024, { message: 'Choose a password of at least 15 characters.' })
  readonly password: string;
}

export class StaffUserDto {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: string[];
  readonly active: boolean;
  readonly createdAt: string;
}

export class StaffUsersDto {
  readonly users: StaffUserDto[];
}
