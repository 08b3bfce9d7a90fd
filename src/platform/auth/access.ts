import { SetMetadata } from '@nestjs/common';
import type { StaffRole } from './principal.js';

export const ACCESS = Symbol('access');

export type Access =
  { readonly kind: 'public' } | { readonly kind: 'sources' } | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] };

type HandlerDecorator = MethodDecorator & ClassDecorator;
const declare = (access: Access): HandlerDecorator => SetMetadata(ACCESS, access);

/** Anybody may call it, without credentials. */
export const Public = (): HandlerDecorator => declare({ kind: 'public' });

/** Websites and partners, by their key. */
export const ForSources = (): HandlerDecorator => declare({ kind: 'sources' });

/** Staff with at least one of `roles`; with none named, any signed-in staff. */
export const ForStaff = (...roles: readonly StaffRole[]): HandlerDecorator => declare({ kind: 'staff', roles });
