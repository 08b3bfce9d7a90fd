import type { INestApplicationContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS } from './access.js';

/** `CallsController.list` for each route handler that does not declare who may call it. Empty in a sound application. */
export function undeclaredHandlers(app: INestApplicationContext): string[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = metatype?.prototype as Record<string, () => unknown> | undefined;
    if (!metatype || !prototype || Reflect.hasMetadata(ACCESS, metatype)) return [];
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!) && !Reflect.hasMetadata(ACCESS, prototype[name]!))
      .map((name) => `${metatype.name}.${name}`);
  });
}
