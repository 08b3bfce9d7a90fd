import { fastify, type FastifyInstance } from 'fastify';
import { carrierRoutes } from '../carrier/carrier-routes.js';
import { textRoutes } from '../messages/text-routes.js';
import { verificationRoutes } from '../verification/verification-routes.js';
import type { World } from '../world.js';
import { callView } from './call-view.js';
import { consoleRoutes } from '../page/console-routes.js';
import { dialRoute } from './dial-route.js';
import { clockRoutes } from './clock-routes.js';
import { faultRoutes } from './fault-routes.js';
import { numberRoutes } from './number-routes.js';
import { phoneRoutes } from './phone-routes.js';
import { softphoneRoutes } from '../softphones/softphone-routes.js';
import { settingsRoutes } from './settings-routes.js';
import { timelineRoutes } from './timeline-routes.js';

function callRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Querystring: { number?: string } }>('/calls', (request) => {
    const { number } = request.query;
    return world.calls
      .newestFirst()
      .filter((call) => !number || call.request.to === number || call.request.from === number || call.farNumber === number)
      .map((call) => callView(world, call));
  });
}

/** The face for tests and for the demonstration page. The program under test must never talk to it. */
export function controlServer(world: World): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  phoneRoutes(app, world);
  dialRoute(app, world);
  softphoneRoutes(app, world);
  numberRoutes(app, world);
  callRoutes(app, world);
  timelineRoutes(app, world);
  faultRoutes(app, world);
  textRoutes(app, world);
  carrierRoutes(app, world);
  verificationRoutes(app, world);
  clockRoutes(app, world);
  settingsRoutes(app, world);
  consoleRoutes(app);
  return app;
}
