import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CreateStaffUserDto, SetRolesDto, StaffUserDto, StaffUsersDto } from '../../../contracts/admin/staff-user.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CreateUser } from './create-user.js';
import { DeactivateUser } from './deactivate-user.js';
import { SetRoles } from './set-roles.js';
import { StaffUser } from './staff-user.entity.js';
import type { StaffUserRow } from './staff-user.store.js';

@Controller('v1/admin/users')
@ForStaff('manage-users')
export class UsersController {
  constructor(
    private readonly createUser: CreateUser,
    private readonly deactivateUser: DeactivateUser,
    private readonly setRoles: SetRoles,
    @InjectRepository(StaffUser) private readonly users: Repository<StaffUser>,
  ) {}

  @Post()
  @NeedsFreshProof()
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateStaffUserDto): Promise<StaffUserDto> {
    return toDto(fromRow(await this.createUser.run(body, staff.userId)));
  }

  @Get()
  async list(): Promise<StaffUsersDto> {
    const users = await this.users.find({ order: { createdAt: 'ASC', id: 'ASC' } });
    return { users: users.map((user) => toDto(user)) };
  }

  /** Counts from their next request on. */
  @Put(':id/roles')
  @NeedsFreshProof()
  async roles(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: SetRolesDto): Promise<StaffUserDto> {
    return toDto(fromRow(await this.setRoles.run(id, body.roles, staff.userId)));
  }

  @Post(':id/deactivate')
  @NeedsFreshProof()
  @HttpCode(200)
  async deactivate(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<StaffUserDto> {
    return toDto(fromRow(await this.deactivateUser.run(id, staff.userId)));
  }
}

type ShownUser = Pick<StaffUser, 'id' | 'email' | 'name' | 'roles' | 'active' | 'createdAt'>;

function fromRow({ id, email, name, roles, active, created_at }: StaffUserRow): ShownUser {
  return { id, email, name, roles, active, createdAt: created_at };
}

function toDto({ id, email, name, roles, active, createdAt }: ShownUser): StaffUserDto {
  return { id, email, name, roles, active, createdAt: createdAt.toISOString() };
}
