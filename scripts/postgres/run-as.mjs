// PostgreSQL refuses to run as root. An ordinary user runs it as himself; root lends it another identity:
//   1. the user `postgres`, else `nobody`, when that user can reach the binaries and the data;
//   2. a user namespace in which root looks like that user (works under a closed home; many containers forbid it);
//   3. that user again, with binaries and data moved to a place it can reach; a note next to the data directory says where.
// A cluster that exists already keeps the identity of its owner: another one could not read it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LENT_USERS = ['postgres', 'nobody'];
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

function moved(user, native, directory) {
  const key = createHash('sha256').update(`${native} ${directory}`).digest('hex').slice(0, 12);
  const home = path.join('/var/tmp', `ringback-postgres-${key}`);
  const copy = path.join(home, 'native');
  openFolder(home);
  if (!fs.existsSync(path.join(copy, '.complete'))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(copy, '.complete'), '');
  }
  const target = path.join(home, path.basename(directory));
  fs.writeFileSync(movedNote(directory), `${target}\n`);
  return asUser(user, copy, target);
}

function ownerKeeps(native, directory) {
  const { uid } = fs.statSync(directory);
  if (uid === 0) {
    const identity = inUserNamespace(
      lookUpUser((name) => LENT_USERS.includes(name)),
      native,
      directory,
    );
    if (identity) return identity;
    throw new Error(`${directory} was made in a user namespace, and this system does not allow one now`);
  }
  const user = lookUpUser((_, id) => id === uid);
  if (user && canReach(user, native, directory)) return asUser(user, native, directory);
  throw new Error(
    `${directory} belongs to user id ${uid}, who cannot reach it or PostgreSQL's binaries: open the folders above them (chmod o+x)`,
  );
}

/** Says as whom and from where to run PostgreSQL for `directory`, which need not exist yet (its parent must). */
export function chooseIdentity(native, directory) {
  const exists = fs.existsSync(path.join(directory, 'PG_VERSION'));
  if (process.getuid?.() !== 0) {
    if (exists && process.getuid && fs.statSync(directory).uid !== process.getuid())
      throw new Error(
        `${directory} belongs to user id ${fs.statSync(directory).uid}: start as that user, or set DATA_DIR to a folder of your own`,
      );
    return asOurselves(native, directory);
  }
  if (exists) return ownerKeeps(native, directory);
  const user = LENT_USERS.map((wanted) => lookUpUser((name) => name === wanted)).find(Boolean);
  if (!user)
    throw new Error(
      'PostgreSQL cannot run as root and there is no user postgres or nobody: start as an ordinary user, or set DATABASE_URL',
    );
  if (fs.existsSync(movedNote(directory))) return moved(user, native, directory);
  if (canReach(user, native, directory)) return asUser(user, native, directory);
  return inUserNamespace(user, native, directory) ?? moved(user, native, directory);
}
