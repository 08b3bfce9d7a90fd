import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeOwnCertificate } from './own-ca.js';
import { projectRoot } from './program.js';

type Environment = Readonly<Record<string, string>>;

const names = ['*.local.twilio.com'];

/**
 * The simulator as Twilio itself would be met: by name, over TLS, with a certificate that is checked. `folder` takes the
 * files; the names lead to this machine in these programs alone.
 */
export function overTls(folder: string, tlsPort: number): { readonly simulator: Environment; readonly application: Environment } {
  const { ca, cert, key } = makeOwnCertificate(names);
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const preload = pathToFileURL(join(projectRoot, 'test', 'support', 'resolve-twilio-here.mjs')).href;
  return {
    simulator: {
      SIMULATOR_TLS_CERT: write('cert.pem', cert),
      SIMULATOR_TLS_KEY: write('key.pem', key),
      SIMULATOR_TLS_PORT: String(tlsPort),
    },
    application: {
      TWILIO_REGION: 'local',
      TWILIO_CA_BUNDLE: write('ca.pem', ca),
      NODE_OPTIONS: `--import=${preload}`,
      SIMULATED_TWILIO_PORT: String(tlsPort),
    },
  };
}
