import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Approve, IdentityModule, MakeAdministrator, ResetFactors } from './modules/identity/index.js';
import { ConfigModule } from './platform/config/config.module.js';
import { readSettings, SettingsError } from './platform/config/read-settings.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { beginAs, program } from './platform/database/asker.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { DomainError } from './platform/http/domain-error.js';
import { ObserveModule } from './platform/observe/observe.module.js';
import { Prompt } from './platform/terminal/prompt.js';

/**
 * What an operator does at the machine itself (docs/operations.md, Signing in):
 *   make-administrator   the first one, or another one with the approval of one
 *   reset-factors        takes somebody's second factors away, with the approval of two
 */
type Command = (app: INestApplicationContext, prompt: Prompt) => Promise<string>;
const commands: Readonly<Record<string, Command>> = { 'make-administrator': makeAdministrator, 'reset-factors': resetFactors };

async function makeAdministrator(app: INestApplicationContext, prompt: Prompt): Promise<string> {
  const make = app.get(MakeAdministrator, { strict: false });
  const approver = (await make.needsApproval()) ? await approval(app, prompt, 'The administrator who approves') : null;
  const email = await prompt.ask('Email address of the new administrator');
  const name = await prompt.ask('Name');
  const password = await prompt.askSecret('Password, at least 15 characters');
  const made = await make.run({ email, name, password }, approver);
  return `${made.email} is an administrator now.`;
}

async function resetFactors(app: INestApplicationContext, prompt: Prompt): Promise<string> {
  const email = await prompt.ask('Email address of who lost their second factor');
  const first = await approval(app, prompt, 'The first administrator who knows that it is them');
  const second = await approval(app, prompt, 'The second one');
  const password = await prompt.askSecret('New password for them (nothing keeps the old one)');
  const user = await app.get(ResetFactors, { strict: false }).run(email, password || null, [first, second]);
  return `${user.name} signs in with the password alone now, and sets up a second factor again. Approved by ${first.name} and ${second.name}.`;
}

async function approval(app: INestApplicationContext, prompt: Prompt, who: string) {
  const email = await prompt.ask(`${who}: email address`);
  const password = await prompt.askSecret('Their password');
  const code = await prompt.askSecret('Their code (nothing, if they have no second factor)');
  return app.get(Approve, { strict: false }).run({ email, password, code });
}

async function run(command: Command): Promise<string> {
  const settings = readSettings({ ...process.env, LOG_LEVEL: 'error' });

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      DatabaseModule,
      CryptoModule,
      IdentityModule,
    ],
  })
  class AdminModule {}
  const prompt = new Prompt();
  const app = await NestFactory.createApplicationContext(AdminModule, { logger: false, abortOnError: false });
  try {
    return await command(app, prompt);
  } finally {
    prompt.close();
    await app.close();
  }
}

const command = commands[process.argv[2] ?? ''];
if (!command || process.argv.length > 3) {
  process.stderr.write(`Say one of: ${Object.keys(commands).join(', ')}. Everything else is asked for.\n`);
  process.exit(2);
}
beginAs(program);
try {
  process.stdout.write(`${await run(command)}\n`);
} catch (error) {
  const isExplained = error instanceof DomainError || error instanceof SettingsError;
  process.stderr.write(`${isExplained ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}
