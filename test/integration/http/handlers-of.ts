import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from '../../../src/platform/auth/access.js';

export interface Handler {
  readonly controller: string;
  readonly method: string;
  /** /v1/people/:id */
  readonly path: string;
  /** public, sources, staff, or the permission that it needs. */
  readonly who: string;
}

type Prototype = Readonly<Record<string, () => unknown>>;

const asList = (paths: string | string[]) => (Array.isArray(paths) ? paths : [paths]);
const join = (...parts: readonly string[]) =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

function whoMay(access: Access): string {
  return access.kind === 'staff' ? (access.needs ?? 'staff') : access.kind;
}

/** Every handler that the router of this application knows, as its decorators declare it. */
export function handlersOf(app: INestApplicationContext): Handler[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const known = new Map(controllers.map(({ metatype }) => [metatype!.name, metatype!]));
  return [...known.values()].flatMap((metatype) => {
    const prototype = metatype.prototype as Prototype;
    const names = scanner.getAllMethodNames(prototype).filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!));
    return names.flatMap((name) => {
      const handler = prototype[name]!;
      const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype)) as Access;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
      const paths = asList(Reflect.getMetadata(PATH_METADATA, metatype) as string | string[]).flatMap((prefix) =>
        asList(Reflect.getMetadata(PATH_METADATA, handler) as string | string[]).map((path) => join(prefix, path)),
      );
      return paths.map((path) => ({ controller: metatype.name, method, path, who: whoMay(access) }));
    });
  });
}
