import fs from 'node:fs';
import path from 'node:path';

/** What the application wrote down about its sample data, or undefined: { staff, sourceKey, site, phones }. */
export function readDemo(dataDir) {
  try {
    return JSON.parse(fs.readFileSync(path.join(dataDir, 'demo.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Tells the simulator who answers which number, and how. */
export async function declarePhones(phones, controlUrl) {
  for (const persona of phones) {
    const response = await fetch(`${controlUrl}/phones/${encodeURIComponent(persona.number)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(persona),
    });
    if (!response.ok)
      throw new Error(`The simulator refused the phone ${persona.number}: ${response.status} ${await response.text()}`);
  }
}
