import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { StaffRole } from './principal.js';

export const ACCESS = Symbol('access');

export type Access =
  { readonly kind: 'public' } | { readonly kind: 'sources' } | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] };

type HandlerDecorator = MethodDecorator & ClassDecorator;
const declare = (access: Access): HandlerDecorator => SetMetadata(ACCESS, access);

/** Anybody may call it, without credentials. */
export const Public = (): HandlerDecorator => declare({ kind: 'public' });

/** Websites and partners, by their key. */
export const ForSources = (): HandlerDecorator => applyDecorators(declare({ kind: 'sources' }), ApiSecurity('source'));

/** Staff with at least one of `roles`; with none named, any signed-in staff. */
export const ForStaff = (...roles: readonly StaffRole[]): HandlerDecorator =>
  applyDecorators(declare({ kind: 'staff', roles }), ApiSecurity({ session: [], csrf: [] }));
