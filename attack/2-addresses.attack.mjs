// ffuf looks for addresses that nobody meant to open, as a stranger and as a counsellor, and for a way out of the folders that are
// served. It has to find the addresses that everybody may see.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onAttacked, readByStaff } from './support/attacked.mjs';
import { conclude, openTool, runTool } from './support/tool.mjs';

const forgotten =
  `.env .env.local .git/config .git/HEAD .npmrc .DS_Store .well-known/security.txt admin administrator actuator api backup backup.sql
  backup.zip bullboard config config.json console.log core debug debug/pprof dist dist/src/main.js docker-compose.yml Dockerfile dump.sql env
  graphql heapdump id_rsa index.php info.php internal jobs login.php logs main.js main.js.map metrics/prometheus migrations node_modules
  node_modules/pg/package.json package.json package-lock.json phpinfo.php private proc/self/environ queues robots.txt server-status setup
  src/main.ts status swagger swagger.json test tmp trace users v1 v1/debug v1/internal v1/metrics v2 web wp-admin wp-login.php`.split(
    /\s+/,
  );
const out = ['..', '%2e%2e', '..%2f', '%2e%2e%2f', '..%252f', '..%5c', '%c0%ae%c0%ae/', '....//', '/..', '%00', '..;/'];
const goals = ['package.json', 'etc/passwd', '.env', 'dist/src/main.js', 'proc/self/environ'];
const ways = out.flatMap((way) =>
  goals.flatMap((goal) => [`${way}/${goal}`, `${way.repeat(6)}/${goal}`, `${way}/${way}/${way}/${way}/${goal}`]),
);

/** Words in, what each was answered out. */
async function fuzz(url, words, headers = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-ffuf-'));
  const [list, results] = [path.join(folder, 'words.txt'), path.join(folder, 'results.json')];
  fs.writeFileSync(list, `${words.join('\n')}\n`);
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  // Below the limit of a stranger: what is refused for haste is not answered.
  const { code, output } = await runTool('ffuf', [
    '-u',
    url,
    '-w',
    list,
    '-mc',
    'all',
    '-o',
    results,
    '-of',
    'json',
    '-s',
    '-t',
    '4',
    '-p',
    '0.45',
    ...sent,
  ]);
  if (code !== 0) throw new Error(`ffuf ended with ${code}:\n${output.slice(-2000)}`);
  const answers = JSON.parse(fs.readFileSync(results, 'utf8')).results.map(({ input, status }) => ({ word: input.FUZZ, status }));
  fs.rmSync(folder, { recursive: true, force: true });
  if (answers.length < words.length) throw new Error(`ffuf was answered ${answers.length} of ${words.length} times at ${url}`);
  return answers;
}

const asFound =
  (who) =>
  ({ word, status }) =>
    `${who}: ${word} was answered ${status}`;
const isOpen = ({ status }) => status < 400 || status >= 500 || status === 429;

openTool('ffuf');
const found = [];
await onAttacked(async (attacked) => {
  const seen = await fuzz(`${attacked.url}/FUZZ`, ['health/live', 'console/', 'form/willow-creek', 'docs']);
  if (seen.some(({ status }) => status !== 200)) throw new Error(`ffuf did not see what is there: ${JSON.stringify(seen)}`);

  found.push(...(await fuzz(`${attacked.url}/FUZZ`, forgotten)).filter(isOpen).map(asFound('a stranger')));
  found.push(...(await fuzz(`${attacked.url}/FUZZ`, ways)).filter(isOpen).map(asFound('a stranger')));
  const counsellor = await attacked.as('counsellor');
  for (const folder of ['docs', 'form']) {
    found.push(
      ...(await fuzz(`${attacked.url}/${folder}/FUZZ`, ways, counsellor))
        .filter(isOpen)
        .map(asFound(`a counsellor below /${folder}`)),
    );
  }
  const addresses = readByStaff().map((address) => address.slice(1).replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'));
  const strangers = await fuzz(`${attacked.url}/FUZZ`, addresses);
  found.push(...strangers.filter(({ status }) => status !== 401).map(asFound('a stranger')));
});
conclude(
  `ffuf tried ${forgotten.length} forgotten files, ${ways.length} ways out of three folders, and every address that staff read without a session`,
  found,
);
