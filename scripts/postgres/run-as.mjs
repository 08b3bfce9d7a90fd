// PostgreSQL refuses to run as root. An ordinary user runs it as himself; root lends it another identity:
//   1. the user `postgres`, else `nobody`, when that user can reach the binaries and the data;
//   2. a user namespace in which root looks like that user (works under a closed home; many containers forbid it);
//   3. that user again, with a copy of the binaries, and with the data, where that user can reach them; a note beside the
//      directory where the data should be says where they are.
// A cluster that exists already keeps the identity of its owner: another one could not read it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LENT_USERS = ['postgres', 'nobody'];
const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);
const movedNote = (directory) => `${directory}.moved-to`;

function lookUpUser(matches) {
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = rows.find(([name, , uid]) => matches(name, Number(uid)));
  return row && { name: row[0], uid: Number(row[2]), gid: Number(row[3]) };
}

function asOurselves(native, directory) {
  return {
    description: 'as the current user',
    native,
    directory,
    command: (file, args) => [file, args],
    options: {},
    give: () => {},
  };
}

function asUser(user, native, directory) {
  return {
    description: `as user ${user.name}`,
    native,
    directory,
    command: (file, args) => [file, args],
    options: { uid: user.uid, gid: user.gid },
    give: (file) => fs.chownSync(file, user.uid, user.gid),
  };
}

function inUserNamespace(user, native, directory) {
  const flags = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`];
  if (spawnSync('unshare', [...flags, 'true']).status !== 0) return undefined;
  return {
    description: `in a user namespace, as ${user.name}`,
    native,
    directory,
    command: (file, args) => ['unshare', [...flags, file, ...args]],
    options: {},
    give: () => {},
  };
}

function canReach(user, native, directory) {
  const as = { uid: user.uid, gid: user.gid, cwd: '/' };
  const runsBinaries = spawnSync(path.join(native, 'bin/initdb'), ['--version'], as).status === 0;
  return runsBinaries && spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', path.dirname(directory)], as).status === 0;
}

/** A folder of root's own that everybody may enter. Refuses one that somebody else has put there. */
function openFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (fs.lstatSync(folder).uid !== 0) throw new Error(`${folder} does not belong to root: remove it`);
  fs.chmodSync(folder, 0o755);
}

/** One copy for each version of the binaries, shared by all clusters that need it. */
function copyBinaries(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'));
  const home = path.join('/var/tmp', `ringback-postgres-${shortHash(`${native} ${version}`)}`);
  const copy = path.join(home, 'native');
  openFolder(home);
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, copy);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error; // else another process was quicker
  }
  return copy;
}

function withMovedData(user, native, directory) {
  const home = path.join('/var/tmp', `ringback-data-${shortHash(directory)}`);
  openFolder(home);
  const target = path.join(home, path.basename(directory));
  fs.writeFileSync(movedNote(directory), `${target}\n`);
  return asUser(user, native, target);
}

/** The binaries are copied only where the user cannot reach them as they are. */
function reachableBinaries(user, native, directory) {
  if (canReach(user, native, directory)) return native;
  const copy = copyBinaries(native);
  return canReach(user, copy, directory) ? copy : undefined;
}

function ownerKeeps(native, directory) {
  const { uid } = fs.statSync(directory);
  if (uid === 0) {
    const identity = inUserNamespace(userToLend(), native, directory);
    if (identity) return identity;
    throw new Error(`${directory} was made in a user namespace, and this system does not allow one now`);
  }
  const user = lookUpUser((_, id) => id === uid);
  const binaries = user && reachableBinaries(user, native, directory);
  if (binaries) return asUser(user, binaries, directory);
  throw new Error(`${directory} belongs to user id ${uid}, who cannot reach it: open the folders above it (chmod o+x)`);
}

function userToLend() {
  const user = LENT_USERS.map((wanted) => lookUpUser((name) => name === wanted)).find(Boolean);
  if (user) return user;
  throw new Error(
    'PostgreSQL cannot run as root and there is no user postgres or nobody: start as an ordinary user, or set DATABASE_URL',
  );
}

function chooseForRoot(native, directory) {
  if (fs.existsSync(path.join(directory, 'PG_VERSION'))) return ownerKeeps(native, directory);
  const user = userToLend();
  if (fs.existsSync(movedNote(directory))) return withMovedData(user, copyBinaries(native), directory);
  if (canReach(user, native, directory)) return asUser(user, native, directory);
  const inNamespace = inUserNamespace(user, native, directory);
  if (inNamespace) return inNamespace;
  const binaries = copyBinaries(native);
  return canReach(user, binaries, directory) ? asUser(user, binaries, directory) : withMovedData(user, binaries, directory);
}

/** Says as whom and from where to run PostgreSQL for `directory`, which need not exist yet (its parent must). */
export function chooseIdentity(native, directory) {
  if (process.getuid?.() === 0) return chooseForRoot(native, directory);
  const owner = process.getuid && fs.existsSync(directory) ? fs.statSync(directory).uid : undefined;
  if (owner !== undefined && owner !== process.getuid()) {
    throw new Error(`${directory} belongs to user id ${owner}: start as that user, or set DATA_DIR to a folder of your own`);
  }
  return asOurselves(native, directory);
}
