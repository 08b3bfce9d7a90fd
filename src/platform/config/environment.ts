/** Raw text of an environment; empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable of `.env.example`: its default as shown there, and what it is for. */
export interface Variable {
  readonly name: string;
  readonly default: string;
  readonly purpose: string;
}

export const variables: readonly Variable[] = [
  { name: 'PORT', default: '3000', purpose: 'port of the API' },
  { name: 'HOST', default: '127.0.0.1', purpose: 'address to listen on; 0.0.0.0 for every one' },
  { name: 'DATA_DIR', default: './.data', purpose: 'where the embedded PostgreSQL keeps its files' },
  {
    name: 'FIELD_KEYS',
    default: '',
    purpose:
      'keys of stored recordings, id:base64 of 32 bytes, the first one seals; when empty, made in DATA_DIR (not in production)',
  },
  {
    name: 'AUDIT_HEADS_DIR',
    default: '',
    purpose: 'folder, best of another machine, where signed heads of the audit are put; when empty, DATA_DIR/audit-heads',
  },
  { name: 'DATABASE_URL', default: '', purpose: 'PostgreSQL; when empty, npm start runs an embedded one' },
  { name: 'REDIS_URL', default: '', purpose: 'queue on Redis; when empty, on PostgreSQL' },
  { name: 'ROLE', default: 'all', purpose: 'what this process does: all, api or worker' },
  { name: 'PUBLIC_URL', default: '', purpose: 'how browsers and Twilio reach us; when empty, http://HOST:PORT' },
  { name: 'TRUSTED_PROXIES', default: '', purpose: 'IP addresses whose X-Forwarded-For is believed, separated by commas' },
  { name: 'ADMIN_EMAIL', default: '', purpose: 'first administrator; when empty, admin@ringback.example' },
  { name: 'ADMIN_PASSWORD', default: '', purpose: 'at least 15 characters; when empty, made and printed once' },
  {
    name: 'MFA',
    default: '',
    purpose: 'second factor of staff: required or optional; when empty, required in production, where it must be, else optional',
  },
  { name: 'OIDC_ISSUER', default: '', purpose: 'OpenID provider that staff may sign in with; when empty, none' },
  { name: 'OIDC_CLIENT_ID', default: '', purpose: 'how that provider knows us; needed with OIDC_ISSUER' },
  { name: 'OIDC_CLIENT_SECRET', default: '', purpose: 'secret of OIDC_CLIENT_ID; needed with OIDC_ISSUER' },
  { name: 'TWILIO_ACCOUNT_SID', default: '', purpose: 'Twilio account; when empty, telephony is simulated' },
  { name: 'TWILIO_AUTH_TOKEN', default: '', purpose: 'checks the signature of webhooks' },
  { name: 'TWILIO_AUTH_TOKEN_SECONDARY', default: '', purpose: 'accepted too, while the auth token is being changed' },
  { name: 'TWILIO_API_KEY', default: '', purpose: 'signs our requests instead of the auth token' },
  { name: 'TWILIO_API_SECRET', default: '', purpose: 'secret of TWILIO_API_KEY' },
  { name: 'TWILIO_TWIML_APP_SID', default: '', purpose: 'TwiML app of the softphones, which also need TWILIO_API_KEY' },
  { name: 'SOFTPHONE_ORIGINS', default: '', purpose: 'where browser phones sign on; when empty, at Twilio or the simulator' },
  { name: 'TWILIO_REGION', default: '', purpose: 'region of the account; local is a simulator, refused in production' },
  { name: 'TWILIO_CA_BUNDLE', default: '', purpose: 'file of certificates to trust instead of the usual ones' },
  { name: 'TWILIO_BASE_URL', default: '', purpose: 'address of a simulator; refused in production' },
  {
    name: 'WEBHOOK_ALLOW_LOOPBACK',
    default: '',
    purpose: 'true lets webhooks go to this machine over http, for tests; when empty, they do not; refused in production',
  },
  {
    name: 'BENEFITS_URL',
    default: '',
    purpose: 'clearing house that asks insurers (X12 270/271); when empty, npm start simulates one, else people ask by phone',
  },
  { name: 'BENEFITS_SENDER_ID', default: '', purpose: 'how the clearing house knows us; needed with BENEFITS_URL' },
  { name: 'BENEFITS_RECEIVER_ID', default: '', purpose: 'how the clearing house calls itself; needed with BENEFITS_URL' },
  { name: 'BENEFITS_NPI', default: '', purpose: 'our national provider number, ten digits; needed with BENEFITS_URL' },
  { name: 'BENEFITS_USER', default: '', purpose: 'user at the clearing house, where it wants one' },
  { name: 'BENEFITS_PASSWORD', default: '', purpose: 'password of BENEFITS_USER' },
  { name: 'BENEFITS_CA_BUNDLE', default: '', purpose: 'file of certificates to trust there instead of the usual ones' },
  { name: 'FALLBACK_URL', default: '', purpose: 'TwiML at another host for when we are away; when empty, our own' },
  { name: 'STANDBY_NUMBER', default: '', purpose: 'phone that rings when we cannot answer a caller' },
  { name: 'CALLS_PER_SECOND', default: '', purpose: 'limit of the carrier; when empty, 1 with Twilio and 100 simulated' },
  { name: 'DEMO', default: '', purpose: 'sample staff and scripted phones; when empty, on while telephony is simulated' },
  {
    name: 'DEMO_DAY',
    default: '',
    purpose: 'false: npm start with sample data has no invented people who call; true is refused with a real carrier',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    purpose: 'fatal, error, warn, info, debug, trace or silent; npm start with sample data takes warn',
  },
  { name: 'NODE_ENV', default: 'development', purpose: 'development, test or production' },
  { name: 'SIMULATOR_PORT', default: '4010', purpose: 'port of the simulated carrier' },
  { name: 'OFFER_SECONDS', default: '20', purpose: 'how long a counsellor may think about an offer' },
  {
    name: 'WRAP_UP_SECONDS',
    default: '5',
    purpose: 'wrap-up after a call that nobody answered; after a talk the policy of the site counts',
  },
  {
    name: 'SPOOL_BYTES',
    default: '67108864',
    purpose:
      'most bytes of leads kept in DATA_DIR/spool while the database is away; beyond it they are refused, with the hotline',
  },
  { name: 'SPOOL_AFTER_MILLISECONDS', default: '2000', purpose: 'a lead that the database takes longer for is kept on the disk' },
  {
    name: 'MEDICAL_DIRECTOR_KEY',
    default: '',
    purpose: 'public key (base64) of who signs the flag table and the instruments; must be set in production',
  },
];

/** `offerSeconds` -> `OFFER_SECONDS`. */
export function variableName(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
