/** A key pair of the account, for the REST face and for access tokens. Keys never sign webhooks. */
export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
}

/** Who may use the account. During a rotation two tokens are good; webhooks are signed with the primary one. */
export interface Credentials {
  readonly accountSid: string;
  primaryToken: string;
  secondaryToken: string | undefined;
  readonly apiKey: ApiKey;
}
