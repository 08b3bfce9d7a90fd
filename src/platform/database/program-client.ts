import { Client } from 'pg';
import { program, programRole } from './asker.js';

/** One connection for a program that an operator runs: in the role of the running ones, which every policy binds. */
export async function connectAsProgram(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, options: `-c role=${programRole} -c ringback.asker=${program}` });
  await client.connect();
  return client;
}
