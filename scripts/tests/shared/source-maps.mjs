import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptionsOf } from './swc-options.mjs';

/** From the address of a TypeScript file to its map, made when a stack first names the file: few ever are. */
class SourceMaps extends Map {
  get(address) {
    if (!/^file:.*\.tsx?$/.test(address)) return undefined;
    if (!this.has(address)) this.set(address, this.read(fileURLToPath(address)));
    return super.get(address);
  }

  read(file) {
    const { map } = transformSync(fs.readFileSync(file, 'utf8'), { ...swcOptionsOf(file), sourceMaps: true });
    return `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  }
}

export const sourceMaps = new SourceMaps();
