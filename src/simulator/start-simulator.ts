import { controlServer } from './control/control-server.js';
import { createWorld } from './create-world.js';
import { payerControlRoutes, payerRoutes } from './payer/payer-routes.js';
import { Payer } from './payer/payer.js';
import { restServer } from './rest/rest-server.js';
import type { SimulatorOptions } from './simulator-options.js';

export interface RunningSimulator {
  /** Origins, without a trailing slash. */
  readonly restUrl: string;
  readonly controlUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** What everything random was drawn from; name it when a run fails, and give it again to strike the same. */
  readonly seed: string;
  /** Of the REST face over HTTPS, when it has a certificate. */
  readonly tlsUrl: string | undefined;
  /** Ends all calls without further webhooks and closes both faces. */
  stop(): Promise<void>;
}

// Unless told otherwise only this machine may reach it: both faces can be made to send requests anywhere.
const thisMachine = '127.0.0.1';

/** Starts a local Twilio: the REST face and the control face. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const world = createWorld(options);
  const rest = restServer(world);
  const secure = options.tls && restServer(world, options.tls);
  const control = controlServer(world);
  const payer = new Payer(); // at the same address, so that npm start has insurers to ask
  payerRoutes(rest, payer);
  payerControlRoutes(control, payer);
  const host = options.host ?? thisMachine;
  const restUrl = await rest.listen({ host, port: options.port ?? 0 });
  const controlUrl = await control.listen({ host, port: options.controlPort ?? 0 });
  const tlsUrl = await secure?.listen({ host, port: options.tls?.port ?? 0 });
  return {
    restUrl,
    controlUrl,
    accountSid: world.accountSid,
    authToken: world.credentials.primaryToken,
    seed: world.seed,
    tlsUrl,
    async stop() {
      world.webhooks.stop();
      world.clock.stop();
      await Promise.all([rest.close(), control.close(), secure?.close()]);
    },
  };
}
