import { whyNotFree } from '../processes/ports.mjs';

/** Throws, naming the variable to set, when something cannot listen where the settings want it. */
export async function checkPorts({ host, port, role, simulator }) {
  const wanted = [
    ...(role === 'worker' ? [] : [{ name: 'PORT', port, host }]),
    ...(simulator
      ? [
          { name: 'SIMULATOR_PORT', port: simulator.port },
          { name: 'SIMULATOR_CONTROL_PORT', port: simulator.controlPort },
        ]
      : []),
  ];
  for (const one of wanted) {
    const reason = await whyNotFree(one.port, one.host);
    if (reason === 'EADDRINUSE')
      throw new Error(`Port ${one.port} is in use by another program: stop it, or choose another port with ${one.name}=<number>`);
    if (reason) throw new Error(`Cannot listen on port ${one.port} (${reason}): choose another with ${one.name}=<number>`);
  }
}
