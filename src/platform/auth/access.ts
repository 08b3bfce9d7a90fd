import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '../../core/access/permissions.js';
import { anybody, type Asker } from '../database/asker.js';

export const ACCESS = Symbol('access');

export type Access =
  | { readonly kind: 'public'; readonly asker: Asker }
  | { readonly kind: 'sources' }
  /** Null: whoever is signed in. */
  | { readonly kind: 'staff'; readonly needs: Permission | null };

type HandlerDecorator = MethodDecorator & ClassDecorator;
const declare = (access: Access): HandlerDecorator => SetMetadata(ACCESS, access);

/** Anybody may call it, without credentials; where it works with rows of people, `asker` says for whom. */
export const Public = (asker: Asker = anybody): HandlerDecorator => declare({ kind: 'public', asker });

/** Websites and partners, by their key. */
export const ForSources = (): HandlerDecorator => applyDecorators(declare({ kind: 'sources' }), ApiSecurity('source'));

/** Staff with a role that has this permission; with none named, any signed-in staff. */
export const ForStaff = (needs: Permission | null = null): HandlerDecorator =>
  applyDecorators(declare({ kind: 'staff', needs }), ApiSecurity({ session: [], csrf: [] }));
