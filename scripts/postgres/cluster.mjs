import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from '../processes/liveness.mjs';
import { locateBinaries } from './binaries.mjs';
import { chooseIdentity } from './run-as.mjs';

export const superuser = 'ringback';
const bareEnvironment = () => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

// The system's locale must not decide how text is stored and sorted.
const ENCODING = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/** Runs a program of PostgreSQL as the cluster's identity. */
export function postgresCommand(identity, program, args) {
  const [file, words] = identity.command(path.join(identity.native, 'bin', program), args);
  return { file, args: words, options: { ...identity.options, cwd: '/', env: bareEnvironment() } };
}

function initialise(identity, directory, authentication) {
  const { file, args, options } = postgresCommand(identity, 'initdb', [
    '-D',
    directory,
    '-U',
    superuser,
    ...ENCODING,
    ...authentication,
  ]);
  const { status, stderr, error } = spawnSync(file, args, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`PostgreSQL's initdb failed ${identity.description}: ${stderr || error?.message}`);
}

/** initdb reads the password from a file, as the identity it runs under; the file is gone when it has. */
function withPasswordFile(identity, file, password, work) {
  fs.writeFileSync(file, password, { mode: 0o600 });
  try {
    identity.give(file);
    work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Half-made directories of initialisations that were killed. */
function clearAbandoned(directory) {
  const prefix = `${path.basename(directory)}.init-`;
  for (const name of fs.readdirSync(path.dirname(directory))) {
    if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10))) {
      fs.rmSync(path.join(path.dirname(directory), name), { recursive: true, force: true });
    }
  }
}

/** Built aside and renamed, so that a directory that exists is a whole cluster; who loses a race uses the winner's. */
function create(identity, { password, durable }) {
  const { directory } = identity;
  clearAbandoned(directory);
  const unfinished = `${directory}.init-${process.pid}`;
  fs.mkdirSync(unfinished, { mode: 0o700 });
  identity.give(unfinished);
  const sync = durable ? [] : ['--no-sync'];
  if (password) {
    const passwordFile = `${unfinished}.password`;
    withPasswordFile(identity, passwordFile, password, () =>
      initialise(identity, unfinished, ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...sync]),
    );
  } else {
    initialise(identity, unfinished, ['--auth=trust', ...sync]);
  }
  try {
    fs.renameSync(unfinished, directory);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(path.join(directory, 'PG_VERSION'))) throw error;
  }
}

/** Kept beside the data, readable by the launcher's user alone: other users of the machine must not get in. */
function passwordFor(directory) {
  const file = `${directory}.password`;
  try {
    fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/**
 * Finds the cluster of `directory`, and makes it when it is missing. Durable clusters ask for a password and reach the disk;
 * throw-away ones trust everybody on 127.0.0.1.
 */
export async function openCluster(directory, { durable }) {
  fs.mkdirSync(path.dirname(directory), { recursive: true });
  const identity = chooseIdentity(await locateBinaries(), path.resolve(directory));
  const password = durable ? passwordFor(path.resolve(directory)) : undefined;
  if (!fs.existsSync(path.join(identity.directory, 'PG_VERSION'))) create(identity, { password, durable });
  const credentials = password ? `${superuser}:${password}` : superuser;
  return {
    identity,
    directory: identity.directory,
    url: (port, database = 'postgres') => `postgres://${credentials}@127.0.0.1:${port}/${database}`,
  };
}
