// Preloaded into a program under test: every name below twilio.com is this machine, as a hosts entry and a port
// forwarding would have it. Names in certificates are still checked.
import tls from 'node:tls';

const port = Number(process.env['SIMULATED_TWILIO_PORT']);
const { connect } = tls;

tls.connect = (options, ...rest) => {
  const isTwilio = typeof options === 'object' && options.host?.endsWith('.twilio.com');
  return isTwilio ? connect({ ...options, host: '127.0.0.1', port }, ...rest) : connect(options, ...rest);
};
