import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { ConfigureNumbers } from './modules/hotline/index.js';
import { EnsureFirstAdministrator } from './modules/identity/index.js';
import { HashSuppressions } from './modules/people/index.js';
import { readSettings, SettingsError } from './platform/config/read-settings.js';
import type { Settings } from './platform/config/settings.js';
import { beginAs, program } from './platform/database/asker.js';
import { createHttpApp } from './platform/http/create-http-app.js';
import { AppModule } from './wiring/app.module.js';
import { DemoSeed } from './wiring/demo-seed.js';

const stopSignals = ['SIGTERM', 'SIGINT'] as const;

/** Starts what this role does and returns where it listens; a worker is the application without HTTP. */
async function start(settings: Settings): Promise<{ app: INestApplicationContext; url: string | null }> {
  if (settings.role === 'worker') {
    const app = await NestFactory.createApplicationContext(AppModule.for(settings), { bufferLogs: true, abortOnError: false });
    app.useLogger(app.get(Logger));
    await prepare(app, settings);
    return { app, url: null };
  }
  const app = await createHttpApp(AppModule.for(settings), settings);
  await prepare(app, settings);
  await app.listen(settings.port, settings.host);
  return { app, url: settings.publicUrl };
}

async function prepare(app: INestApplicationContext, settings: Settings): Promise<void> {
  await app.get(HashSuppressions, { strict: false }).run();
  const administrator = await app.get(EnsureFirstAdministrator, { strict: false }).run(settings);
  if (settings.demo) await app.get(DemoSeed).run(administrator);
  else if (administrator?.generatedPassword) {
    process.stdout.write(`First administrator, shown once: ${administrator.email} / ${administrator.generatedPassword}\n`);
  }
  await app.get(ConfigureNumbers, { strict: false }).untilSettled();
}

/** The first signal drains; the launcher's death (its channel closes) counts as one. */
function stopOnSignal(app: INestApplicationContext): void {
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of stopSignals) process.on(signal, stop);
  if (process.send) process.on('disconnect', stop);
}

beginAs(program);
try {
  const { app, url } = await start(readSettings(process.env));
  stopOnSignal(app);
  process.send?.({ ready: true, url });
} catch (error) {
  const message = error instanceof SettingsError ? error.message : ((error as Error).stack ?? String(error));
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
