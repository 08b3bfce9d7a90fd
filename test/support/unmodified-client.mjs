// The real client with nothing changed in it: creates, lists and fetches a call, and prints what it saw.
import twilio from 'twilio';

const { SIMULATED_ACCOUNT: account, SIMULATED_TOKEN: token, CALLED: to, CALLING: from } = process.env;
const client = twilio(account, token);
const created = await client.calls.create({ to, from, twiml: '<Response><Hangup/></Response>' });
const listed = await client.calls.list({ to });
const fetched = await client.calls(created.sid).fetch();
const refused = await client
  .calls('CA00000000000000000000000000000000')
  .fetch()
  .catch((error) => ({ name: error.constructor.name, code: error.code }));
console.log(JSON.stringify({ created: created.status, listed: listed.length, same: fetched.sid === created.sid, refused }));
