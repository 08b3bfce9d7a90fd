import fs from 'node:fs';
import path from 'node:path';
import { unpackDebianPackage } from '../debian/unpack-debian-package.mjs';

const NAMES = ['redis-server', 'valkey-server'];

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function onPath() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/local/bin', '/usr/bin'].filter(Boolean);
  const file = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable);
  return file && { file, env: {} };
}

/** A Redis server that is on this machine or that its package manager brings: { file, env } or undefined. */
export async function findRedis() {
  return onPath() ?? unpackDebianPackage('redis-server', 'usr/bin/redis-server');
}
